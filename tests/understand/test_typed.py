"""What people type finds a question that fits, or a plain word that it changes nothing here."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from thenar.load import load_knowledge
from thenar.understand import index_of, understand

HERE = Path(__file__).parent
INDEX = index_of(load_knowledge())


class Typed(NamedTuple):
    """What was typed, and a part of the id of a question that fits; `any` where anything may answer."""

    typed: str
    fits: str


def cases(file: str) -> list[Typed]:
    return [Typed(**row) for row in yaml.safe_load((HERE / file).read_text())]


FILES = ("typed.yaml", "typed-more.yaml", "typed-third.yaml")
TYPED = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", TYPED, ids=lambda case: f"{case.typed}: {case.fits}")
def test_what_is_typed_fits(case: Typed) -> None:
    items = understand(case.typed, INDEX)
    assert any(item.understood for item in items)
    asks = [name for item in items for name in item.asks]
    assert case.fits == "any" or any(re.search(case.fits, name) for name in asks), asks


@pytest.mark.parametrize(
    "typed", ["black stools", "never had a blood clot", "port wine stain", "clot busters", "sore bottom"]
)
def test_what_was_taken_for_something_else_is_one_thing_and_sure(typed: str) -> None:
    assert [item.sure for item in understand(typed, INDEX)] == [True]


def test_each_of_the_first_list_is_one_item() -> None:
    assert [case.typed for case in cases("typed.yaml") if len(understand(case.typed, INDEX)) != 1] == []

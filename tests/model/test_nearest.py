"""The nearest known name, or another sentence."""

import pytest

from thenar.model.nearest import meant_or, nearest
from thenar.model.problem import ThenarError

KNOWN = ["blood-thinner", "blood-thinner-unstable", "cancer", "dialysis-fistula", "left-foot", "left-hand"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("canser", "cancer"),
        ("CANCER", "cancer"),
        ("blood thinner", "blood-thinner"),
        ("left-foto", "left-foot"),
        ("fistla", "dialysis-fistula"),
        ("thiner", "blood-thinner"),
    ],
)
def test_a_mistyped_name_finds_the_one_that_is_most_like_it(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant
    assert str(meant_or(typed, KNOWN, ThenarError("No."))) == f"Did you mean '{meant}'?"


@pytest.mark.parametrize("typed", ["", "x", "toothache"])
def test_what_is_like_nothing_gets_the_other_sentence(typed: str) -> None:
    assert nearest(typed, KNOWN) is None
    assert str(meant_or(typed, KNOWN, ThenarError("No."))) == "No."

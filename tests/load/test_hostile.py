"""Whatever a file holds, it is read, or refused in words; nothing else ever happens."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from thenar.load import SHIPPED, load_knowledge, read_routine
from thenar.load.nouns import noun_of
from thenar.load.own import check_file
from thenar.load.yaml_text import Located, parse
from thenar.model.problem import KnowledgeError
from thenar.model.routine import Routine

KNOWLEDGE = load_knowledge()
ROUTINE = yaml.safe_load((SHIPPED / "routines" / "hand-self.yaml").read_text())

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse("any.yaml", data)
    except KnowledgeError as error:
        assert error.problems


@given(st.text(alphabet="abc:-[]{}&*!#|>'\"%@`, \n\t0123456789.", max_size=200))
def test_any_text_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    try:
        parse("any.yaml", text.encode())
    except KnowledgeError as error:
        assert all(problem.message for problem in error.problems)


@given(ODD)
def test_any_value_is_a_routine_or_refused_with_a_place(value: Any) -> None:
    try:
        noun_of(Located("any.yaml", value, {(): 1}), Routine)
    except KnowledgeError as error:
        assert all(problem.line >= 1 for problem in error.problems)


@given(st.sampled_from(sorted(ROUTINE)), ODD)
def test_a_routine_with_any_value_under_any_key_is_read_or_refused(key: str, value: Any) -> None:
    try:
        noun_of(Located("any.yaml", ROUTINE | {key: value}, {(): 1}), Routine)
    except KnowledgeError as error:
        assert any(key in problem.key or key in problem.message for problem in error.problems)


@pytest.mark.parametrize("name", ["ten-megabytes", "a-billion-laughs", "only-a-number", "a-list", "empty", "binary"])
def test_hostile_files_are_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(
        {
            "ten-megabytes": b"steps: " + b"[a, " * 2_500_000,
            "a-billion-laughs": b"a: &a [x]\n" + b"".join(b"%c: &%c [*a, *a]\n" % (c, c) for c in b"bcdefgh"),
            "only-a-number": b"42",
            "a-list": b"- steps\n",
            "empty": b"",
            "binary": bytes(range(256)) * 10,
        }[name]
    )
    for read in (read_routine, check_file):
        with pytest.raises(KnowledgeError) as refused:
            read(path, KNOWLEDGE)
        assert 20 < len(str(refused.value)) < 2000
    assert path.exists()

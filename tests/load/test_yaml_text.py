"""Only plain, small, safe YAML is read, and each refusal says what to do."""

import pytest

from thenar.load.yaml_text import MAX_BYTES, parse
from thenar.model.problem import KnowledgeError

REFUSED = {
    "alias": ("a: &x [1]\nb: *x\n", "line 1", "aliases"),
    "billion laughs": ("a: &a [x, x]\nb: &b [*a, *a]\n", "line 1", "aliases"),
    "python tag": ("a: !!python/object/apply:os.system ['true']\n", "line 1", "tags are not read"),
    "own tag": ("a: 1\nb: !secret 2\n", "line 2", "tags are not read"),
    "same key twice": ("a: 1\nb: 2\na: 3\n", "line 3", "twice"),
    "tabs": ("a:\n\tb: 1\n", "line 2", "not valid YAML"),
    "open bracket": ("a: [1, 2\nb: 3\n", "line 2", "not valid YAML"),
    "two documents": ("a: 1\n---\nb: 2\n", "line 2", "second document"),
    "too deep": ("[" * 40 + "]" * 40, "line 1", "nested deeper"),
    "control character": ("a: \x07\n", "", "not valid YAML"),
    "odd number": ("a: 1_0:x\nb: .nan.\nc: 0o9\nd: 0x1F\n", "line 4", "not a plain number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_plain_yaml_is_refused_with_its_line(name: str) -> None:
    text, place, reason = REFUSED[name]
    with pytest.raises(KnowledgeError) as refused:
        parse("my.yaml", text.encode())
    assert place in str(refused.value)
    assert reason in str(refused.value)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(KnowledgeError, match="at most"):
        parse("my.yaml", b"a: " + b"x" * MAX_BYTES)


def test_a_file_that_is_not_text_is_refused_with_its_line() -> None:
    with pytest.raises(KnowledgeError, match=r"line 2.*UTF-8"):
        parse("my.yaml", b"a: 1\nb: \xff\xfe\n")


def test_every_path_knows_its_line() -> None:
    located = parse("my.yaml", b"a: 1\nb:\n  - c: x\n    d: y\n  - c: z\n")
    assert located.value == {"a": 1, "b": [{"c": "x", "d": "y"}, {"c": "z"}]}
    assert located.line(("b", 0, "d")) == 4
    assert located.line(("b", 1)) == 5
    assert located.line(("b", 1, "missing")) == 5
    assert str(located.problem(("b", 1, "c"), "wrong.")) == "my.yaml, line 5, b[1].c: wrong."


def test_an_empty_file_is_nothing() -> None:
    assert parse("my.yaml", b"").value is None

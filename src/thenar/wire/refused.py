"""Why what a device sent cannot be taken, in words.

What was found is told by its kind alone: it may be an answer about health.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from thenar.model.problem import ThenarError

_VALUE = re.compile(r"'([^']*)'")
MOST_LETTERS = 40  # of the name of a place
_LIST = ThenarError("a list")
_NAMES = ThenarError("names with values")
_NUMBER = ThenarError("a number")
_TEXT = ThenarError("text")
_TRUTH = ThenarError("true or false")
_FOUND = (  # true is an integer too, so it comes first
    (bool, _TRUTH), (int, _NUMBER), (float, _NUMBER), (str, _TEXT), (list, _LIST), (dict, _NAMES),
)  # fmt: skip
_WHOLE = ThenarError("a whole number")
_RIGHT = {
    "missing": ThenarError("a value; it may not be left out"),
    "extra_forbidden": ThenarError("nothing of this name"),
    "json_invalid": ThenarError("a value as JSON writes it"),
    "key": ThenarError("a key such as 6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"),
    "whom": ThenarError("me, someone or a key such as 6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"),
    "either": ThenarError("either a kept session, or a form with its person"),
    "model_type": _NAMES,
    "dict_type": _NAMES,
    "tuple_type": _LIST,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "bool_type": _TRUTH,
    "float_type": _NUMBER,
    "int_type": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
}


def refused(error: ErrorDetails) -> ThenarError:
    """The message for the first mistake that was found."""
    place = ".".join(map(str, error["loc"]))[:MOST_LETTERS] or "JSON"
    return ThenarError(
        "What was sent cannot be kept: “{place}” holds {found}; right is {right}. Nothing was changed.",
        place=place,
        found=_found(error),
        right=_right(error["type"], error.get("ctx", {})),
    )


def _found(error: ErrorDetails) -> ThenarError:
    if error["type"] == "missing" or error["input"] in (None, "", b""):
        return ThenarError("nothing")
    return next((words for kind, words in _FOUND if isinstance(error["input"], kind)), ThenarError("something else"))


def _right(kind: str, facts: Mapping[str, Any]) -> ThenarError:
    if kind in ("enum", "literal_error"):
        return ThenarError("one of {values}", values=", ".join(_VALUE.findall(facts["expected"])))
    if kind == "greater_than_equal":
        return ThenarError("a whole number, at least {least}", least=facts["ge"])
    if kind == "less_than_equal":
        return ThenarError("a whole number, at most {most}", most=facts["le"])
    if kind in ("string_too_long", "too_long"):
        return ThenarError("something shorter, of at most {most}", most=facts["max_length"])
    return _RIGHT.get(kind, ThenarError("what our own page sends"))

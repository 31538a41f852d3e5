"""A JSON document that is longer than memory: its arrays are written an item a line, as they come."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def array(items: Iterable[Any], write: Callable[[Any], str] | None = None) -> Iterator[str]:
    """The text of an array in pieces, one for each item, which `write` makes; `one_line` where nothing is said."""
    line = write or one_line
    between = "[\n"
    for item in items:
        yield between + line(item)
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"


def one_line(value: Any) -> str:
    """A value as JSON on one line, always the same for the same value. Raises ValueError for what JSON has not."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def dense(value: Any) -> str:
    """The same without spaces between, for a file that programs hand on."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))

"""A plain value to a noun, with every mistake named in the words of the file."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from thenar.load.yaml_text import Located, Path
from thenar.model.nearest import nearest
from thenar.model.problem import KnowledgeError, Problem

Noun = TypeVar("Noun")


def noun_of(located: Located, kind: type[Noun]) -> Noun:
    """The noun in a located value; raises KnowledgeError with every mistake in it."""
    try:
        # JSON mode is strict about types (no "3" for 3) yet takes lists for tuples and sets.
        reader: TypeAdapter[Noun] = adapter(cast(Hashable, kind))
        noun = reader.validate_json(json.dumps(located.value), strict=True)
    except ValidationError as error:
        raise KnowledgeError(_problem(kind, located, detail) for detail in error.errors(include_url=False)) from None
    return noun


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The reader of one kind of noun. Unknown keys are mistakes at every level."""
    for part in _dataclasses_in(kind):
        setattr(part, "__pydantic_config__", ConfigDict(extra="forbid"))  # noqa: B010
    return TypeAdapter(kind)


def _dataclasses_in(kind: Any) -> set[type]:
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        part = waiting.pop()
        waiting.extend(get_args(part))
        if isinstance(part, type) and is_dataclass(part) and part not in found:
            found.add(part)
            waiting.extend(get_type_hints(part).values())
    return found


def suggest(found: str, allowed: list[str]) -> str:
    """`, did you mean 'heel'?` where something close exists, else what is allowed."""
    if near := nearest(found, allowed):
        return f"did you mean '{near}'?"
    return "it should be one of: " + ", ".join(sorted(allowed)) + "."


def _problem(kind: Any, located: Located, detail: ErrorDetails) -> Problem:
    path = _path_in(located.value, detail["loc"])
    return located.problem(path, _message(kind, path, detail))


def _path_in(value: Any, loc: tuple[str | int, ...]) -> Path:
    """The part of pydantic's location that is a path in the file (it also names types of unions)."""
    path: list[str | int] = []
    for part in loc:
        if _holds(value, part):
            value = value[part]
        elif part != loc[-1]:
            continue
        path.append(part)
    return tuple(path)


def _holds(value: Any, part: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, dict) and part in value


def _message(kind: Any, path: Path, detail: ErrorDetails) -> str:
    found, context = detail["input"], detail.get("ctx", {})
    if detail["type"] == "missing":
        return "this key is missing; add it."
    if detail["type"] == "unexpected_keyword_argument":
        return f"unknown key '{path[-1]}', " + suggest(str(path[-1]), _keys_at(kind, path))
    if detail["type"] == "enum":
        allowed = [word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")]
        return f"unknown {_singular(path)} {found!r}, " + suggest(str(found), allowed)
    return f"found {_shown(found)}; {detail['msg'][0].lower()}{detail['msg'][1:]}."


def _keys_at(kind: Any, path: Path) -> list[str]:
    """The keys that may stand where `path` ends, by following it through the types of the noun."""
    for part in path[:-1]:
        kind = _inside(kind, part)
    nouns = [one for one in (kind, *get_args(kind)) if is_dataclass(one)]
    return [field.name for noun in nouns for field in fields(noun)]


def _inside(kind: Any, part: str | int) -> Any:
    for one in (kind, *get_args(kind)):
        if isinstance(part, str) and is_dataclass(one):
            return get_type_hints(one).get(part)
        if get_origin(one) in (tuple, Mapping):
            return get_args(one)[-1 if isinstance(part, str) else 0]
    return get_args(kind)[0] if get_args(kind) else None


def _singular(path: Path) -> str:
    word = next((str(part) for part in reversed(path) if isinstance(part, str)), "value")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _shown(found: Any) -> str:
    text = json.dumps(found, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."

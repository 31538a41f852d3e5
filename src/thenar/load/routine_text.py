"""A routine of one's own as YAML, the same that is read from files; reading it gives the same routine again."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from thenar.model.routine import Part, Routine, Step

_USUAL = Part("", 1, 1)
_OPTIONAL = ("say", "pressure", "side", "share")
WIDTH = 120


def text_of(routine: Routine) -> str:
    """The routine as a person would write it: what is as usual is left out."""
    return yaml.safe_dump(dict(_keys(routine)), sort_keys=False, allow_unicode=True, width=WIDTH)


def _keys(routine: Routine) -> Iterator[tuple[str, Any]]:
    yield from (("id", routine.id), ("name", routine.name), ("summary", routine.summary))
    yield from (("area", routine.area.value), ("form", routine.form.value), ("source", list(routine.source)))
    yield "steps", _steps(routine.steps)
    if routine.then:
        yield "then", _steps(routine.then)


def _steps(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [{"name": step.name, "parts": [dict(_part(one)) for one in step.parts]} for step in steps]


def _part(part: Part) -> Iterator[tuple[str, Any]]:
    yield from (("stroke", part.stroke), ("times", part.times), ("importance", part.importance))
    for key in _OPTIONAL:
        value = getattr(part, key)
        if value != getattr(_USUAL, key):
            yield key, list(value) if isinstance(value, tuple) else getattr(value, "value", value)

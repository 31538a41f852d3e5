"""A prescription as YAML, the same that is read from files; reading it gives the same prescription again."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

import yaml

from thenar.load.routine_text import WIDTH
from thenar.model.prescription import DAYS_A_WEEK, Author, Item, Prescription, Template

_FIRST = ("stroke", "routine", "side", "leave_out", "without")  # of an item: what and where, before how much


class _WrittenOut(yaml.SafeDumper):
    """What stands twice is written twice: the reader takes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  the library gives it
        return True


def _quoted(dumper: _WrittenOut, text: str) -> yaml.ScalarNode:
    """Ends of lines that only some programs see as such are written as signs; a reader folds them into a space."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


_WrittenOut.add_representer(str, _quoted)


def text_of(plan: Prescription) -> str:
    """The prescription as a person would write it: what is as usual is left out."""
    return text_of_values(_keys(plan))


def begun_with(template: Template, contact: str, author: Author) -> dict[str, Any]:
    """A template as the values of a prescription that begins on the day it is written; what it lacks is empty."""
    same = ("id", "name", "goal", "known_by", "warnings", "items", "stop")
    last_day = author.day + timedelta(template.weeks * DAYS_A_WEEK - 1)
    return {
        **{key: plain(getattr(template, key)) for key in same},
        "contact": contact,
        "author": plain(author),
        "first_day": author.day,
        "last_day": last_day,
    }


def text_of_values(values: Mapping[str, Any]) -> str:
    """The same keys as YAML, whatever stands in them: also what is no prescription yet."""
    return yaml.dump(dict(values), Dumper=_WrittenOut, sort_keys=False, allow_unicode=True, width=WIDTH)


def plain(value: Any) -> Any:
    """A noun, or what stands in one, as it is written in a file."""
    if is_dataclass(value) and not isinstance(value, type):
        return _keys(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def _keys(noun: Any) -> dict[str, Any]:
    names = [one.name for one in fields(noun)]
    if isinstance(noun, Item):
        names = [*_FIRST, *(name for name in names if name not in _FIRST)]
    usual = {one.name: one.default for one in fields(noun)}
    return {name: plain(found) for name in names if (found := getattr(noun, name)) != usual[name]}

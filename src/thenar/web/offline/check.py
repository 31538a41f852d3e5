"""The check as a device does it alone: the same questions and the same lattice, as plain data for `screen.js`."""

from dataclasses import replace
from typing import Any

from thenar.model.condition import About, Asked, Change, Condition
from thenar.model.knowledge import Knowledge
from thenar.model.line import Line
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.render.json_form import restriction_data
from thenar.screen import NOT_FULLY_SCREENED
from thenar.screen.lines import in_lines


def check_data(knowledge: Knowledge) -> dict[str, Any]:
    """Each question's changes by id, and what "I don't know" does where a yes neither asks nor stops."""
    return {
        "conditions": {one.id: _condition(one) for one in knowledge.conditions.values()},
        "lines": [list(line.covers) for line in lines_of(knowledge)],
        "not_known": restriction_data(NOT_FULLY_SCREENED),
    }


def lines_of(knowledge: Knowledge) -> list[Line]:
    """The lines of the first check, those by a question's own name too."""
    asked = (one for one in knowledge.conditions.values() if one.asked is not Asked.SESSION)
    return [
        replace(one.line, covers=tuple(each.id for each in one.questions))
        for one in in_lines(asked, knowledge.first_check)
    ]


def _condition(one: Condition) -> dict[str, Any]:
    choices = one.follow_up.choices if one.follow_up else ()
    return {
        "giver": one.about is About.GIVER,
        "session": one.asked is Asked.SESSION,
        "limbs": list(one.limbs),
        "change": _change(one.change) if one.change else None,
        "choices": {choice.id: _change(choice.change) for choice in choices},
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "effect": change.effect.value,
        "pressure_cap": HIGHEST_PRESSURE if change.pressure_cap is None else change.pressure_cap,
        "without": sorted(change.without),
        "avoid": sorted(change.avoid),
        "avoid_limb": change.avoid_limb,
        "minutes_cap": change.minutes_cap,
        "manner": sorted(change.manner),
    }

"""The check as a device does it alone: the same questions and the same lattice, as plain data for `screen.js`."""

from dataclasses import replace

from thenar.model.body import Limb
from thenar.model.condition import About, Asked, Change, Condition, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.line import Line
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.screen import NOT_FULLY_SCREENED
from thenar.screen.lines import in_lines
from thenar.wire.check import Check, Meaning, Question


def check_data(knowledge: Knowledge) -> Check:
    """Each question's changes by id, and the most pressure for who does not know an answer."""
    return Check(
        conditions={one.id: _question(one) for one in knowledge.conditions.values()},
        lines=tuple(line.covers for line in lines_of(knowledge)),
        not_known_pressure=NOT_FULLY_SCREENED,
    )


def lines_of(knowledge: Knowledge) -> list[Line]:
    """The lines of the first check, those by a question's own name too."""
    asked = (one for one in knowledge.conditions.values() if one.asked is not Asked.SESSION)
    return [
        replace(one.line, covers=tuple(each.id for each in one.questions))
        for one in in_lines(asked, knowledge.first_check)
    ]


def _question(one: Condition) -> Question:
    choices = one.follow_up.choices if one.follow_up else ()
    return Question(
        giver=one.about is About.GIVER,
        session=one.asked is Asked.SESSION,
        flag=one.kind is Kind.RED_FLAG,
        forms=one.forms,
        areas=tuple(sorted(one.areas)),
        limbs=one.limbs,
        places={area.value: tuple(places) for area, places in one.places.items()},
        not_knowing=one.most_unknown,
        change=_meaning(one, one.change) if one.change else None,
        choices={choice.id: _meaning(one, choice.change) for choice in choices},
    )


def _meaning(one: Condition, change: Change) -> Meaning:
    """One change; `on` are the limbs that it holds on, none where it is those that were named."""
    return Meaning(
        effect=change.effect,
        pressure_cap=HIGHEST_PRESSURE if change.pressure_cap is None else change.pressure_cap,
        without=tuple(sorted(change.without)),
        avoid=change.avoid,
        minutes_cap=change.minutes_cap,
        manner=tuple(sorted(change.manner)),
        on=tuple(limb for limb in Limb if limb in one.reach(change, frozenset())),
    )

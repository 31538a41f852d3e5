"""What a form of the builder asks for: one change to the routine, or words for what cannot be."""

from collections.abc import Callable
from dataclasses import replace

from django.http import QueryDict

from thenar.load.check_own_words import check_own_words
from thenar.load.check_routine import MOST_PARTS, MOST_TIMES
from thenar.model import draft
from thenar.model.body import Side
from thenar.model.draft import At
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.routine import Routine

SHARES = {"half": 0.5, "same": 1.0, "double": 2.0}


def edited(routine: Routine, sent: QueryDict, knowledge: Knowledge) -> Routine:
    """The routine after what was asked for. ThenarError, and nothing is changed, where it cannot be."""
    do, _, what = sent.get("do", "").partition(":")
    if do not in _EDITS:
        raise _incomplete()
    return _gathered(_EDITS[do](draft.flat(routine), what, sent, knowledge), knowledge)


def _gathered(routine: Routine, knowledge: Knowledge) -> Routine:
    return draft.gathered(routine, {one.id for one in knowledge.strokes.values() if one.together})


def _add(routine: Routine, stroke: str, _sent: QueryDict, knowledge: Knowledge) -> Routine:
    found = knowledge.strokes.get(stroke)
    if found is None or found.form is not routine.form:
        raise _incomplete()
    if len(routine.steps) + len(routine.then) >= MOST_PARTS:
        raise ThenarError("There are {most} strokes already. Take one out first.", most=MOST_PARTS)
    if not routine.steps:
        routine = replace(routine, area=found.area)
    return draft.added(routine, found)


def _move(by: int) -> Callable[[Routine, str, QueryDict, Knowledge], Routine]:
    def moved(routine: Routine, place: str, _sent: QueryDict, knowledge: Knowledge) -> Routine:
        """One place on; what both sides do at once goes over all that lies between the beginning and the end."""
        at = _at(routine, place)
        made = draft.moved(routine, at, at.number + by)
        if _gathered(made, knowledge) != _gathered(routine, knowledge):
            return made
        return draft.moved(routine, at, MOST_PARTS if by > 0 else 0)

    return moved


def _to(routine: Routine, place: str, sent: QueryDict, _knowledge: Knowledge) -> Routine:
    to = sent.get("to", "")
    if not to.isdecimal():
        raise _incomplete()
    return draft.moved(routine, _at(routine, place), int(to[:4]))


def _out(routine: Routine, place: str, _sent: QueryDict, _knowledge: Knowledge) -> Routine:
    return draft.without(routine, _at(routine, place))


def _set(routine: Routine, place: str, sent: QueryDict, _knowledge: Knowledge) -> Routine:
    at = _at(routine, place)
    part = draft.part_at(routine, at)
    assert part is not None
    made = replace(
        part,
        times=_number(sent, "times", MOST_TIMES),
        pressure=_number(sent, "pressure", HIGHEST_PRESSURE) if sent.get("pressure") else None,
        side=next((side for side in Side if side == sent.get("side")), None),
        share=SHARES.get(sent.get("share", ""), part.share),
        say=_said(sent),
    )
    return draft.changed(routine, at, made)


def _said(sent: QueryDict) -> tuple[str, ...]:
    """Sentences of one's own, a line each."""
    said = tuple(filter(None, (" ".join(line.split()) for line in sent.get("say", "").splitlines())))
    for where, wrong in check_own_words(said, ()):
        sentence = said[where[0]] if where and isinstance(where[0], int) else said[-1]
        raise ThenarError("“{sentence}”: {wrong} Nothing was changed.", sentence=sentence, wrong=wrong)
    return said


def _number(sent: QueryDict, name: str, most: int) -> int:
    text = sent.get(name, "")
    if not text.isdecimal() or not 1 <= int(text[:4]) <= most:
        raise _incomplete()
    return int(text)


def _at(routine: Routine, place: str) -> At:
    which, _, number = place.partition(".")
    at = At(which == "then", int(number[:4]) if number.isdecimal() else -1)
    if which not in ("steps", "then") or draft.part_at(routine, at) is None:
        raise _incomplete()
    return at


def _incomplete() -> ThenarError:
    return ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")


_EDITS: dict[str, Callable[[Routine, str, QueryDict, Knowledge], Routine]] = {
    "add": _add,
    "up": _move(-1),
    "down": _move(1),
    "to": _to,
    "out": _out,
    "set": _set,
}

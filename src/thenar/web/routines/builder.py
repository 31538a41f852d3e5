"""The page on which a routine of one's own is made. Every change is kept at once, and can be taken back."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import routines
from thenar.journal.models import Person
from thenar.model.body import Area, Side
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.model.routine import Part, Routine, Step
from thenar.model.stroke import Stroke
from thenar.web.base.about import address
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.base.stills import still
from thenar.web.base.today import Today
from thenar.web.base.words import pressures, times_words
from thenar.web.routines.edits import SHARES, edited
from thenar.web.routines.one import One, one_of
from thenar.web.routines.pages import MINUTES, name_in

MOST_OFFERED = 10  # times


@dataclass(frozen=True)
class Row:
    """One step as the page shows it. `today` is why it is left out or gentler today, where the check was done."""

    at: str
    stroke: Stroke
    still: str | None
    part: Part
    words: str
    say: str
    share: str
    first: bool
    last: bool
    today: str


@require_safe
def builder(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """The routine with its steps, and the strokes that can be added."""
    return _page(request, one_of(person, of, load_knowledge()))


@require_POST
def change(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """One change. What was changed elsewhere since this page was opened is not written over."""
    knowledge, sent = load_knowledge(), request.POST
    one, act = one_of(person, of, knowledge), act_of(request.POST, person)
    try:
        _change(one, act, request)
    except ThenarError as error:
        return _page(request, one, wrong=error)
    return redirect(f"{address('routine', person, of)}{_where(sent.get('do', ''), knowledge)}")


def _where(do: str, knowledge: Knowledge) -> str:
    """Where on the page it goes on: with the shelf that was taken from still open, or with the steps."""
    stroke = knowledge.strokes.get(do.removeprefix("add:"))
    return f"?add={stroke.area}#shelves" if stroke else "#steps"


def _change(one: One, act: UUID, request: HttpRequest) -> None:
    sent, now = request.POST, local_now()
    if sent.get("number") != str(one.row.number):
        raise ThenarError(
            "This routine was changed on another page meanwhile. Nothing was changed here. Look, and try again."
        )
    if sent.get("do") == "back":
        routines.step_back(act, one.row, now)
    elif sent.get("do") == "name":
        routines.change(act, one.row, replace(one.routine, name=name_in(sent.get("name", ""))), now)
    else:
        routines.change(act, one.row, edited(one.routine, sent, one.knowledge), now)


def _page(request: HttpRequest, one: One, wrong: ThenarError | None = None) -> HttpResponse:
    page = {
        "person": one.row.person,
        "one": one,
        "shelves": list(_shelves(one)),
        "open": request.GET.get("add", Area.HAND.value if one.empty else ""),
        "groups": groups_of(one.routine, left_out(one.today), one.knowledge),
        "times": range(1, MOST_OFFERED + 1),
        "sides": list(Side),
        "pressures": pressures(),
        "minutes": [(text, float(text) == one.row.person.minutes) for text in MINUTES],
        "act": uuid4(),
        "wrong": wrong.words(one.knowledge.catalog.gettext) if wrong else "",
        "checked": one.today is not None and one.today.checked,
    }
    return render(request, "routines/routine.html", page, status=400 if wrong else 200)


def groups_of(routine: Routine, why: dict[str, str], knowledge: Knowledge) -> "list[tuple[Area, list[Row]]]":
    """The steps by area, in the order of the routine; `why` is what `left_out` gives."""
    lists = (("steps", routine.area, routine.steps), ("then", routine.area.other, routine.then))
    return [(area, _rows(key, steps, why, knowledge)) for key, area, steps in lists if steps]


def _rows(key: str, steps: tuple[Step, ...], why: dict[str, str], knowledge: Knowledge) -> list[Row]:
    found = []
    for number, step in enumerate(steps):
        part = step.parts[0]
        stroke = knowledge.strokes.get(part.stroke)
        if stroke is not None:
            found.append(_row(f"{key}.{number}", stroke, part, why, number == 0, number == len(steps) - 1))
    return found


def _row(at: str, stroke: Stroke, part: Part, why: dict[str, str], first: bool, last: bool) -> Row:
    return Row(
        at=at,
        stroke=stroke,
        still=still(stroke.id),
        part=part,
        words=times_words(part.times, stroke.each),
        say="\n".join(part.say),
        share=next((name for name, value in SHARES.items() if value == part.share), ""),
        first=first,
        last=last,
        today=why.get(stroke.id, ""),
    )


def left_out(today: Today | None) -> dict[str, str]:
    """Why a stroke is gentler or left out today, by its id; nothing before the check."""
    if today is None or not today.checked:
        return {}
    return {out.stroke: out.because for out in today.plan.left_out}


def _shelves(one: One) -> "list[tuple[Area, list[dict[str, Any]]]]":
    """The strokes that can be added, by area."""
    fitting = [stroke for stroke in one.knowledge.strokes.values() if stroke.form is one.routine.form]
    return [(area, [_tile(stroke) for stroke in fitting if stroke.area is area]) for area in Area]


def _tile(stroke: Stroke) -> dict[str, Any]:
    return {"stroke": stroke, "still": still(stroke.id)}

"""A diary of another program into the journal: choose, look at what was found, say what each column is, add it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thenar.journal.foreign.bring import bring, bringing
from thenar.journal.foreign.cells import Order
from thenar.journal.foreign.guess import Holds, guessed, order_of
from thenar.journal.foreign.held import held, hold, let_go
from thenar.journal.foreign.lines import Asked, Doubt, Line, check, lines
from thenar.journal.foreign.sheets import Sheet, sheets
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.merging.read import is_ours
from thenar.journal.models import Person
from thenar.journal.transfer.refusal import BIG, MOST_BYTES, refused, too_large
from thenar.model.knowledge import Knowledge
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError
from thenar.model.written import long_day
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of, key_of
from thenar.web.journal.entry_words import number_words
from thenar.web.journal.merge import look_at
from thenar.web.journal.order_words import order_choices
from thenar.wire.key import uuid_of

SHOWN, MOST_DOUBTS = 10, 50


@dataclass(frozen=True)
class Column:
    """A column as the page shows it: its name, three of its cells, and what it may hold."""

    field: str
    name: str
    cells: tuple[str, ...]
    choices: tuple[tuple[str, str, bool], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def other(request: HttpRequest, person: Person) -> HttpResponse:
    """Choose a file; then what was found in it, with a proposal for each column."""
    if request.method != "POST":
        return render(request, "journal/other.html", {"person": person})
    sent = request.FILES.get("file")
    if sent is None:
        raise ThenarError("No file was chosen. Go back and choose one.")
    if sent.size is None or sent.size > MOST_BYTES:
        raise refused(too_large(sent.size or 0), BIG)
    data, name = sent.read(), (sent.name or "")[:80]
    if sees_everyone() and is_ours(data, name):
        return look_at(request, person, data, name)
    found = sheets(data, name)
    key = hold(person, data)
    return _look(request, person, found, found[0], key, name, _proposed(found[0]), uuid4())


@require_POST
def add(request: HttpRequest, person: Person) -> HttpResponse:
    """Look again with other choices, or add what was looked at."""
    key, name = uuid_of(request.POST.get("held")), request.POST.get("name", "")[:80]
    act = key_of(request.POST, "act")
    found = sheets(held(person, key), name)
    sheet = found[_place(request.POST, found)]
    seen = request.POST.get("shown") == request.POST.get("sheet")  # what was not shown is looked at first
    asked = _asked(request.POST, sheet) if seen else _proposed(sheet)
    if asked is None or not seen or request.POST.get("do") != "add":
        return _look(request, person, found, sheet, key, name, asked, act)
    now = local_now()
    once = act_of(request.POST, person)
    bring(once, person, bringing(once, person, _lines(sheet, asked), now), now)
    let_go(person)
    return to("changes", person)


def _place(sent: QueryDict, found: tuple[Sheet, ...]) -> int:
    text = sent.get("sheet", "")
    if text not in {str(one) for one in range(len(found))}:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    return int(text)


def _proposed(sheet: Sheet) -> Asked | None:
    order = order_of(sheet)
    return Asked(guessed(sheet), order) if order else None


def _asked(sent: QueryDict, sheet: Sheet) -> Asked | None:
    """What the form says; None where the order of days was not said."""
    holds = [sent.get(f"column-{place}", "") for place in range(len(sheet.head))]
    order = sent.get("order", "")
    if not set(holds) <= set(Holds) or order not in {"", *Order}:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    if not order:
        return None
    asked = Asked(tuple(map(Holds, holds)), Order(order))
    check(sheet, asked)
    return asked


def _lines(sheet: Sheet, asked: Asked) -> list[Line]:
    return list(lines(sheet, asked, local_today()))


def _look(
    request: HttpRequest, person: Person, found: tuple[Sheet, ...], sheet: Sheet, key: UUID | None, name: str,
    asked: Asked | None, act: UUID,
) -> HttpResponse:  # fmt: skip
    knowledge = load_knowledge()
    holds = asked.holds if asked else guessed(sheet)
    fits = asked is not None and asked.holds.count(Holds.DAY) == 1
    read = _lines(sheet, asked) if asked and fits else []
    would = bringing(act, person, read, local_now())
    page = {
        "person": person,
        "sheet": sheet,
        "names": [(place, one.name, one is sheet) for place, one in enumerate(found)],
        "here": found.index(sheet),
        "held": key,
        "file": name,
        "act": act,
        "columns": [_column(sheet, place, one) for place, one in enumerate(holds)],
        "orders": order_choices(asked.order if asked else None),
        "unsaid": asked is None,
        "lines": [_shown(one, knowledge) for one in read[:SHOWN]],
        "would": would,
        "nothing": not (would.numbers or would.notes),
        "doubts": [_doubt(one) for one in would.doubts[:MOST_DOUBTS]],
        "more_doubts": max(0, len(would.doubts) - MOST_DOUBTS),
        "left_out": sum(one.day is None for one in read),
    }
    return render(request, "journal/looked.html", page)


def _column(sheet: Sheet, place: int, holds: Holds) -> Column:
    words = {
        Holds.NOTHING: _("leave it out"),
        Holds.DAY: _("the day"),
        Holds.CLOCK: _("the time of day"),
        Holds.SCALE: _("numbers from 0 to 10"),
        Holds.MINUTES: _("minutes"),
        Holds.YES_NO: _("yes and no"),
        Holds.NOTE: _("notes"),
    }
    cells = [line[place][:40] for line in sheet.lines if line[place]][:3]
    choices = tuple((one.value, said, one is holds) for one, said in words.items())
    return Column(f"column-{place}", sheet.head[place] or _("without a name"), tuple(cells), choices)


def _shown(line: Line, knowledge: Knowledge) -> dict[str, object]:
    """A line as it would be kept."""
    numbers = [f"{name}: {number_words(OwnKind(kind), value)}" for name, kind, value in line.numbers]
    notes = [_("Note: {text}").format(text=text) for text in line.notes]
    day = long_day(line.day, knowledge.catalog) if line.day else _("left out")
    clock = f"{line.clock:%H:%M}" if line.clock else ""
    return {
        "day": f"{day}, {clock}" if clock and line.day else day,
        "adds": [*numbers, *notes],
        "doubts": [_doubt(one) for one in line.doubts],
    }


def _doubt(one: Doubt) -> str:
    why = _(one.why).format(**one.facts)
    return _("Line {line}, {column}: “{cell}” {why}.").format(line=one.line, column=one.column, cell=one.cell, why=why)

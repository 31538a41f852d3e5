"""Everything that is written down about a person, a line each, to be corrected or removed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from thenar.journal.changes import remove
from thenar.journal.changes.parts import as_it_stands, found, name_of, table_of, with_above
from thenar.journal.gate.kept import Kept
from thenar.journal.models import (
    ElsewhereRow,
    ExperimentRow,
    FormRow,
    GivenAnswer,
    NoteRow,
    OwnMeasureRow,
    OwnNumberRow,
    Person,
    RatingRow,
    Session,
)
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.journal.entry_words import Names, entry_words

A_PAGE = 60  # entries, of whole days
OF_A_DAY: tuple[type[Kept], ...] = (Session, RatingRow, FormRow, OwnNumberRow, ElsewhereRow, NoteRow)
STANDING: tuple[type[Kept], ...] = (ExperimentRow, OwnMeasureRow, GivenAnswer)
EVER: dict[type[Kept], dict[str, bool]] = {Session: {"began_at__isnull": False}}  # what was only planned is no entry


@dataclass(frozen=True)
class Entry:
    """A line of the list; `table` and `name` are where its row stands, `fixed` that it can only be removed."""

    day: date | None
    words: str
    table: str
    name: str
    fixed: bool


@require_safe
def entries(request: HttpRequest, person: Person) -> HttpResponse:
    """The latest days, or those before one; and what belongs to no day."""
    knowledge, own = load_knowledge(), own_names(person)
    listed = _of_days(person, _day(request.GET.get("before")), knowledge, own)
    page = {
        "person": person,
        "entries": listed,
        "earlier": listed[-1].day if len(listed) >= A_PAGE else None,
        "standing": [_entry(row, knowledge, own) for model in STANDING for row in _rows(model, person)],
    }
    return render(request, "journal/entries.html", page)


@require_POST
def take_away(request: HttpRequest, person: Person) -> HttpResponse:
    """Remove one entry, with what cannot be without it. It can be undone."""
    act = act_of(request.POST, person)
    row = found(person, request.POST.get("table", ""), request.POST.get("row", ""))
    if row is not None and type(row) not in (*OF_A_DAY, *STANDING):
        raise ThenarError("This entry cannot be taken out by itself. Nothing was changed.")
    if row is not None:
        remove(act, person, [row], local_now())
    return to("changes", person)


def own_names(person: Person) -> Names:
    """The names and kinds of the measures of one's own, by key."""
    rows = OwnMeasureRow.objects.filter(person=person)
    return {str(row.key): (row.name, row.kind) for row in rows}


def _of_days(person: Person, before: date | None, knowledge: Knowledge, own: Names) -> list[Entry]:
    rows: list[Kept] = []
    for model in OF_A_DAY:
        some = _rows(model, person).order_by("-day", "-pk")
        rows += (some.filter(day__lt=before) if before else some)[: A_PAGE + 1]
    rows.sort(key=lambda row: row.day, reverse=True)  # type: ignore[attr-defined]
    last = rows[A_PAGE - 1].day if len(rows) > A_PAGE else None  # type: ignore[attr-defined]
    shown = [row for row in rows if last is None or row.day >= last]  # type: ignore[attr-defined]
    return [_entry(row, knowledge, own) for row in shown]


def _rows(model: type[Kept], person: Person) -> "models.QuerySet[Any]":
    rows: models.Manager[Any] = model._default_manager
    return with_above(rows.filter(person=person, **EVER.get(model, {})))


def _entry(row: Kept, knowledge: Knowledge, own: Names) -> Entry:
    fixed = not isinstance(row, (RatingRow, OwnNumberRow, ElsewhereRow, NoteRow, OwnMeasureRow))
    words = entry_words(as_it_stands(row), knowledge, own)
    return Entry(getattr(row, "day", None), words, table_of(row).name, name_of(row), fixed)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None

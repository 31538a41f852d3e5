"""One entry on a page of its own: other values for it, or away with it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thenar.journal.changes import correct
from thenar.journal.changes.parts import as_it_stands, found
from thenar.journal.gate.kept import Kept
from thenar.journal.models import ElsewhereRow, NoteRow, OwnMeasureRow, OwnNumberRow, Person, RatingRow
from thenar.journal.own import check_number, some_areas, some_name
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.base.sliders import SCALE, number
from thenar.web.journal.entries import own_names
from thenar.web.journal.entry_words import entry_words
from thenar.web.journal.written import areas_in, day_in, minutes_in, text_in


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, person: Person, table: str, key: UUID) -> HttpResponse:
    """An entry as it stands, with a form for what it may be instead."""
    row = found(person, table, str(key))
    if row is None or type(row) not in _READ:
        raise Http404
    if request.method == "POST":
        correct(act_of(request.POST, person), person, row, _READ[type(row)](row, request.POST), local_now())
        return to("changes", person)
    page = {
        "person": person,
        "row": row,
        "table": table,
        "words": entry_words(as_it_stands(row), load_knowledge(), own_names(person)),
        "scale": SCALE,
        "kind": row.measure.kind if isinstance(row, OwnNumberRow) else OwnKind.SCALE.value,
    }
    return render(request, "journal/entry.html", page)


def _rating(_row: Kept, sent: QueryDict) -> dict[str, Any]:
    return {"value": number(sent.get("value", ""))}


def _own_number(row: Kept, sent: QueryDict) -> dict[str, Any]:
    assert isinstance(row, OwnNumberRow)
    value = minutes_in(sent, "value", least=0)
    check_number(row.measure, value)
    return {"value": value, **_day(row.day, sent)}


def _note(row: Kept, sent: QueryDict) -> dict[str, Any]:
    assert isinstance(row, NoteRow)
    text = text_in(sent, "text", 1000)
    if not text:
        raise ThenarError("There are no words in the note. Write some, or remove it.")
    return {"text": text, **_day(row.day, sent)}


def _elsewhere(row: Kept, sent: QueryDict) -> dict[str, Any]:
    assert isinstance(row, ElsewhereRow)
    return {
        "minutes": minutes_in(sent, "minutes", least=1),
        "areas": some_areas(areas_in(sent)),
        "text": text_in(sent, "text", 200),
        **_day(row.day, sent),
    }


def _own_measure(_row: Kept, sent: QueryDict) -> dict[str, Any]:
    return {"name": some_name(text_in(sent, "name", 60))}


def _day(had: date, sent: QueryDict) -> dict[str, date]:
    return {"day": day_in(sent)} if "day" in sent else {"day": had}


_READ: dict[type[Kept], Callable[[Kept, QueryDict], dict[str, Any]]] = {
    RatingRow: _rating,
    OwnNumberRow: _own_number,
    NoteRow: _note,
    ElsewhereRow: _elsewhere,
    OwnMeasureRow: _own_measure,
}

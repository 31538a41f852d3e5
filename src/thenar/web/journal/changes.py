"""What was changed and when, the newest first, each to be undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from thenar.journal.changes import undo, undoable
from thenar.journal.changes.parts import Part, as_it_stands, found
from thenar.journal.local_time import local
from thenar.journal.models import ChangeRow, Person
from thenar.model.knowledge import Knowledge
from thenar.model.own import Act
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.journal.entries import own_names
from thenar.web.journal.entry_words import Names, entry_words
from thenar.wire.key import uuid_of

MOST_TOLD = 5  # rows of one act
MOST_ACTS = 200


@dataclass(frozen=True)
class Line:
    """One act: when, what it was, the rows it touched in words, and whether it can be undone."""

    act: UUID
    at: datetime
    what: str
    rows: tuple[str, ...]
    free: bool


@require_safe
def changes(request: HttpRequest, person: Person) -> HttpResponse:
    """All acts of a person, the newest first."""
    rows = list(ChangeRow.objects.filter(person=person))
    lines = list(_lines(person, rows, load_knowledge()))[::-1]
    return render(request, "journal/changes.html", {"person": person, "lines": lines[:MOST_ACTS]})


@require_POST
def undone(request: HttpRequest, person: Person) -> HttpResponse:
    """Take one act back."""
    which = uuid_of(request.POST.get("undo"))
    if which is None:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    undo(act_of(request.POST, person), person, which, local_now())
    return to("changes", person)


def _lines(person: Person, rows: list[ChangeRow], knowledge: Knowledge) -> Iterator[Line]:
    free, own = undoable(rows), own_names(person)
    for act, group in groupby(rows, lambda one: one.act):
        of_act = list(group)
        parts = [part for one in of_act for part in one.rows]
        told = tuple(_told(person, parts, knowledge, own))
        first = of_act[0]
        yield Line(act, local(first.at, first.offset), _what(Act(first.kind), len(parts)), told, act in free)


def _what(kind: Act, rows: int) -> str:
    words = {
        Act.CORRECTED: _("Corrected; before, it was"),
        Act.REMOVED: _("Removed"),
        Act.WRITTEN: _("Written down"),
        Act.UNDONE: _("Undone; before that, it was"),
    }
    if kind is Act.BROUGHT:
        return ngettext("{n} entry brought in", "{n} entries brought in", rows).format(n=rows)
    return words[kind]


def _told(person: Person, parts: list[Part], knowledge: Knowledge, own: Names) -> Iterator[str]:
    """The first rows of an act in words: what stood there before, or for a new one what stands there now."""
    for part in parts[:MOST_TOLD]:
        row = None if part["before"] else found(person, part["table"], part["row"])
        words = entry_words(part if row is None else as_it_stands(row), knowledge, own)
        if words:
            yield words

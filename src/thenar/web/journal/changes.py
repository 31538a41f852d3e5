"""What was changed and when, the newest first, each to be undone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from thenar.journal.changes import undo, undoable
from thenar.journal.changes.parts import Part, Place, as_it_stands, found_all
from thenar.journal.changes.standing import acts_of, parts_of
from thenar.journal.gate.kept import Kept
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
from thenar.web.journal.entry_words import entry_words
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
    lines = list(_lines(person, rows, load_knowledge()))
    return render(request, "journal/changes.html", {"person": person, "lines": lines})


@require_POST
def undone(request: HttpRequest, person: Person) -> HttpResponse:
    """Take one act back."""
    which = uuid_of(request.POST.get("undo"))
    if which is None:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    undo(act_of(request.POST, person), person, which, local_now())
    return to("changes", person)


def _lines(person: Person, rows: list[ChangeRow], knowledge: Knowledge) -> Iterator[Line]:
    free, own, acts = undoable(rows), own_names(person), acts_of(rows)[::-1][:MOST_ACTS]
    shown = [parts_of(act)[:MOST_TOLD] for act in acts]
    new = [(part["table"], part["row"]) for parts in shown for part in parts if not part["before"]]
    there = found_all(person, new)
    for (first, *more), parts in zip(acts, shown, strict=True):
        told = [entry_words(_standing(part, there), knowledge, own) for part in parts]
        touched = sum(len(one.rows) for one in (first, *more))
        at = local(first.at, first.offset)
        yield Line(first.act, at, _what(Act(first.kind), touched), tuple(filter(None, told)), first.act in free)


def _standing(part: Part, there: Mapping[Place, Kept]) -> Part:
    """What stood there before, or for a new row what stands there now."""
    row = there.get((part["table"], part["row"]))
    return part if part["before"] or row is None else as_it_stands(row)


def _what(kind: Act, rows: int) -> str:
    words = {
        Act.CORRECTED: _("Corrected; before, it was"),
        Act.REMOVED: _("Removed"),
        Act.WRITTEN: _("Written down"),
        Act.UNDONE: _("Undone; before that, it was"),
    }
    if kind is Act.JOINED:
        return ngettext(
            "Put together: {n} entry of someone else", "Put together: {n} entries of someone else", rows
        ).format(n=rows)
    if kind in (Act.BROUGHT, Act.MERGED):
        return ngettext("{n} entry brought in", "{n} entries brought in", rows).format(n=rows)
    return words[kind]

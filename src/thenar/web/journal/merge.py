"""Our own file into a journal that has rows: say who is who, look at what would be added, add it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thenar.journal import people
from thenar.journal.changes.parts import as_it_stands
from thenar.journal.foreign.cells import Order
from thenar.journal.foreign.held import held, hold, let_go
from thenar.journal.gate.kept import Kept
from thenar.journal.merging.merge import Merging, Whose, merge, merging, person_of
from thenar.journal.merging.read import Read, read
from thenar.journal.models import OwnMeasureRow, Person
from thenar.model.problem import ThenarError
from thenar.model.written import long_day
from thenar.web.base.called import called
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of
from thenar.web.journal.entries import own_names
from thenar.web.journal.entry_words import entry_words
from thenar.web.journal.merge_words import answer_words, counted
from thenar.web.journal.order_words import order_choices
from thenar.wire.key import uuid_of

SHOWN, MOST_TOLD = 10, 50
NEW = "new"
REWRITTEN = (Order.DAY_FIRST, Order.MONTH_FIRST)  # days that a spreadsheet wrote in its own way


@dataclass(frozen=True)
class Who:
    """A person of the file whom no key here has, and who that may be here."""

    field: str
    label: str
    choices: tuple[tuple[str, str, bool], ...]


def look_at(request: HttpRequest, person: Person, data: bytes, name: str) -> HttpResponse:
    """The first look, with a proposal of who is who. RefusedError for a file that is none of ours."""
    found = read(data, name)
    return _look(request, person, found, hold(person, data), name, _proposed(found), uuid4())


@require_POST
def merged(request: HttpRequest, person: Person) -> HttpResponse:
    """Look again with other choices, or add what was looked at."""
    key, name = uuid_of(request.POST.get("held")), request.POST.get("name", "")[:80]
    found = read(held(person, key), name, _order(request.POST))
    whose, act = _whose(request.POST, found), key_of(request.POST, "act")
    seen = request.POST.get("seen") == _looked(found, whose)  # what was not shown so is looked at first
    if found.unsaid or not seen or request.POST.get("do") != "add":
        return _look(request, person, found, key, name, whose, act)
    once = uuid5(act, _looked(found, whose))
    did = merge(once, found.rows, whose, local_now())
    let_go(person)
    page = {"person": person, "rows": len(did.rows), "act": once, "undo_for": _first(did)}
    return render(request, "journal/merged.html", page)


def _first(did: Merging) -> Person | None:
    """One of those whom it was about; undone for one, it is undone for all."""
    rows = [*did.rows, *did.anew, *(row for row, _values in did.better)]
    return person_of(rows[0]) if rows else None


def _order(sent: QueryDict) -> Order | None:
    order = sent.get("order", "")
    if order not in {"", *Order}:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    return Order(order) if order else None


def _looked(found: Read, whose: Whose) -> str:
    """What was chosen, as one word: what is added is exactly what was shown for it."""
    chosen = sorted((str(key), str(one)) for key, one in whose.items())
    return str(uuid5(UUID(int=0), repr((found.order, chosen))))


def _strangers(found: Read) -> Iterator[tuple[UUID, str, bool]]:
    """The people of the file whom no key here has: key, name, and whether it is oneself there."""
    known = set(Person.objects.values_list("key", flat=True))
    for row in found.rows["people"]:
        key = uuid_of(row.get("key")) if isinstance(row, dict) else None
        if key and key not in known:
            yield key, str(row.get("name") or ""), row.get("me") is True


def _proposed(found: Read) -> Whose:
    """Oneself is oneself, and who has the name of just one here is that one; anyone else is new."""
    household = list(people.known())
    proposals: dict[UUID, UUID | None] = {}
    for key, name, me in _strangers(found):
        alike = [one.key for one in household if (one.me if me else name and not one.me and one.name == name)]
        proposals[key] = alike[0] if len(alike) == 1 else None
    return proposals


def _whose(sent: QueryDict, found: Read) -> Whose:
    household = set(Person.objects.values_list("key", flat=True))
    said: dict[UUID, UUID | None] = {}
    for key, _name, _me in _strangers(found):
        chosen = sent.get(f"whose-{key}", "")
        one = uuid_of(chosen)
        if chosen != NEW and one not in household:
            raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
        said[key] = one
    return said


def _who(found: Read, whose: Whose) -> Iterator[Who]:
    household = list(called(people.known()))
    for key, name, me in _strangers(found):
        chosen = whose.get(key)
        here = [(str(one.key), label, one.key == chosen) for one, label in household]
        label = name or (_("Me") if me else _("Someone I care for"))
        yield Who(f"whose-{key}", label, ((NEW, _("someone new here"), chosen is None), *here))


def _look(
    request: HttpRequest, person: Person, found: Read, key: UUID | None, name: str, whose: Whose, act: UUID
) -> HttpResponse:
    would = merging(found.rows, whose, local_now())
    page = {
        "person": person,
        "held": key,
        "file": name,
        "act": act,
        "seen": _looked(found, whose),
        "who": list(_who(found, whose)),
        "orders": order_choices(found.order) if found.unsaid or found.order in REWRITTEN else [],
        "unsaid": found.unsaid,
        "others": found.others,
        "would": would,
        "counts": list(counted(would)),
        "first": list(_first_lines(would)),
        "anew": [answer_words(one, load_knowledge()) for one in would.anew[:MOST_TOLD]],
        "told": [*would.differ, *would.doubts][:MOST_TOLD],
        "more": max(0, len(would.differ) + len(would.doubts) - MOST_TOLD),
    }
    return render(request, "journal/merge.html", page)


def _first_lines(would: Merging) -> Iterator[str]:
    """The first rows that a person was ever shown, in words."""
    knowledge, shown = load_knowledge(), 0
    own = {str(one.key): (one.name, one.kind) for one in would.rows if isinstance(one, OwnMeasureRow)}
    names = {person.key: own_names(person) for person in Person.objects.all()}
    for row in would.rows:
        words = entry_words(as_it_stands(row), knowledge, {**names.get(person_of(row).key, {}), **own})
        if words and shown < SHOWN:
            shown += 1
            yield _of_a_day(row, words)


def _of_a_day(row: Kept, words: str) -> str:
    day = getattr(row, "day", None)
    return f"{long_day(day, load_knowledge().catalog)}: {words}" if day else words

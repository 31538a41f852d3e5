"""The same person, entered twice: what would move, what is asked, and putting the two together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thenar.journal import people
from thenar.journal.changes.act import done
from thenar.journal.changes.parts import as_it_stands
from thenar.journal.gate.kept import Kept
from thenar.journal.joining import Joining, Two, join, look
from thenar.journal.models import ExperimentRow, GivenAnswer, Person, RatingRow
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.model.written import long_day
from thenar.web.base.about import to
from thenar.web.base.called import called
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.journal.entry_words import entry_words
from thenar.web.journal.merge_words import answer_words, count_words
from thenar.wire.key import uuid_of

STAYS, MOVES = "stays", "moves"


@dataclass(frozen=True)
class Question:
    """Two rows of which one can stay: the field of the form, what is asked, and both in words by the one who has it."""

    field: str
    asks: str
    choices: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def joined(request: HttpRequest) -> HttpResponse:
    """Whom to put together; then what that would do; sent, it is done."""
    labels = dict(called(people.known()))
    if request.method == "POST":
        return _sent(request.POST, labels)
    two = _two(request.GET, labels)
    if two is None:
        return render(request, "journal/join.html", {"people": labels.items()})
    return render(request, "journal/joined.html", _shown(look(*two, local_today()), labels, load_knowledge()))


def _sent(sent: QueryDict, labels: Iterable[Person]) -> HttpResponse:
    stays = next((one for one in labels if str(one.key) == sent.get(STAYS)), None)
    if stays and done(act_of(sent, stays)):
        return to("changes", stays)  # the same form once more
    two = _two(sent, labels)
    if two is None:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    stays, moves = two
    join(act_of(sent, stays), stays, moves, _theirs(look(stays, moves, local_today()), sent), local_now())
    return to("changes", stays)


def _two(sent: QueryDict, labels: Iterable[Person]) -> tuple[Person, Person] | None:
    """Those who were chosen; None where nobody was yet. ThenarError for someone who is not here."""
    if not (sent.get(STAYS) or sent.get(MOVES)):
        return None
    known = {one.key: one for one in labels}
    found = [known.get(uuid_of(sent.get(name)) or UUID(int=0)) for name in (STAYS, MOVES)]
    if found[0] is None or found[1] is None:
        raise ThenarError("Choose two people who are kept here. Nothing was changed.")
    return found[0], found[1]


def _asked(found: Joining) -> list[Two]:
    return [*found.numbers, *([found.experiments] if found.experiments else [])]


def _theirs(found: Joining, sent: QueryDict) -> frozenset[UUID]:
    """The rows of the one who moves that stay. ThenarError where a question has no answer: nothing is chosen here."""
    chosen = {two: sent.get(_field(two)) for two in _asked(found)}
    if any(one not in (STAYS, MOVES) for one in chosen.values()):
        raise ThenarError("Choose one of the two wherever both have a number. Nothing was changed.")
    return frozenset(two.moves.key for two, one in chosen.items() if one == MOVES)  # type: ignore[attr-defined]


def _field(two: Two) -> str:
    return f"both-{two.moves.key}"  # type: ignore[attr-defined]


def _shown(found: Joining, labels: dict[Person, str], knowledge: Knowledge) -> dict[str, Any]:
    return {
        "stays": found.stays,
        "moves": found.moves,
        "stays_label": labels[found.stays],
        "moves_label": labels[found.moves],
        "counts": list(count_words(found.counts)),
        "questions": [_question(two, found, labels, knowledge) for two in _asked(found)],
        "anew": [answer_words(two.stays, knowledge) for two in found.anew if isinstance(two.stays, GivenAnswer)],
        "once": len(found.once),
        "measures": [two.stays.name for two in found.measures],  # type: ignore[attr-defined]
        "renamed": [one.name for one in found.renamed],
    }


def _question(two: Two, found: Joining, labels: dict[Person, str], knowledge: Knowledge) -> Question:
    if isinstance(two.moves, RatingRow):
        day = long_day(two.moves.day, knowledge.catalog)
        asks = _("Both have a number for {day}. Which one stays?").format(day=day)
    else:
        asks = _("An experiment of each is running, and one person has one at a time. Which one goes on?")
    words = ((STAYS, found.stays, two.stays), (MOVES, found.moves, two.moves))
    return Question(_field(two), asks, tuple((one, _words(labels[who], row, knowledge)) for one, who, row in words))


def _words(label: str, row: Kept, knowledge: Knowledge) -> str:
    said = entry_words(as_it_stands(row), knowledge, {})
    if isinstance(row, ExperimentRow):
        said = _("{experiment}, since {day}").format(experiment=said, day=long_day(row.start, knowledge.catalog))
    return _("{name}: {entry}").format(name=label, entry=said)

"""The questions of the check as a form: lines with their questions to draw, and answers read back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import QueryDict

from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Condition
from thenar.model.problem import ThenarError
from thenar.screen.lines import Asked
from thenar.web.base.knowledge import load_knowledge
from thenar.web.check.row import Row, row_of


@dataclass(frozen=True)
class Shown:
    """One line with its questions; `opened` where something behind it was marked or is wanted."""

    id: str
    line: str
    rows: list[Row]

    @property
    def opened(self) -> bool:
        return any(row.wanted or row.reply not in ("", Reply.NO) for row in self.rows)


def rows(questions: Iterable[Condition], given: Answers, wanted: Collection[str] = ()) -> list[Row]:
    """A row for each question."""
    knowledge = load_knowledge()
    return [row_of(one, given.get(one.id), one.id in wanted, knowledge) for one in questions]


def shown(
    lines: Iterable[Asked], given: Answers, wanted: Collection[str] = (), elsewhere: Collection[str] = ()
) -> list[Shown]:
    """The lines as the page shows them, without the questions that stand `elsewhere` on it."""
    found = [
        Shown(one.line.id, one.line.line, rows((q for q in one.questions if q.id not in elsewhere), given, wanted))
        for one in lines
    ]
    return [one for one in found if one.rows]


def replies(questions: Iterable[Condition], data: QueryDict) -> Answers:
    """The answers that were marked in a form. What was not marked is not among them. ThenarError where a mark is none:
    beside a button that says no to what is not marked, it would become a no."""
    marked = {one.id: (one, _marked(one, data)) for one in questions}
    return {name: _answer(one, reply, data) for name, (one, reply) in marked.items() if reply}


def _marked(question: Condition, data: QueryDict) -> Reply | None:
    sent = [one for one in data.getlist(f"is-{question.id}") if one]
    if not sent:
        return None
    if len(sent) > 1 or sent[0] not in list(Reply):
        raise ThenarError(
            "What was sent for “{question}” is no answer; right is yes, no, or I don’t know. Nothing was changed. Open "
            "the page again and answer it.",
            question=question.name,
        )
    return Reply(sent[0])


def _answer(question: Condition, reply: Reply, data: QueryDict) -> Answer:
    if reply is Reply.NO:
        return Answer(reply)
    limbs = frozenset(limb for limb in question.limbs if limb.value in data.getlist(f"limbs-{question.id}"))
    places = question.all_places & frozenset(data.getlist(f"places-{question.id}"))
    choice = _choice(question, data.get(f"choice-{question.id}")) if reply is Reply.YES else None
    return Answer(reply, limbs, choice, places)


def _choice(question: Condition, found: str | None) -> str | None:
    known = [one.id for one in question.follow_up.choices] if question.follow_up else []
    return found if found in known else None

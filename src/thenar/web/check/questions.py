"""The questions of the check as a form: rows to draw, and answers read back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from thenar import load
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Condition
from thenar.web.base.words import GROUPS, group_name, limb_words

NOT_SURE = ""  # a follow-up left open: the strictest of its choices


@dataclass(frozen=True)
class Option:
    """One limb or one choice that a yes can be about."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One question, with what was answered before."""

    question: Condition
    yes: bool
    unknown: bool
    limbs: list[Option]
    choices: list[Option]

    @property
    def search(self) -> str:
        """Everything the search box looks through."""
        one = self.question
        return " ".join((one.name, one.question, one.help or "", *one.keywords)).lower()


@dataclass(frozen=True)
class Group:
    """Questions that belong together."""

    id: str
    name: str
    rows: list[Row]

    @property
    def names(self) -> str:
        """What is inside, for a glance."""
        return ", ".join(row.question.name for row in self.rows)

    @property
    def answered(self) -> bool:
        """True where something in it was answered with yes or "I don't know"."""
        return any(row.yes or row.unknown for row in self.rows)


def urgent_first(questions: Iterable[Condition]) -> list[Condition]:
    """Questions whose yes means an emergency call, then the others. The English words tell, in every language."""
    english = load.load_knowledge().conditions
    return sorted(questions, key=lambda one: "emergency number now" not in (english[one.id].urgency or ""))


def rows(questions: Iterable[Condition], given: Answers) -> list[Row]:
    """A row for each question."""
    return [_row(one, given.get(one.id)) for one in questions]


def groups(questions: Iterable[Condition], given: Answers) -> list[Group]:
    """Rows in groups, in the order of their names on the page; a new group comes last."""
    found: dict[str, list[Row]] = {}
    for row in rows(questions, given):
        found.setdefault(row.question.group, []).append(row)
    made = [Group(group, group_name(group), inside) for group, inside in found.items()]
    return sorted(made, key=lambda one: list(GROUPS).index(one.id) if one.id in GROUPS else len(GROUPS))


def read(questions: Iterable[Condition], data: QueryDict) -> Answers:
    """The answers of a submitted form. What it says it asked and was not marked was answered with no, by the button
    that was pressed; what it did not ask has no answer."""
    asked, yes, unknown = set(data.getlist("asked")), set(data.getlist("yes")), set(data.getlist("unknown"))
    return {one.id: _answer(one, data, yes, unknown) for one in questions if one.id in asked}


def _answer(question: Condition, data: QueryDict, yes: set[str], unknown: set[str]) -> Answer:
    if question.id in yes:
        limbs = frozenset(limb for limb in question.limbs if limb.value in data.getlist(f"limbs-{question.id}"))
        return Answer(Reply.YES, limbs, _choice(question, data.get(f"choice-{question.id}")))
    return Answer(Reply.UNKNOWN if question.id in unknown else Reply.NO)


def _choice(question: Condition, found: str | None) -> str | None:
    known = [one.id for one in question.follow_up.choices] if question.follow_up else []
    return found if found in known else None


def _row(question: Condition, answer: Answer | None) -> Row:
    given = answer or Answer(Reply.NO)
    chosen_limbs: frozenset[Limb] = given.limbs
    choices = question.follow_up.choices if question.follow_up else ()
    return Row(
        question=question,
        yes=given.reply is Reply.YES,
        unknown=given.reply is Reply.UNKNOWN,
        limbs=[Option(one.value, limb_words(one), one in chosen_limbs) for one in question.limbs]
        if len(question.limbs) > 1
        else [],
        choices=[Option(one.id, one.label, one.id == given.choice) for one in choices],
    )

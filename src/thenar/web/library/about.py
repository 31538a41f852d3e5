"""What massage may do and what it may not, and what this app is and is not."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thenar import __version__
from thenar.model.goal import Goal
from thenar.model.knowledge import Knowledge, Reference
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.words import GRADES, goal_time

WEIGHTS = {
    "A": gettext_lazy("Guidelines, reviews and trials"),
    "B": gettext_lazy("Hospitals, charities and professional bodies"),
}
OTHERS = gettext_lazy("Practices, copies and other pages, for comparison only")


@dataclass(frozen=True)
class Hope:
    """A goal with its grade in words and its sources spelled out."""

    goal: Goal
    grade: str
    alone: str
    time: str
    studies: list[tuple[str, str, Reference | None]]
    sources: list[Reference]


@dataclass(frozen=True)
class Signed:
    """A question that someone has signed, as it stands today."""

    name: str
    date: date
    remark: str | None


@dataclass(frozen=True)
class Signer:
    """Someone who has signed questions, with each of them."""

    name: str
    registration: str
    questions: list[Signed]


@require_safe
def benefits(request: HttpRequest) -> HttpResponse:
    """Each hope with its honest evidence."""
    knowledge = load_knowledge()
    return render(
        request, "library/benefits.html", {"hopes": [_hope(one, knowledge) for one in knowledge.goals.values()]}
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, and everything it rests on."""
    knowledge = load_knowledge()
    shelves: dict[str, list[Reference]] = {}
    for one in knowledge.references.values():
        shelves.setdefault(str(WEIGHTS.get(one.weight, OTHERS)), []).append(one)
    signed = {one.condition for one in knowledge.reviews.hold}
    page = {
        "version": __version__,
        "knowledge": knowledge.version,
        "shelves": shelves,
        "signed": _signers(knowledge),
        "waiting": len(knowledge.conditions) - len(signed),
    }
    return render(request, "library/about.html", page)


def _signers(knowledge: Knowledge) -> list[Signer]:
    """Who has signed, in the order of the file, each with the questions that hold."""
    found: dict[tuple[str, str], list[Signed]] = {}
    for one in knowledge.reviews.hold:
        question = Signed(knowledge.conditions[one.condition].name, date.fromisoformat(one.date), one.remark)
        found.setdefault((one.name, one.registration), []).append(question)
    return [Signer(*who, questions) for who, questions in found.items()]


def _hope(goal: Goal, knowledge: Knowledge) -> Hope:
    return Hope(
        goal=goal,
        grade=str(GRADES[goal.grade]),
        alone=str(GRADES[goal.grade_alone]) if goal.grade_alone else "",
        time=goal_time(goal),
        studies=[(one.what, one.found, knowledge.references.get(one.source)) for one in goal.studies],
        sources=[knowledge.references[one] for one in goal.source if one in knowledge.references],
    )

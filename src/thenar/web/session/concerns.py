"""What a person says when something is wrong, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime

from thenar.journal.answers import forget_daily, keep_answers
from thenar.journal.models import Session
from thenar.model.clearance import Answer, Reply
from thenar.model.concern import Concern, Then
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.web.base.knowledge import load_knowledge


@dataclass(frozen=True)
class Shown:
    """A concern as the page shows it, with the urgent advice of its red flag."""

    concern: Concern
    red_flag: Condition | None


def concerns_page(knowledge: Knowledge) -> list[Shown]:
    """All concerns in order."""
    return [
        Shown(one, knowledge.conditions[one.red_flag] if one.red_flag else None)
        for one in sorted(knowledge.concerns.values(), key=lambda one: one.order)
    ]


def concerned(session: Session, concern: str, then: str | None, now: datetime) -> None:
    """What a concern that ends a session means for the next one: it is asked again, and a red flag is kept. The day is
    that of our own clock: a warning that arrives late or from a wrong clock counts today."""
    knowledge = load_knowledge()
    found = knowledge.concerns.get(concern)
    if found is None or (found.then in (Then.SOFTER, Then.SKIP) and then != Then.STOP):
        return
    if found.ask_again:
        forget_daily(session.person, knowledge.conditions)
    if found.then is Then.URGENT and found.red_flag:
        keep_answers(session.person, {found.red_flag: Answer(Reply.YES)}, knowledge.conditions, now.date())

"""What a person says when something is wrong, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime

from thenar.journal.answers import forget_daily, keep_answers
from thenar.journal.models import Session
from thenar.model.clearance import Answer, Reply
from thenar.model.concern import Concern, Then
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.speech import SPOKEN
from thenar.web.base.knowledge import load_knowledge


@dataclass(frozen=True)
class Shown:
    """A concern as the page shows it, with the advice of its red flag."""

    concern: Concern
    red_flag: Condition | None


@dataclass(frozen=True)
class Wrong:
    """Everything behind "Something is wrong". `spoken`: our own voice reads the emergencies aloud.

    It is the same for everyone: `version` is that of the knowledge, and its page is drawn once for each language.
    """

    emergencies: list[Shown]
    milder: list[Shown]
    numbers: dict[str, str]
    elsewhere: str
    spoken: bool
    version: str

    @property
    def all(self) -> list[Shown]:
        """Every concern, in order."""
        return [*self.emergencies, *self.milder]

    @property
    def calling(self) -> dict[str, object]:
        """Whom to call, as the page's script takes it."""
        return {"regions": self.numbers, "elsewhere": self.elsewhere}


def wrong_page(knowledge: Knowledge) -> Wrong:
    """All concerns in order, emergencies apart, and the emergency number of each region."""
    shown = [shown_of(one, knowledge) for one in knowledge.concerns.values()]
    numbers = knowledge.emergency_numbers.values()
    return Wrong(
        emergencies=[one for one in shown if one.concern.emergency],
        milder=[one for one in shown if not one.concern.emergency],
        numbers={region: one.id for one in numbers for region in one.regions},
        elsewhere=next(one.id for one in numbers if one.elsewhere),
        spoken=knowledge.language == SPOKEN,
        version=knowledge.version,
    )


def shown_of(concern: Concern, knowledge: Knowledge) -> Shown:
    """One concern as a page shows it."""
    return Shown(concern, knowledge.conditions[concern.red_flag] if concern.red_flag else None)


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

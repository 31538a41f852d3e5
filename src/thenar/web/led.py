"""A session that is led: its row, and the plan made again from what it was planned from."""

from dataclasses import dataclass, replace

from thenar.journal import sessions
from thenar.journal.models import Session
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.screen import screen
from thenar.web.knowledge import load_knowledge
from thenar.web.today import with_consent


@dataclass(frozen=True)
class Led:
    """A session with its plan as it stands now."""

    session: Session
    knowledge: Knowledge
    wishes: Wishes
    plan: Plan


def led(session: Session) -> Led:
    """The plan of a session: the same inputs give the same plan."""
    return _planned(session, sessions.wishes_of(session))


def softer(session: Session, step: int | None) -> Led | None:
    """The session with less pressure at this step and all others, or None where it is the softest already.

    Only ever less: the clearance caps what comes out as it capped what went in.
    """
    now = led(session)
    at = now.plan.steps[step] if step is not None and step < len(now.plan.steps) else None
    for pressure in range(now.wishes.pressure - 1, 0, -1):
        less = _planned(session, replace(now.wishes, pressure=pressure))
        if _is_softer(now.plan, less.plan, step if at else None):
            return less
    return None


def _is_softer(now: Plan, less: Plan, step: int | None) -> bool:
    if step is not None:
        return less.steps[step].pressure < now.steps[step].pressure
    return any(soft.pressure < one.pressure for soft, one in zip(less.steps, now.steps, strict=True))


def _planned(session: Session, wishes: Wishes) -> Led:
    knowledge = load_knowledge()
    clearance = screen(
        with_consent(sessions.answers_of(session), knowledge),
        knowledge.conditions,
        frozenset(session.confirmed),
        giver=any(knowledge.routines[one].form is Form.PARTNER for one in wishes.routines),
    )
    return Led(session, knowledge, wishes, plan(wishes, clearance, knowledge))

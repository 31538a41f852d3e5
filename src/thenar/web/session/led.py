"""A session that is led: its row, and the plan made again from what it was planned from."""

from dataclasses import dataclass, replace
from functools import partial, reduce
from uuid import UUID

from django.shortcuts import get_object_or_404

from thenar.journal import sessions
from thenar.journal.models import Session
from thenar.model.change import Change, Place
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.plan.change import changed
from thenar.screen import screen
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.today import with_consent


@dataclass(frozen=True)
class Led:
    """A session with its plan as it stands now."""

    session: Session
    knowledge: Knowledge
    wishes: Wishes
    plan: Plan


def row_of(key: UUID) -> Session:
    """The session of a page; 404 where there is none."""
    return get_object_or_404(Session.objects.select_related("person"), key=key)


def led(session: Session) -> Led:
    """The plan of a session as it stands: planned as at first, then changed as it was on the way. The same inputs give
    the same plan."""
    first = _planned(session, sessions.wishes_of(session))
    return replace(first, plan=reduce(partial(_then, first.knowledge), sessions.changes_of(session), first.plan))


def _then(knowledge: Knowledge, plan: Plan, made: tuple[Change, Place]) -> Plan:
    change, place = made
    done = changed(plan, place, change, knowledge)
    return done.plan if done else plan


def _planned(session: Session, wishes: Wishes) -> Led:
    knowledge = load_knowledge()
    clearance = screen(
        with_consent(sessions.answers_of(session), knowledge),
        knowledge.conditions,
        frozenset(session.confirmed),
        giver=any(knowledge.routines[one].form is Form.PARTNER for one in wishes.routines),
    )
    return Led(session, knowledge, wishes, plan(wishes, clearance, knowledge))

"""A session that is led: its row, and the plan made again from what it was planned from."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.shortcuts import get_object_or_404

from thenar.journal import events, sessions
from thenar.journal.at_hand import at_hand
from thenar.journal.models import Session
from thenar.model.change import Place
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.plan.replay import replayed
from thenar.screen import screen
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import findings_of, held_again
from thenar.web.base.today import with_consent


@dataclass(frozen=True)
class Led:
    """A session with its plan as it stands now, and where the last change on the way made it go on."""

    session: Session
    knowledge: Knowledge
    wishes: Wishes
    plan: Plan
    goes_on: Place | None = None


def row_of(key: UUID) -> Session:
    """The session of a page; 404 where there is none."""
    return get_object_or_404(Session.objects.select_related("person__guest"), key=key)


def led(session: Session) -> Led:
    """The plan of a session as it stands: planned as at first, then changed as it was on the way. The same inputs give
    the same plan, in whatever order they arrived."""
    first, wished = _planned(session, sessions.wishes_of(session)), events.wished_of(session)
    if not wished or not first.plan.steps:
        return first
    done = replayed(first.plan, wished, first.knowledge)
    return replace(first, plan=done.plan, goes_on=done.place)


def _planned(session: Session, asked: Wishes) -> Led:
    knowledge = at_hand(load_knowledge(), asked.routines)
    wishes = _known(asked, knowledge)
    clearance = screen(
        with_consent(sessions.answers_of(session), knowledge),
        knowledge.conditions,
        frozenset(session.confirmed),
        giver=any(knowledge.routines[one].form is Form.PARTNER for one in wishes.routines),
        areas=[knowledge.routines[one].area for one in wishes.routines],
        prescribed=findings_of(held_again(session.prescribed, knowledge), knowledge),
    )
    return Led(session, knowledge, wishes, plan(wishes, clearance, knowledge))


def _known(wishes: Wishes, knowledge: Knowledge) -> Wishes:
    """The wishes without what this version does not know: a row may come from another one."""
    return replace(
        wishes,
        routines=tuple(one for one in wishes.routines if one in knowledge.routines),
        lotion=wishes.lotion if wishes.lotion in knowledge.lotions else Wishes(()).lotion,
        goal=wishes.goal if wishes.goal in knowledge.goals else None,
        ache=tuple(zone for zone in wishes.ache if zone in knowledge.zones),
    )

"""A session that was begun without the server, once it arrives: the row it would have had."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from thenar.journal import sessions
from thenar.journal.answers import answers_of, keep_answers
from thenar.journal.experiments import wish_anyway
from thenar.journal.models import Person, Session
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.plan import plan
from thenar.render.kept_plan import kept_plan
from thenar.screen import screen
from thenar.web.base.household import person_of
from thenar.web.base.times import told_at
from thenar.web.base.today import with_consent
from thenar.web.offline.careful import CarefulForm, careful_forms, careful_wishes
from thenar.wire.people import Who
from thenar.wire.told import Arrival


@dataclass(frozen=True)
class Begun:
    """A session as it was begun: its key, when, and the answers of the check before it, to questions of today."""

    key: UUID
    at: datetime
    answers: Answers
    confirmed: frozenset[str]


def arrived(told: Arrival, knowledge: Knowledge) -> Session | None:
    """Keep a session as a device tells it; the same one again gives the same row.

    None where the person or the session it is of was erased. ThenarError where it is of a form that is not there.
    """
    one = _begun(told, knowledge)
    known = Session.objects.filter(key=one.key).first()
    if known:
        return known
    with transaction.atomic():
        made = _made(told, one, knowledge)
        if made and told.anyway:
            wish_anyway(made.person, one.at.date())
        return made


def _made(told: Arrival, one: Begun, knowledge: Knowledge) -> Session | None:
    if told.kept:
        return _led_again(one, told.kept, told.person, knowledge)
    form = careful_forms(knowledge).get(told.form or "")
    if form is None or told.person is None:
        raise ThenarError("There is no such session to keep. Nothing was changed.")
    person = person_of(told.person, one.key)
    return _careful(one, form, person, knowledge) if person else None


def _careful(one: Begun, form: CarefulForm, person: Person, knowledge: Knowledge) -> Session:
    wishes = careful_wishes(form, knowledge)
    given = with_consent(one.answers, knowledge)
    areas = [form.routine.area]
    clearance = screen(given, knowledge.conditions, one.confirmed, giver=form.giver, areas=areas)
    made = plan(wishes, clearance, knowledge)
    _remember(person, one, knowledge)
    return sessions.keep_session(
        one.key, person, kept_plan(made), wishes, one.answers, one.confirmed, knowledge.version, one.at
    )


def _led_again(one: Begun, kept: UUID, person: Who | UUID | None, knowledge: Knowledge) -> Session | None:
    """Another session from the same plan: it was planned from what the first one was planned from."""
    first = Session.objects.filter(key=kept).select_related("person").first()
    if first is None:
        return None
    if isinstance(person, UUID) and person != first.person.key:
        raise ThenarError("This session was of someone else. Nothing was changed.")
    _remember(first.person, one, knowledge)
    same = ("person", "wishes", "answers", "confirmed", "prescribed", "plan", "knowledge_version")
    return Session.objects.create(
        key=one.key, day=one.at.date(), planned_at=one.at, **{name: getattr(first, name) for name in same}
    )


def _remember(person: Person, one: Begun, knowledge: Knowledge) -> None:
    """Keep what was marked on the device for the next check.

    A no takes nothing back: the device did not know what had been answered before.
    """
    before = answers_of(person, knowledge.conditions, one.at.date())
    new = {
        name: answer
        for name, answer in one.answers.items()
        if answer.reply is not Reply.NO and (name not in before or before[name].reply is Reply.NO)
    }
    keep_answers(person, new, knowledge.conditions, one.at.date())


def _begun(told: Arrival, knowledge: Knowledge) -> Begun:
    answers = {
        name: Answer(one.reply, frozenset(one.limbs), one.choice, frozenset(one.places))
        for name, one in told.answers.items()
        if name in knowledge.conditions
    }
    return Begun(told.key, told_at(told.at), answers, frozenset(answers) & frozenset(told.confirmed))

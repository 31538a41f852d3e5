"""A session that was begun without the server, once it arrives: the row it would have had."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from pydantic import ValidationError

from thenar.journal import sessions
from thenar.journal.answers import answer_from, answers_of, keep_answers
from thenar.journal.gate.shapes import SHAPES
from thenar.journal.models import Person, Session
from thenar.model.clearance import Answers, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.plan import plan
from thenar.render.kept_plan import kept_plan
from thenar.screen import screen
from thenar.web.base.household import person_of_key
from thenar.web.base.times import told_at
from thenar.web.base.today import with_consent
from thenar.web.offline.careful import CarefulForm, careful_forms, careful_wishes


@dataclass(frozen=True)
class Arrival:
    """What a device tells of a session: its key, when it was begun, and the answers of the check before it."""

    key: UUID
    at: datetime
    answers: Answers
    confirmed: frozenset[str]


def arrived(sent: dict[str, Any], knowledge: Knowledge) -> Session | None:
    """Keep a session as a device tells it; the same one again gives the same row.

    `sent` has `key`, `at`, `answers`, `confirmed`, and either the id of a careful `form` with its `person`, or the key
    of the `kept` session that was led again. None where that person or session was erased. ThenarError where it is
    not what our own page sends.
    """
    one = _read(sent, knowledge)
    known = Session.objects.filter(key=one.key).first()
    if known:
        return known
    with transaction.atomic():
        if sent.get("kept"):
            return _led_again(one, _key(sent["kept"]), knowledge)
        form = careful_forms(knowledge).get(str(sent.get("form")))
        if form is None:
            raise ThenarError("There is no such session to keep. Nothing was changed.")
        person = person_of_key(str(sent.get("person")), one.key)
        return _careful(one, form, person, knowledge) if person else None


def _careful(one: Arrival, form: CarefulForm, person: Person, knowledge: Knowledge) -> Session:
    wishes = careful_wishes(form, knowledge)
    given = with_consent(one.answers, knowledge)
    areas = [form.routine.area]
    clearance = screen(given, knowledge.conditions, one.confirmed, giver=form.giver, areas=areas)
    made = plan(wishes, clearance, knowledge)
    _remember(person, one, knowledge)
    return sessions.keep_session(
        one.key, person, kept_plan(made), wishes, one.answers, one.confirmed, knowledge.version, one.at
    )


def _led_again(one: Arrival, kept: UUID, knowledge: Knowledge) -> Session | None:
    """Another session from the same plan: it was planned from what the first one was planned from."""
    first = Session.objects.filter(key=kept).select_related("person").first()
    if first is None:
        return None
    _remember(first.person, one, knowledge)
    same = ("person", "wishes", "answers", "confirmed", "plan", "knowledge_version")
    return Session.objects.create(
        key=one.key, day=one.at.date(), planned_at=one.at, **{name: getattr(first, name) for name in same}
    )


def _remember(person: Person, one: Arrival, knowledge: Knowledge) -> None:
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


def _read(sent: dict[str, Any], knowledge: Knowledge) -> Arrival:
    try:
        found = SHAPES["sessions.answers"].adapter.validate_python(sent.get("answers"))
    except ValidationError:
        raise ThenarError("The answers of this session cannot be read. Nothing was changed.") from None
    answers = {name: answer_from(**answer) for name, answer in found.items() if name in knowledge.conditions}
    agreed = sent.get("confirmed") or []
    confirmed = frozenset(answers) & frozenset(map(str, agreed)) if isinstance(agreed, list) else frozenset()
    return Arrival(_key(sent.get("key")), told_at(sent.get("at")), answers, confirmed)


def _key(sent: object) -> UUID:
    try:
        return UUID(str(sent))
    except ValueError:
        raise ThenarError("This session has no key. Nothing was changed.") from None

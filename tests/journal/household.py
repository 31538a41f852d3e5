"""A household in the database, with at least one row in every table, and awkward words in them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from thenar.journal import (
    events,
    experiments,
    own,
    people,
    prescriptions,
    ratings,
    record,
    reminders,
    reports,
    routines,
    sessions,
)
from thenar.journal.answers import agree, keep_answers
from thenar.journal.models import Person, Session
from thenar.load import load_knowledge
from thenar.model.body import Area, Limb
from thenar.model.change import Change
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.event import Happening
from thenar.model.experiment import Unit
from thenar.model.measure import RatedAt
from thenar.model.own import OwnKind
from thenar.model.plan import Wishes
from thenar.model.prescription import Standing
from thenar.model.routine import Part, Routine, Step
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.render.kept_plan import kept_plan
from thenar.screen import screen

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 7, 20, 15, 30, 123456, tzinfo=ZONE)
NAMESPACE = UUID("6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11")
AWKWARD = '=1+1;"O\'Brien", Zoë \u202e\n\U0001f590 <b>&amp;'
AWKWARD_PLAN = """\
id: thumbs
name: "=1+1 <b>"
goal: "Zoë O'Brien buttons her shirt."
known_by: She does it alone.
warnings: [{ text: Not on a hot joint. }]
items:
  - { stroke: self-back-of-hand-flat-stroke, side: right, pressure: 1, minutes: 5, leave_out: [palm] }
  - { stroke: finger-glide, pressure: 1, minutes: 5 }
stop: [{ text: Pain that lasts a day. }]
contact: Ana Kern
author: { name: Ana Kern, license: RMT 1, day: 2026-03-01 }
first_day: 2026-03-01
last_day: 2026-04-01
"""
AWKWARD_REPORT = """\
plan: thumbs
mark: ABCDEFGH
day: 2026-03-07
sessions: [{ day: 2026-03-02, item: 1, minutes: 5, pressure: 1, before: 6, after: 4 }]
question: "=1+1, Zoë?"
"""
ONE_HAND = Wishes(("hand-self",), 5)


def key(*names: object) -> UUID:
    return uuid5(NAMESPACE, "/".join(map(str, names)))


def all_no() -> Answers:
    return {name: Answer(Reply.NO) for name in load_knowledge().conditions}


def make_session(person: Person, number: int, now: datetime, *, concern: str | None = None) -> Session:
    """A session that began, was stopped for the concern or finished, and was rated before and after."""
    knowledge = load_knowledge()
    answers = all_no()
    made = plan(ONE_HAND, screen(answers, knowledge.conditions, giver=False), knowledge)
    row = sessions.keep_session(
        key("session", number), person, kept_plan(made), ONE_HAND, answers, frozenset(), knowledge.version, now
    )
    tell(row, number, "began", 0, 0, now)
    before: dict[tuple[str, Area | None], int] = {("pain", None): 6 - number % 2}
    ratings.keep_ratings(key("b", number), person, RatedAt.BEFORE, before, now, row)
    later = now + timedelta(minutes=5)
    if concern:
        tell(row, number, "concern", 61_000, 1, later, concern=concern, then="skip")
    tell(row, number, "finished", 290_000, len(row.plan["steps"]), later)
    row.refresh_from_db()
    after: dict[tuple[str, Area | None], int] = {("pain", None): 3 + number % 3, ("stress", None): number % 5}
    ratings.keep_ratings(key("a", number), person, RatedAt.AFTER, after, later, row)
    return row


def tell(row: Session, number: int, kind: str, ms: int, step: int, at: datetime, **more: Any) -> None:
    """A note of a page that plays the track as it is, from its beginning on."""
    detail = {"step": step, "place_ms": 0, "heard_ms": ms, "page": "aa11", **more}
    told = Happening(kind) if kind in list(Happening) else Change(kind)
    events.note(row, key(kind, number), told, ms, detail, at, at)


def fill(number: int = 8) -> Person:
    """Two people, so many sessions of one, and one of everything else."""
    knowledge = load_knowledge()
    me = people.me(NOW)
    Person.objects.filter(pk=me.pk).update(birth_year=1950, areas=["hand"])
    other = people.someone(key("other"), AWKWARD[:60], NOW)
    me.refresh_from_db()
    keep_answers(
        me,
        {"blood-thinner": Answer(Reply.YES), "sprain": Answer(Reply.YES, frozenset({Limb.LEFT_HAND}), "=x")},
        knowledge.conditions,
        NOW.date(),
    )
    keep_answers(other, {"cancer": Answer(Reply.UNKNOWN)}, knowledge.conditions, NOW.date())
    agree(me, knowledge.conditions["blood-thinner"], Answer(Reply.YES), date(2026, 2, 1), key("agree"), NOW)
    for one in range(number):
        make_session(me, one, NOW + timedelta(days=one), concern="sore-spot" if one in (1, 2) else None)
    ratings.keep_ratings(key("day"), other, RatedAt.DAY, {("numbness", Area.FOOT): 0}, NOW)
    ratings.keep_ratings(key("week"), me, RatedAt.WEEK, {("sleep", None): 10}, NOW)
    ratings.keep_form(key("form"), me, knowledge.measures["phq-2"], {"1": 2, "2": 1}, NOW)
    stroke = Session.objects.earliest("id").plan["steps"][1]["stroke"]
    record.allow_again(me, stroke, key("allow"), NOW + timedelta(days=30))
    experiments.begin_experiment(key("try"), me, "pain", Unit.DAY, date(2026, 4, 1), 10, NOW)
    reminders.keep_reminder(key("bell"), me, [0, 2, 6], time(20, 30), "Europe/Berlin", date(2026, 3, 8), NOW)
    reminders.feed(NOW)
    own.write_note(key("note"), me, AWKWARD, NOW.date(), NOW, Session.objects.earliest("id"))
    own.write_elsewhere(key("elsewhere"), me, NOW.date(), 20, [Area.FOOT], AWKWARD, NOW)
    own.write_number(
        key("number"), own.write_measure(key("own"), me, "=Walking", OwnKind.MINUTES, NOW), 45, NOW.date(), NOW
    )
    palm = Part("palm-short-stroke", 3, 1, say=("Slowly over the sore thumb.",))
    mine = Routine("mine", AWKWARD[:60], AWKWARD[:60], Area.HAND, Form.SELF, (Step("Palm", (palm,)),), ("background",))
    row = routines.begin(key("routine"), me, mine, NOW)
    routines.put_away(key("away"), row, True, NOW)
    told = prescriptions.Origin(AWKWARD[:4], "ABCD EFGH")
    given = prescriptions.begin(key("plan"), me, AWKWARD_PLAN, Standing.KEPT, NOW, told)
    prescriptions.stand(key("plan-end"), given, Standing.ENDED, NOW)
    reports.keep(given, AWKWARD_REPORT, told, NOW.date(), NOW)
    prescriptions.begin(key("draft"), other, "name: half", Standing.DRAFT, NOW)
    routines.begin(key("theirs"), other, replace(mine, form=Form.PARTNER, steps=()), NOW)
    return me

"""The rows of the journal. Each submit carries its own key, so that a repeated one makes no second row."""

import uuid

from django.db import models

from thenar.journal.gate.kept import Kept
from thenar.journal.own_rows import ChangeRow, ElsewhereRow, NoteRow, OwnMeasureRow, OwnNumberRow
from thenar.journal.prescription_rows import PrescriptionRow, ReportRow
from thenar.journal.routine_rows import RoutineRow
from thenar.journal.rows import AllowedRow, Erasure, ExperimentRow, Feed, FormRow, Guest, RatingRow, ReminderRow
from thenar.model.script import Talk

__all__ = [
    "Agreement", "AllowedRow", "ChangeRow", "ElsewhereRow", "Erasure", "ExperimentRow", "Feed", "FormRow",
    "GivenAnswer", "Guest", "NoteRow", "OwnMeasureRow", "OwnNumberRow", "Person", "PrescriptionRow", "RatingRow",
    "ReminderRow", "ReportRow", "RoutineRow", "Session", "SessionEvent",
]  # fmt: skip


class Person(Kept):
    """Someone who is massaged: oneself (`me`, by a helper where `helped`), or someone cared for.

    Keeps what was wished for last, and which numbers are not to be asked for. `ache` has the `zones` that ache and the
    `day` on which that was said; it holds for that day. `routine` is the routine of one's own that was wished for last;
    none where `areas` were. With `item`, the number of one thing in a plan, `routine` is that prescription. `place` is
    where they stand in lists, the lowest number first; None after those. Who is `archived` is in no list, and nothing
    of theirs is lost. Who was put together with someone else has that one's key in `into`, is in no list either, and
    has changes only.
    """

    kept_as = "people"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    me = models.BooleanField(default=False)
    helped = models.BooleanField(default=False)
    name = models.CharField(max_length=60, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    areas = models.JSONField(default=list)
    minutes = models.FloatField(default=15)
    pressure = models.PositiveSmallIntegerField(default=2)
    lotion = models.CharField(max_length=40, default="lotion")
    goal = models.CharField(max_length=60, blank=True)
    talk = models.CharField(max_length=8, default=Talk.FULL.value)
    not_asked = models.JSONField(default=list)
    ache = models.JSONField(default=dict)
    routine = models.UUIDField(null=True)
    item = models.PositiveSmallIntegerField(null=True)
    place = models.PositiveSmallIntegerField(null=True)
    archived = models.BooleanField(default=False)
    into = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-me", models.F("place").asc(nulls_last=True), "made_at", "id")
        constraints = (models.UniqueConstraint(fields=["me"], condition=models.Q(me=True), name="only_one_me"),)

    def __str__(self) -> str:
        return f"person {self.pk}"


class GivenAnswer(Kept):
    """The last answer of a person to one question, with the day it was given."""

    kept_as = "answers"

    person = models.ForeignKey(Person, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=80)
    reply = models.CharField(max_length=7)
    limbs = models.JSONField(default=list)
    choice = models.CharField(max_length=80, null=True)
    places = models.JSONField(default=list)
    meaning = models.PositiveSmallIntegerField(default=1)
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "question"], name="one_answer_a_question"),)

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Agreement(Kept):
    """A clinician's yes to one condition, as it was answered then. Another answer needs another yes."""

    kept_as = "agreements"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="agreements")
    condition = models.CharField(max_length=80)
    about = models.JSONField()
    day = models.DateField()
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("noted_at", "id")

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Session(Kept):
    """One session: what it was planned from, the plan as it stood, and when it was played.

    `wishes`, `answers` and `confirmed` are the nouns as plain data, so that the same plan can be made again. What was
    really done is reckoned from its events: how much was heard, how long its strokes were led, and how many; None where
    nothing was told. `prescribed` names the versions of prescriptions that held, and of which an item was led.
    """

    kept_as = "sessions"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    day = models.DateField()
    wishes = models.JSONField()
    answers = models.JSONField()
    confirmed = models.JSONField(default=list)
    prescribed = models.JSONField(default=list)
    plan = models.JSONField()
    knowledge_version = models.CharField(max_length=40)
    take = models.PositiveIntegerField(default=0)
    planned_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=80, blank=True)
    heard_ms = models.PositiveIntegerField(null=True)
    stroke_ms = models.PositiveIntegerField(null=True)
    strokes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("-planned_at", "-id")
        indexes = (models.Index(fields=["person", "-planned_at"], name="sessions_of_a_person"),)

    def __str__(self) -> str:
        return f"session {self.pk}"


class SessionEvent(Kept):
    """Something that happened in a session, `track_ms` into its track: begun, paused, softer, a concern, the end.

    The order is that of `number`, which the session gives; where two devices gave the same one, of the keys.
    `happened_at` is what a device's clock said, and only shown; `kept_at` is when it arrived, by this server's clock.
    """

    kept_as = "events"

    key = models.UUIDField(unique=True)
    session = models.ForeignKey(Session, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    track_ms = models.PositiveIntegerField(default=0)
    detail = models.JSONField(default=dict)
    number = models.PositiveIntegerField()
    happened_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("number", "key")
        indexes = (
            models.Index(fields=["kind", "session"], name="events_of_a_kind"),
            models.Index(fields=["session", "number"], name="events_in_order"),
        )

    def __str__(self) -> str:
        return f"event {self.pk}"

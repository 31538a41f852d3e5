"""The rows of what is rated, tried and reminded of. `at` is in UTC; `offset` is how far local clocks were ahead."""

from django.db import models

from thenar.journal.gate.kept import Kept


class RatingRow(Kept):
    """One number from 0 to 10. A question that was skipped has no row; none is asked twice."""

    kept_as = "ratings"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="ratings")
    session = models.ForeignKey("journal.Session", models.CASCADE, null=True, related_name="ratings")
    measure = models.CharField(max_length=80)
    rated_at = models.CharField(max_length=12)
    area = models.CharField(max_length=4, blank=True)
    value = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    offset = models.SmallIntegerField()  # minutes
    day = models.DateField()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(value__lte=10), name="rating_from_0_to_10"),
            models.UniqueConstraint(
                fields=["session", "measure", "rated_at", "area"],
                condition=models.Q(session__isnull=False),
                name="one_rating_a_moment",
            ),
            models.UniqueConstraint(
                fields=["person", "measure", "rated_at", "area", "day"],
                condition=models.Q(session__isnull=True),
                name="one_rating_a_day",
            ),
        )
        indexes = (models.Index(fields=["person", "measure", "-at"], name="ratings_of_a_person"),)

    def __str__(self) -> str:
        return f"rating {self.pk}"


class FormRow(Kept):
    """A short questionnaire, whole: scores by item id."""

    kept_as = "forms"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="forms")
    measure = models.CharField(max_length=80)
    scores = models.JSONField()
    at = models.DateTimeField()
    offset = models.SmallIntegerField()  # minutes
    day = models.DateField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"form {self.pk}"


class AllowedRow(Kept):
    """A stroke that hurt was allowed again, one step."""

    kept_as = "allowed-again"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="allowed")
    stroke = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"allowed {self.pk}"


class ExperimentRow(Kept):
    """An experiment on oneself, as it was set before it began; `stopped_at` is when it was ended early.

    `current` until it is stopped or another one begins after its end: of these a person has one. `off_plan` are its
    days without massage on which one was wished for anyway.
    """

    kept_as = "experiments"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="experiments")
    measure = models.CharField(max_length=80)
    area = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=4)
    start = models.DateField()
    pairs = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    current = models.BooleanField(default=True)
    off_plan = models.JSONField(default=list)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(current=True), name="one_experiment_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"experiment {self.pk}"


class ReminderRow(Kept):
    """When to be reminded: days of the week from 0 (Monday), a time on the clock, and the zone of that clock.

    `sequence` counts its changes, as calendars do; from `paused_from` to `paused_until` it is silent.
    """

    kept_as = "reminders"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="reminders")
    days = models.JSONField()
    at = models.TimeField()
    zone = models.CharField(max_length=60)
    start = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=15)
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    paused_from = models.DateField(null=True)
    paused_until = models.DateField(null=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"reminder {self.pk}"


class Feed(Kept):
    """The secret part of the address of the calendar feed. There is one row; a new secret ends the old address."""

    kept_as = "feeds"

    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return "feed"


class Guest(models.Model):
    """A person of whom nothing is kept: gone when their session has ended, and `until` at the latest.

    Never taken out, copied or restored, and in no list.
    """

    person = models.OneToOneField("journal.Person", models.CASCADE, related_name="guest")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"guest {self.pk}"


class Erasure(models.Model):
    """Something was erased: everything, oneself, or someone else. It names nobody, and its number never comes again.

    `done` once the traces beside the journal are gone too. Devices that know a lower number clear what they keep.
    """

    EVERYONE, ME, SOMEONE = "everyone", "me", "someone"

    whose = models.CharField(max_length=8)
    done = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"erasure {self.pk}"

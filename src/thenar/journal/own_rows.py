"""The rows of what people write down themselves: changes, notes, massages elsewhere, numbers of their own.

`at` is in UTC; `offset` is how far local clocks were ahead.
"""

from django.db import models

from thenar.journal.gate.kept import Kept


class ChangeRow(Kept):
    """What was corrected, removed, written down or undone in one act, and what stood there before.

    `rows` are the table, the name of the row in it (its key), and its values before, null where there was none. An act
    on very many rows has several of these rows, of the same `act`. `number` is the order of a person's changes;
    `undoes` is the act that this one took back.
    """

    kept_as = "changes"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    act = models.UUIDField()
    kind = models.CharField(max_length=9)
    rows = models.JSONField()
    undoes = models.UUIDField(null=True)
    at = models.DateTimeField()
    offset = models.SmallIntegerField()  # minutes

    class Meta:
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=["person", "number"], name="one_number_a_change"),)
        indexes = (models.Index(fields=["act"], name="changes_of_an_act"),)

    def __str__(self) -> str:
        return f"change {self.pk}"


class NoteRow(Kept):
    """Words of one's own, on a day or about a session (`session`)."""

    kept_as = "notes"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="notes")
    session = models.ForeignKey("journal.Session", models.CASCADE, null=True, related_name="notes")
    text = models.CharField(max_length=1000)
    day = models.DateField()
    at = models.DateTimeField()
    offset = models.SmallIntegerField()  # minutes

    class Meta:
        ordering = ("day", "at", "id")

    def __str__(self) -> str:
        return f"note {self.pk}"


class ElsewhereRow(Kept):
    """A massage that was not led here, as somebody wrote it down."""

    kept_as = "elsewhere"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="elsewhere")
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    areas = models.JSONField()
    text = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("day", "made_at", "id")

    def __str__(self) -> str:
        return f"elsewhere {self.pk}"


class OwnMeasureRow(Kept):
    """Something that a person wants to keep a number of: from 0 to 10, minutes, or yes and no."""

    kept_as = "own-measures"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="own_measures")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=7)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="one_measure_a_name"),)

    def __str__(self) -> str:
        return f"own measure {self.pk}"


class OwnNumberRow(Kept):
    """One number of a measure of one's own; a yes is 1 and a no is 0."""

    kept_as = "own-numbers"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="own_numbers")
    measure = models.ForeignKey(OwnMeasureRow, models.CASCADE, related_name="numbers")
    value = models.PositiveSmallIntegerField()
    day = models.DateField()
    at = models.DateTimeField()
    offset = models.SmallIntegerField()  # minutes

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["measure", "-at"], name="numbers_of_a_measure"),)

    def __str__(self) -> str:
        return f"own number {self.pk}"

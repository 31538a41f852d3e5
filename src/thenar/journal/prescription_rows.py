"""The rows of prescriptions, plans that a professional wrote for someone, as they were written here or opened; and of
reports on them that came back."""

from django.db import models

from thenar.journal.gate.kept import Kept
from thenar.model.prescription import Standing


class PrescriptionRow(Kept):
    """A prescription as it stood after one change; it is never changed itself, so that a session finds what it was
    planned under.

    `of` is the prescription that it is a version of, `number` the order of its versions from 1. `text` is the plan as
    YAML. `sender` is the name that came with a file, and `seal` what stands for the key that signed it; both are empty
    where it was written here.
    """

    kept_as = "prescriptions"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="prescriptions")
    of = models.UUIDField()
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=40_000)
    standing = models.CharField(max_length=8, default=Standing.DRAFT.value)
    sender = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=9, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("of", "number", "id")
        constraints = (models.UniqueConstraint(fields=["of", "number"], name="one_number_a_prescription"),)
        indexes = (models.Index(fields=["person", "of", "-number"], name="versions_of_a_prescription"),)

    def __str__(self) -> str:
        return f"prescription {self.pk}"


class ReportRow(Kept):
    """A report that came back on the prescription `of`, as YAML; what was kept once stays as it came. `made` is the day
    on which it was sealed."""

    kept_as = "plan-reports"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="plan_reports")
    of = models.UUIDField()
    text = models.CharField(max_length=60_000)
    sender = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=9)
    made = models.DateField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("made", "kept_at", "id")

    def __str__(self) -> str:
        return f"report {self.pk}"

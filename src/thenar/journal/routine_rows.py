"""The rows of routines of one's own."""

from django.db import models

from thenar.journal.gate.kept import Kept


class RoutineRow(Kept):
    """A routine of one's own as it stood after one change; it is never changed itself, so that a session finds what it
    was planned from.

    `of` is the routine that it is a version of, `number` the order of its versions from 1, and `after` the version that
    it was made from, which an undo goes back to. `text` is the routine as YAML. `put_away` ones are not offered.
    """

    kept_as = "routines"

    key = models.UUIDField(unique=True)
    person = models.ForeignKey("journal.Person", models.CASCADE, related_name="routines")
    of = models.UUIDField()
    number = models.PositiveIntegerField()
    after = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=20_000)
    put_away = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("of", "number", "id")
        constraints = (models.UniqueConstraint(fields=["of", "number"], name="one_number_a_version"),)
        indexes = (models.Index(fields=["person", "of", "-number"], name="versions_of_a_routine"),)

    def __str__(self) -> str:
        return f"routine {self.pk}"

"""The devices that were let in."""

import uuid

from django.db import models

from thenar.web.lan.role import May, Role, role_of

LONGEST_NAME = 40


class Device(models.Model):
    """A browser that was let in. Of its cookie only a digest is kept, and of its visits only the last day.

    `people` are the keys of those whom it is for, null for everyone; `until` is its last day, null for no end.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    name = models.CharField(max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64, unique=True)
    added_on = models.DateField()
    seen_on = models.DateField()
    may = models.CharField(max_length=5, default=May.ERASE.value)
    people = models.JSONField(null=True, default=None)
    until = models.DateField(null=True, default=None)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"device {self.pk}"

    @property
    def role(self) -> Role:
        """What it may do."""
        return role_of(self.may, self.people, self.until)

"""The devices that were let in."""

import uuid

from django.db import models

LONGEST_NAME = 40


class Device(models.Model):
    """A browser that was let in. Of its cookie only a digest is kept, and of its visits only the last day."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    name = models.CharField(max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64, unique=True)
    added_on = models.DateField()
    seen_on = models.DateField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"device {self.pk}"

"""The columns of a row that mean something outside."""

from typing import Any

from django.db import models


def kept_fields(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """Every column but the number of the row, which means nothing outside."""
    return [field for field in model._meta.concrete_fields if not field.primary_key]

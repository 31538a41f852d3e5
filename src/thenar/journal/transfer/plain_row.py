"""A row from its plain values, as a file or a change has them: through the gate, or a word of what is wrong where."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate import WrongValueError, check_together, value_of
from thenar.journal.gate.kept import Kept
from thenar.journal.transfer.tables import Table

Find = Callable[[str, UUID], int | None]  # the number of the row with this key in the table of this name


def row_of(table: Table, found: Mapping[str, Any], find: Find) -> Kept:
    """The row, not yet kept. WrongValueError, with its column, for a value that may not be, or leads nowhere."""
    values: dict[str, Any] = {}
    for field in table.fields():
        try:
            values[field.name] = _value(table, field, found[field.name], find)
        except WrongValueError as wrong:
            raise WrongValueError(str(wrong), field.name) from None
    check_together(table.name, values)
    return table.model(**{field.attname: values[field.name] for field in table.fields()})


def leads_to(field: "models.ForeignKey[Any, Any]") -> str:
    """The name of the table that a column leads to."""
    related = field.related_model
    assert issubclass(related, Kept)
    return related.kept_as


def _value(table: Table, field: "models.Field[Any, Any]", given: Any, find: Find) -> Any:
    value = value_of(field, given, f"{table.name}.{field.name}")
    if not isinstance(field, models.ForeignKey) or value is None:
        return value
    row = find(leads_to(field), value)
    if row is None:
        raise WrongValueError(_("the key of a row in {table}").format(table=leads_to(field)))
    return row

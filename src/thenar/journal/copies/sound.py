"""Whether every value of the journal is one that could have been written: the same gate as for files brought in."""

from django.utils.translation import override

from thenar.journal.transfer.tables import TABLES, WrongValueError, value_of
from thenar.journal.transfer.take_out import rows


def unsound() -> str | None:
    """The place of the first value that cannot be, as `table, row, column`; None where all is sound."""
    with override("en"):
        for table in TABLES:
            number = 0
            try:
                for number, row in enumerate(rows(table), 1):
                    column = _wrong(table.name, list(table.fields()), row)
                    if column:
                        return f"{table.name}, {number}, {column}"
            except (ValueError, TypeError, ArithmeticError):  # what a row holds is no value of its column at all
                return f"{table.name}, {number + 1}"
    return None


def _wrong(table: str, fields: list, row: dict) -> str | None:  # type: ignore[type-arg]
    for field in fields:
        try:
            value_of(field, row[field.name], f"{table}.{field.name}")
        except WrongValueError:
            return str(field.name)
    return None

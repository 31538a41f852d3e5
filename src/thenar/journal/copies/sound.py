"""Whether every value of a journal is one that could have been written: it passes the gate that all writing passes."""

from contextlib import closing
from pathlib import Path

from thenar.journal.copies.databases import open_strange
from thenar.journal.doctor.findings import look


def unsound(database: Path) -> str | None:
    """The place of the first value that cannot be, as `table, row, column`; None where all is sound."""
    with closing(open_strange(database)) as connection:
        first = next((one for one in look(connection) if one.row is not None), None)
    return f"{first.table}, {first.row}, {first.column}" if first else None

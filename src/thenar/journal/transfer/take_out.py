"""Everything kept, as JSON for programs or as CSV files for a spreadsheet: written as it is read, a row at a time."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any

from django.db import models, transaction

from thenar.files.json_array import array, one_line
from thenar.journal.models import Guest, Person
from thenar.journal.transfer.csv_cells import cell
from thenar.journal.transfer.local_cells import csv_columns, local_cell, local_columns
from thenar.journal.transfer.tables import FORMAT, TABLES, VERSION, Table, plain

MANIFEST = "thenar-journal.json"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the same rows are the same bytes, whenever they are taken out


def write_json(file: IO[bytes]) -> None:
    """All tables in one JSON document; rows that were read at one moment. Raises OSError."""
    with transaction.atomic():
        file.writelines(piece.encode() for piece in _document())


def write_csv(file: IO[bytes]) -> None:
    """All tables in one ZIP, a CSV file each. Raises OSError."""
    with transaction.atomic(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        with _member(written, MANIFEST) as member:
            member.write((one_line({"format": FORMAT, "version": VERSION}) + "\n").encode())
        for table in TABLES:
            with _member(written, f"{table.name}.csv") as member:
                _write_table(table, member)


def export_json() -> bytes:
    """All tables as the bytes of one JSON document."""
    return _bytes(write_json)


def export_csv() -> bytes:
    """All tables as the bytes of one ZIP."""
    return _bytes(write_csv)


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Every row of a table as plain values; a row of another table is named by its key."""
    paths = [_path(field) for field in table.fields()]
    order = [f"{one}__key" if one in ("person", "session") else one for one in table.order]
    found = table.model._default_manager.order_by(*order).values_list(*paths)
    if guests := list(Guest.objects.values_list("person", flat=True)):
        found = found.exclude(**{f"{_to_person(table)}__in": guests})
    for values in found.iterator(chunk_size=2000):
        yield {name: plain(value) for name, value in zip(table.columns, values, strict=True)}


def _to_person(table: Table) -> str:
    """The way from a row to its person."""
    return "pk" if table.model is Person else "person" if "person" in table.columns else "session__person"


def _document() -> Iterator[str]:
    yield f'{{"format": {one_line(FORMAT)}, "tables": {{\n'
    for number, table in enumerate(TABLES):
        yield f"{',' if number else ''}{one_line(table.name)}: "
        yield from array(rows(table))
        yield "\n"
    yield f'}}, "version": {VERSION}}}\n'


def _path(field: "models.Field[Any, Any]") -> str:
    return f"{field.name}__key" if isinstance(field, models.ForeignKey) else field.name


def _member(written: zipfile.ZipFile, name: str) -> IO[bytes]:
    member = zipfile.ZipInfo(name, _NEVER)
    member.compress_type = zipfile.ZIP_DEFLATED
    return written.open(member, "w", force_zip64=True)


def _write_table(table: Table, member: IO[bytes]) -> None:
    text = io.TextIOWrapper(member, "utf-8-sig", newline="", write_through=False)  # a spreadsheet knows it by the mark
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(csv_columns(table))
    fields, moments = list(table.fields()), local_columns(table)
    for row in rows(table):
        cells = [cell(field, row[field.name]) for field in fields]
        writer.writerow([*cells, *(local_cell(row, name) for name in moments)])
    text.flush()
    text.detach()


def _bytes(write: Callable[[IO[bytes]], None]) -> bytes:
    written = io.BytesIO()
    write(written)
    return written.getvalue()

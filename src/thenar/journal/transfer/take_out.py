"""Everything kept, as JSON for programs or as CSV files for a spreadsheet."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.db import models, transaction

from thenar.journal.transfer.csv_cells import cell
from thenar.journal.transfer.tables import FORMAT, TABLES, VERSION, Table, plain

MANIFEST = "thenar-journal.json"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the same rows are the same bytes, whenever they are taken out


def export_json() -> bytes:
    """All tables in one JSON document; rows that were read at one moment."""
    with transaction.atomic():
        tables = {table.name: list(rows(table)) for table in TABLES}
    return _json({"format": FORMAT, "version": VERSION, "tables": tables})


def export_csv() -> bytes:
    """All tables in one ZIP, a CSV file each."""
    written = io.BytesIO()
    with transaction.atomic(), zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, MANIFEST, _json({"format": FORMAT, "version": VERSION}))
        for table in TABLES:
            _add(file, f"{table.name}.csv", _csv(table))
    return written.getvalue()


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Every row of a table as plain values; a row of another table is named by its key."""
    paths = [_path(field) for field in table.fields()]
    order = [f"{one}__key" if one in ("person", "session") else one for one in table.order]
    found = table.model._default_manager.order_by(*order).values_list(*paths)
    for values in found.iterator(chunk_size=2000):
        yield {name: plain(value) for name, value in zip(table.columns, values, strict=True)}


def _path(field: "models.Field[Any, Any]") -> str:
    return f"{field.name}__key" if isinstance(field, models.ForeignKey) else field.name


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    fields = list(table.fields())
    for row in rows(table):
        writer.writerow([cell(field, row[field.name]) for field in fields])
    return text.getvalue().encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    file.writestr(zipfile.ZipInfo(name, _NEVER), data, zipfile.ZIP_DEFLATED, 6)

"""The bytes of a file that was taken out, as rows by table: JSON, or CSV files in a ZIP."""

import csv
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.journal.gate import WrongValueError
from thenar.journal.transfer.csv_cells import cell_value
from thenar.journal.transfer.local_cells import WITH_LOCAL_TIMES, csv_columns, local_columns
from thenar.journal.transfer.older import KNOWN, columns_of, tables_of, upgraded
from thenar.journal.transfer.refusal import AGAIN, BIG, MOST_BYTES, NEWER, quoted, refused, too_large, wrong_value
from thenar.journal.transfer.tables import FORMAT, VERSION, Table
from thenar.journal.transfer.take_out import MANIFEST

Rows = dict[str, list[dict[str, Any]]]
# what zipfile and its decompressors raise for bytes that are not what they were
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, KeyError, OverflowError,
)  # fmt: skip


def unpacked(data: bytes) -> Rows:
    """The rows of every table as the file has them, values still unchecked. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise refused(too_large(len(data)), BIG)
    return _from_zip(data) if data[:2] == b"PK" else _from_json(data)


def _from_json(data: bytes) -> Rows:
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise refused(_("The file is not text."), AGAIN) from None
    except RecursionError:
        raise refused(_("The file is nested too deeply."), AGAIN) from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        what = _("The file is not whole JSON.")
        if line:
            what += " " + _("It breaks off or goes wrong at line {line}.").format(line=line)
        raise refused(what, AGAIN) from None
    version = _version_of(found)
    return upgraded(_checked_tables(found.get("tables"), version), version)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _version_of(found: Any) -> int:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise refused(_("This is not a file that Thenar took out."), AGAIN)
    version = found.get("version")
    if isinstance(version, bool) or version not in KNOWN:
        what = _("The file has version {found}; this Thenar reads version {known}.")
        raise refused(what.format(found=quoted(version), known=VERSION), NEWER)
    return int(str(version))


def _checked_tables(found: Any, version: int) -> Rows:
    names = [table.name for table in tables_of(version)]
    if not isinstance(found, dict) or set(found) != set(names):
        missing = [name for name in names if not isinstance(found, dict) or name not in found]
        more = sorted(set(found) - set(names))[:3] if isinstance(found, dict) else []
        if missing:
            raise refused(_("The table {table} is missing.").format(table=missing[0]), AGAIN)
        raise refused(_("There is a table {table}.").format(table=quoted(more[0])), AGAIN)
    for name in names:
        if not isinstance(found[name], list):
            raise refused(_("The table {table} is no list of rows.").format(table=name), AGAIN)
    return found


def _from_zip(data: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _unzipped(file)
    except DAMAGED:
        raise refused(_("The ZIP file is damaged or cut off."), AGAIN) from None


def _unzipped(file: zipfile.ZipFile) -> Rows:
    if sum(info.file_size for info in file.infolist()) > MOST_BYTES:
        raise refused(_("Unpacked, the file has more than {most} MB.").format(most=MOST_BYTES // 2**20), BIG)
    try:
        version = _version_of(json.loads(file.read(MANIFEST) if MANIFEST in file.namelist() else "{}"))
        tables = tables_of(version)
        if sorted(file.namelist()) != sorted([MANIFEST, *(f"{table.name}.csv" for table in tables)]):
            raise refused(_("The ZIP file does not hold exactly the files that Thenar puts there."), AGAIN)
        rows = {table.name: list(_csv_rows(table, file.read(f"{table.name}.csv"), version)) for table in tables}
        return upgraded(rows, version)
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError, csv.Error):
        raise refused(_("A file in the ZIP cannot be read."), AGAIN) from None


def _csv_rows(table: Table, data: bytes, version: int) -> Iterator[dict[str, Any]]:
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    columns = columns_of(table, version)
    more = len(local_columns(table)) if version >= WITH_LOCAL_TIMES else 0  # said beside, and not read
    head, expected = next(reader, []), columns + csv_columns(table)[len(columns) :] if more else columns
    if tuple(head) != expected:
        what = _("The first line of {file} is not {columns}.")
        raise refused(what.format(file=f"{table.name}.csv", columns=", ".join(expected)), AGAIN)
    fields = [field for field in table.fields() if field.name in columns]
    for number, cells in enumerate(reader, 1):
        if len(cells) != len(fields) + more:
            what = ngettext(
                "{table}, row {row}: found {n} cell, not {right}.",
                "{table}, row {row}: found {n} cells, not {right}.",
                len(cells),
            )
            right = len(fields) + more
            raise refused(what.format(table=table.name, row=number, n=len(cells), right=right), AGAIN)
        row = {}
        for field, text in zip(fields, cells, strict=False):
            try:
                row[field.name] = cell_value(field, text)
            except WrongValueError as wrong:
                raise wrong_value(table, number, field.name, text, wrong) from None
        yield row

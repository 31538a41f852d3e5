"""A file that was taken out, back in: the whole of it, or one clear message and nothing changed."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from thenar.journal.models import Person
from thenar.journal.transfer.csv_cells import cell_value
from thenar.journal.transfer.tables import FORMAT, TABLES, VERSION, Table, WrongValueError, value_of
from thenar.journal.transfer.take_out import MANIFEST
from thenar.model.problem import ThenarError

MOST_BYTES = 64 * 1024 * 1024
LONGEST_QUOTE = 40

Rows = dict[str, list[dict[str, Any]]]


class RefusedError(ThenarError):
    """A file that cannot be brought in: where, what was found, what would be right, and what to do."""


def import_bytes(data: bytes) -> int:
    """Bring a file in and say how many rows it had. The journal has to be empty.

    Raises RefusedError, and then nothing is changed.
    """
    if len(data) > MOST_BYTES:
        raise refused(too_large(len(data)), BIG)
    tables = _from_zip(data) if data[:2] == b"PK" else _from_json(data)
    try:
        with transaction.atomic():
            _make_room()
            keys: dict[str, dict[UUID, int]] = {}
            for table in TABLES:
                _bring(table, tables[table.name], keys)
    except IntegrityError:
        raise refused(_("Two rows of the file cannot both be."), _TAKE_OUT) from None
    return sum(map(len, tables.values()))


def refused(what: str, remedy: str) -> RefusedError:
    """The error for what was found, told in the language of the request; `remedy` is one of those marked below."""
    unchanged = _("Nothing was changed.")
    told = f"{what} {unchanged} {_(remedy)}"
    return RefusedError(told)


def too_large(size: int) -> str:
    """What is wrong with a file of so many bytes."""
    return _("The file has {size} MB; at most {most} MB are read.").format(
        size=f"{size / 1e6:,.0f}", most=MOST_BYTES // 2**20
    )


BIG = gettext_noop("For a journal that large use a backup: `thenar backup` and `thenar restore`.")
_AGAIN = gettext_noop("Choose a file that Thenar made, whole, or take it out again where it came from.")
_TAKE_OUT = gettext_noop("Take the file out again where it came from.")
_EMPTY_FIRST = gettext_noop("Take it out, erase it, and then bring this file in.")
_NEWER = gettext_noop("Bring it in with the Thenar that made it, or a newer one.")


def _make_room() -> None:
    if any(table.model._default_manager.exists() for table in TABLES if table.model is not Person):
        raise refused(_("Something is kept here already."), _EMPTY_FIRST)
    Person.objects.all().delete()  # names without anything kept: the file brings its own


def _from_json(data: bytes) -> Rows:
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise refused(_("The file is not text."), _AGAIN) from None
    except RecursionError:
        raise refused(_("The file is nested too deeply."), _AGAIN) from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        what = _("The file is not whole JSON.")
        if line:
            what += " " + _("It breaks off or goes wrong at line {line}.").format(line=line)
        raise refused(what, _AGAIN) from None
    _check_version(found)
    return _checked_tables(found.get("tables"))


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _check_version(found: Any) -> None:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise refused(_("This is not a file that Thenar took out."), _AGAIN)
    version = found.get("version")
    if version != VERSION or isinstance(version, bool):
        what = _("The file has version {found}; this Thenar reads version {known}.")
        raise refused(what.format(found=_quote(version), known=VERSION), _NEWER)


def _checked_tables(found: Any) -> Rows:
    names = [table.name for table in TABLES]
    if not isinstance(found, dict) or set(found) != set(names):
        missing = [name for name in names if not isinstance(found, dict) or name not in found]
        more = sorted(set(found) - set(names))[:3] if isinstance(found, dict) else []
        if missing:
            raise refused(_("The table {table} is missing.").format(table=missing[0]), _AGAIN)
        raise refused(_("There is a table {table}.").format(table=_quote(more[0])), _AGAIN)
    for name in names:
        if not isinstance(found[name], list):
            raise refused(_("The table {table} is no list of rows.").format(table=name), _AGAIN)
    return found


def _from_zip(data: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _unzipped(file)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError):
        raise refused(_("The ZIP file is damaged or cut off."), _AGAIN) from None


def _unzipped(file: zipfile.ZipFile) -> Rows:
    names = [MANIFEST, *(f"{table.name}.csv" for table in TABLES)]
    if sorted(file.namelist()) != sorted(names):
        raise refused(_("The ZIP file does not hold exactly the files that Thenar puts there."), _AGAIN)
    if sum(info.file_size for info in file.infolist()) > MOST_BYTES:
        raise refused(_("Unpacked, the file has more than {most} MB.").format(most=MOST_BYTES // 2**20), BIG)
    try:
        _check_version(json.loads(file.read(MANIFEST)))
        return {table.name: list(_csv_rows(table, file.read(f"{table.name}.csv"))) for table in TABLES}
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError, csv.Error):
        raise refused(_("A file in the ZIP cannot be read."), _AGAIN) from None


def _csv_rows(table: Table, data: bytes) -> Iterator[dict[str, Any]]:
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    head = next(reader, [])
    if tuple(head) != table.columns:
        what = _("The first line of {file} is not {columns}.")
        raise refused(what.format(file=f"{table.name}.csv", columns=", ".join(table.columns)), _AGAIN)
    fields = list(table.fields())
    for number, cells in enumerate(reader, 1):
        if len(cells) != len(fields):
            what = ngettext(
                "{table}, row {row}: found {n} cell, not {right}.",
                "{table}, row {row}: found {n} cells, not {right}.",
                len(cells),
            )
            raise refused(what.format(table=table.name, row=number, n=len(cells), right=len(fields)), _AGAIN)
        row = {}
        for field, text in zip(fields, cells, strict=True):
            try:
                row[field.name] = cell_value(field, text)
            except WrongValueError as wrong:
                raise _wrong(table, number, field.name, text, wrong) from None
        yield row


def _bring(table: Table, found: list[dict[str, Any]], keys: dict[str, dict[UUID, int]]) -> None:
    fields = list(table.fields())
    made = [_row(table, number, row, fields, keys) for number, row in enumerate(found, 1)]
    try:
        table.model._default_manager.bulk_create(made, batch_size=500)
    except (DatabaseError, OverflowError) as error:
        if isinstance(error, IntegrityError):
            raise refused(_("In the table {table}, two rows are the same.").format(table=table.name), _AGAIN) from None
        raise
    if "key" in table.columns:
        keys[table.name] = dict(table.model._default_manager.values_list("key", "pk"))


_LEADS_TO = {"person": "people", "session": "sessions"}


def _row(
    table: Table,
    number: int,
    found: Any,
    fields: list["models.Field[Any, Any]"],
    keys: dict[str, dict[UUID, int]],
) -> models.Model:
    if not isinstance(found, dict) or set(found) != set(table.columns):
        what = _("{table}, row {row}: the columns should be {columns}.")
        raise refused(what.format(table=table.name, row=number, columns=", ".join(table.columns)), _AGAIN)
    values: dict[str, Any] = {}
    for field in fields:
        given = found[field.name]
        try:
            value = value_of(field, given, f"{table.name}.{field.name}")
            if isinstance(field, models.ForeignKey) and value is not None:
                if value not in keys[_LEADS_TO[field.name]]:
                    raise WrongValueError(_("the key of a row in {table}").format(table=_LEADS_TO[field.name]))
                value = keys[_LEADS_TO[field.name]][value]
        except WrongValueError as wrong:
            raise _wrong(table, number, field.name, given, wrong) from None
        values[field.attname] = value
    return table.model(**values)


def _wrong(table: Table, number: int, column: str, found: Any, wrong: WrongValueError) -> RefusedError:
    what = _("{table}, row {row}, {column}: found {found}; right is {right}.")
    return refused(what.format(table=table.name, row=number, column=column, found=_quote(found), right=wrong), _AGAIN)


def _quote(found: Any) -> str:
    try:
        text = json.dumps(found)
    except (TypeError, ValueError, RecursionError):
        text = _("something else")
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"

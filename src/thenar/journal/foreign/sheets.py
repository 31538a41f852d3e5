"""The bytes of a file as tables of text: CSV in any letters and with any separator, XLSX, or a ZIP with such files."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any

from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineWorkbook

from thenar.journal.transfer.refusal import MOST_BYTES
from thenar.model.problem import ThenarError

MOST_ROWS, MOST_COLUMNS = 100_000, 100
SEPARATORS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class Sheet:
    """A table: its name, the first line, and the others, each cell as text. `how` is how the letters were written."""

    name: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    how: str


def sheets(data: bytes, name: str, *, as_is: bool = False) -> tuple[Sheet, ...]:
    """Every table in a file that has at least one line below its first; `as_is` with the spaces around each cell.
    ThenarError where there is none."""
    found = tuple(one for one in _sheets(data, name, as_is) if one.lines)
    if not found:
        raise ThenarError(
            "No table was found in {name}. Choose a CSV file, a workbook (XLSX), or a ZIP with such files. Nothing was "
            "changed.",
            name=name,
        )
    return found


def _sheets(data: bytes, name: str, as_is: bool) -> Iterator[Sheet]:
    if len(data) > MOST_BYTES:
        raise ThenarError("{name} is too large. Bring in at most {most} MB at once.", name=name, most=MOST_BYTES >> 20)
    if not data.startswith(b"PK"):
        yield _from_csv(data, name, as_is)
    elif _is_workbook(data):
        yield from _from_workbook(data, name, as_is)
    else:
        yield from _from_zip(data, name, as_is)


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "xl/workbook.xml" in file.namelist()
    except zipfile.BadZipFile:
        raise _damaged() from None


def _from_zip(data: bytes, name: str, as_is: bool) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(one.file_size for one in file.infolist()) > MOST_BYTES:
                raise ThenarError(
                    "{name} is too large. Bring in at most {most} MB at once.", name=name, most=MOST_BYTES >> 20
                )
            for one in file.infolist():
                if _is_table(one):
                    yield from _sheets(file.read(one), PurePosixPath(one.filename).name, as_is)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise _damaged() from None


def _is_table(one: zipfile.ZipInfo) -> bool:
    """Folders, and what a Mac puts beside each file, are no tables."""
    path = PurePosixPath(one.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not one.is_dir() and not hidden and path.suffix.lower() in (".csv", ".tsv", ".txt", ".xlsx")


def _from_workbook(data: bytes, name: str, as_is: bool) -> Iterator[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            lines = book.get_sheet_by_name(sheet).to_python()
            yield _table(
                f"{name}, {sheet}", [[_text(cell) for cell in line] for line in lines], "XLSX", str if as_is else _plain
            )
    except (CalamineError, ValueError, OverflowError):
        raise _damaged() from None


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _from_csv(data: bytes, name: str, as_is: bool) -> Sheet:
    text, letters = _decoded(data, name)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise ThenarError("{name} is no table of text that can be read. Nothing was changed.", name=name) from None
    return _table(name, lines, letters, _unmarked if as_is else _plain)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, letters in _MARKS:
        if data.startswith(mark):
            return _exactly(data, letters, name), letters.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None or "\0" in str(best):
        raise ThenarError("{name} is no table of text that can be read. Nothing was changed.", name=name)
    return str(best), best.encoding


def _exactly(data: bytes, letters: str, name: str) -> str:
    try:
        return data.decode(letters)
    except UnicodeDecodeError:
        raise ThenarError("{name} is no table of text that can be read. Nothing was changed.", name=name) from None


def _table(name: str, lines: list[list[str]], how: str, cell_of: Callable[[str], str]) -> Sheet:
    kept = [[cell_of(cell) for cell in line] for line in lines if any(cell.strip() for cell in line)]
    if not kept:
        return Sheet(name, (), (), how)
    if len(kept) > MOST_ROWS or max(map(len, kept)) > MOST_COLUMNS:
        raise ThenarError(
            "{name} has more than {rows} lines or {columns} columns. Bring it in in parts.",
            name=name,
            rows=MOST_ROWS,
            columns=MOST_COLUMNS,
        )
    width = max(map(len, kept))
    head, *rest = [tuple(line + [""] * (width - len(line))) for line in kept]
    return Sheet(name, head, tuple(rest), how)


def _plain(cell: str) -> str:
    """Without spaces around it, and without the apostrophe by which a spreadsheet keeps text from being run."""
    return cell.replace("\0", "").strip().removeprefix("'")


def _unmarked(cell: str) -> str:
    """Only without that apostrophe."""
    return cell.removeprefix("'")


def _damaged() -> ThenarError:
    return ThenarError("The file is damaged or cut off. Nothing was changed. Choose it anew.")

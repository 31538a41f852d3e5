"""Our own files as a spreadsheet gives them back: in other letters, days and numbers as it writes them."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

from thenar.journal.transfer import export_csv, export_json, write_xlsx

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d")
NUMBER = re.compile(r"\d+\.\d+")


def xlsx() -> bytes:
    written = io.BytesIO()
    write_xlsx(written)
    return written.getvalue()


def german() -> bytes:
    """Saved as CSV by a German spreadsheet, put into a folder and packed by a Mac."""
    return _again("{d:%d.%m.%Y}", ";", "utf-8-sig", {"true": "WAHR", "false": "FALSCH"}, "my files/")


def american() -> bytes:
    return _again("{d.month}/{d.day}/{d.year}", ",", "utf-8-sig", {"true": "TRUE", "false": "FALSE"}, "")


def unicode_text() -> bytes:
    """As "Unicode text": UTF-16 with tabs."""
    return _again("{d.day}/{d.month}/{d.year}", "\t", "utf-16", {"true": "TRUE", "false": "FALSE"}, "")


FORMS: dict[str, Callable[[], bytes]] = {
    "json": export_json, "csv": export_csv, "xlsx": xlsx, "german": german, "american": american,
    "utf-16": unicode_text,
}  # fmt: skip


def _again(day: str, separator: str, letters: str, words: dict[str, str], folder: str) -> bytes:
    written, comma = io.BytesIO(), separator == ";"
    with zipfile.ZipFile(io.BytesIO(export_csv())) as read, zipfile.ZipFile(written, "w") as file:
        for name in read.namelist():
            if not name.endswith(".csv"):
                continue
            lines = io.StringIO(newline="")
            writer = csv.writer(lines, delimiter=separator, lineterminator="\r\n")
            for line in csv.reader(io.StringIO(read.read(name).decode("utf-8-sig"), newline="")):
                writer.writerow([_cell(cell, day, words, comma=comma) for cell in line])
            file.writestr(f"{folder}{name}", lines.getvalue().encode(letters))
            file.writestr(f"__MACOSX/{folder}._{name}", b"\0\5\26\7")
    return written.getvalue()


def _cell(cell: str, day: str, words: dict[str, str], *, comma: bool) -> str:
    if DAY.fullmatch(cell):
        return day.format(d=date.fromisoformat(cell))
    if found := MOMENT.fullmatch(cell):
        return f"{day.format(d=date.fromisoformat(found[1]))} {found[2]}"
    if NUMBER.fullmatch(cell):
        short = cell.removesuffix(".0")
        return short.replace(".", ",") if comma else short
    return words.get(cell, cell)

"""Bytes of other programs as tables of text: letters, separators, workbooks, ZIPs; broken ones in words."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from thenar.journal.foreign.sheets import Sheet, sheets
from thenar.model.problem import ThenarError

HERE = Path(__file__).parent
LINES = 'Datum;Uhrzeit;Schmerz;Notiz\r\n27.03.2026;20:39;3,5;"Hände steif; links"\r\n\r\n28.03.2026;08:10;6;\r\n'
READ = Sheet(
    "d.csv",
    ("Datum", "Uhrzeit", "Schmerz", "Notiz"),
    (("27.03.2026", "20:39", "3,5", "Hände steif; links"), ("28.03.2026", "08:10", "6", "")),
    "utf-8",
)


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_letters_of_a_table_are_known(letters: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(letters, b"")
    (found,) = sheets(mark + LINES.encode(letters), "d.csv")
    assert (found.head, found.lines) == (READ.head, READ.lines)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_whatever_stands_between_the_cells(separator: str) -> None:
    text = f"Day{separator}Pain\n2026-03-27{separator}4\n"
    (found,) = sheets(text.encode(), "d.csv")
    assert (found.head, found.lines) == (("Day", "Pain"), (("2026-03-27", "4"),))


def test_a_workbook_has_a_table_for_each_sheet_and_days_as_text() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Pain")
        sheet.write_row(0, 0, ["Day", "Pain"])
        sheet.write_datetime(1, 0, __import__("datetime").datetime(2026, 3, 27), day)
        sheet.write_number(1, 1, 4)
        book.add_worksheet("empty")
    (found,) = sheets(written.getvalue(), "book.xlsx")
    assert (found.name, found.head, found.lines) == ("book.xlsx, Pain", ("Day", "Pain"), (("2026-03-27", "4"),))


def test_a_zip_may_have_folders_and_what_a_mac_puts_beside() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("export/", "")
        file.writestr("export/daylio.csv", "full_date,mood\n2026-03-27,good\n")
        file.writestr("__MACOSX/export/._daylio.csv", "x,y\n1,2\n")
        file.writestr("export/.hidden.csv", "x,y\n1,2\n")
        file.writestr("export/picture.png", b"\x89PNG")
    assert [one.name for one in sheets(written.getvalue(), "e.zip")] == ["daylio.csv"]


def test_an_apostrophe_that_a_spreadsheet_put_before_a_formula_is_no_part_of_it() -> None:
    (found,) = sheets(b"Day,Note\n2026-03-27,'=1+1\n", "d.csv")
    assert found.lines == (("2026-03-27", "=1+1"),)


BROKEN = {
    "nothing": (b"", "No table was found"),
    "a head alone": (b"Day,Pain\n", "No table was found"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "no table of text|No table"),
    "half a zip": (b"PK\x03\x04half", "damaged or cut off"),
    "a cut text": ("Day,Pain\nä".encode("utf-16")[:-1], "no table of text"),
    "too wide": (b",".join([b"x"] * 101) + b"\n" + b",".join([b"1"] * 101), "more than 100000 lines or 100 columns"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_table_is_refused_in_words(case: str) -> None:
    data, words = BROKEN[case]
    with pytest.raises(ThenarError, match=words):
        sheets(data, "x")


@given(st.binary(max_size=300) | st.builds(lambda data: b"PK\x03\x04" + data, st.binary(max_size=200)))
def test_whatever_the_bytes_are_there_is_a_table_or_a_sentence(data: bytes) -> None:
    try:
        found = sheets(data, "x")
    except ThenarError as error:
        assert str(error)
        return
    assert all(len(line) == len(one.head) for one in found for line in one.lines)

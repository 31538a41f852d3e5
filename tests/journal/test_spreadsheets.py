"""What is taken out opens right in a spreadsheet: letters, times as a person reads them, nothing run as a formula."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from tests.journal.household import AWKWARD, fill
from thenar.journal import people
from thenar.journal.transfer import export_csv, write_xlsx
from thenar.journal.transfer.tables import TABLES

pytestmark = pytest.mark.django_db


def csv_file(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(export_csv())) as file:
        return file.read(name)


def workbook() -> CalamineWorkbook:
    written = io.BytesIO()
    write_xlsx(written)
    written.seek(0)
    return CalamineWorkbook.from_object(written)


def test_a_csv_file_begins_with_the_mark_that_a_spreadsheet_knows_letters_by() -> None:
    people.someone(people.me(datetime(2026, 3, 1, tzinfo=UTC)).key, "Zoë", datetime(2026, 3, 1, tzinfo=UTC))
    fill(1)
    for table in TABLES:
        assert csv_file(f"{table.name}.csv").startswith(b"\xef\xbb\xbf"), table.name


def test_times_stand_beside_as_the_clock_on_the_wall_showed_them() -> None:
    fill(1)
    lines = list(csv.DictReader(io.StringIO(csv_file("ratings.csv").decode("utf-8-sig"))))
    first = next(line for line in lines if line["rated_at"] == "before")
    assert first["at"] == "2026-03-08T01:15:30.123456Z"
    assert first["at_local"] == "2026-03-07 20:15:30"  # in New York, where it was rated


def test_a_workbook_has_every_table_with_days_and_times_that_are_such() -> None:
    fill(2)
    book = workbook()
    assert book.sheet_names == [table.name for table in TABLES]
    head, *lines = book.get_sheet_by_name("ratings").to_python()
    assert head[head.index("value")] == "value"
    first = dict(zip(head, lines[0], strict=True))
    assert isinstance(first["day"], date)
    moments = {line[head.index("at (local time)")] for line in lines}
    assert datetime(2026, 3, 7, 20, 15, 30) in moments
    assert len(lines) == 2 * 3 + 2


def test_awkward_words_come_through_a_workbook_as_they_are_and_none_is_a_formula() -> None:
    fill(1)
    head, *lines = workbook().get_sheet_by_name("notes").to_python()
    assert lines[0][head.index("text")] == AWKWARD

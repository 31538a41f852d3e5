"""Everything kept as a workbook for a spreadsheet (XLSX): a sheet for each table, times as a person reads them."""

import json
from datetime import date
from typing import IO, Any

import xlsxwriter
from django.db import models, transaction
from xlsxwriter.worksheet import Worksheet

from thenar.journal.transfer.local_cells import local_columns, local_moment
from thenar.journal.transfer.tables import TABLES, Table
from thenar.journal.transfer.take_out import rows

MOST_ROWS = 1_048_575  # of a sheet, without its first line
LONGEST_CELL = 32_767
# A formula, a link or a number in disguise stays the text that it is; rows are written as they are read.
HOW = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_xlsx(file: IO[bytes]) -> None:
    """All tables in one workbook. Raises OSError. Rows beyond what a sheet can hold go on a further sheet."""
    with transaction.atomic(), xlsxwriter.Workbook(file, HOW) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for table in TABLES:
            sheet, number = _sheet(book, table, 1), 0
            for count, row in enumerate(rows(table)):
                number, at = divmod(count, MOST_ROWS)
                if number and not at:
                    sheet = _sheet(book, table, number + 1)
                _write(sheet, at + 1, table, row, day, moment)


def _sheet(book: Any, table: Table, number: int) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, _head(table))
    return sheet


def _head(table: Table) -> list[str]:
    return [f"{one} (local time)" if one in local_columns(table) else one for one in table.columns]


def _write(sheet: Worksheet, at: int, table: Table, row: dict[str, Any], day: Any, moment: Any) -> None:
    moments = local_columns(table)
    for place, field in enumerate(table.fields()):
        value = row[field.name]
        if value is None:
            continue
        if field.name in moments:
            sheet.write_datetime(at, place, local_moment(row, field.name), moment)
        elif isinstance(field, models.DateField):
            sheet.write_datetime(at, place, date.fromisoformat(value), day)
        elif isinstance(value, bool):
            sheet.write_boolean(at, place, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, value)
        else:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
            sheet.write_string(at, place, text[:LONGEST_CELL])

"""Everything out of the house and back: as JSON or as CSV. The same rows are always the same bytes."""

from thenar.journal.transfer.bring_in import import_bytes, is_empty
from thenar.journal.transfer.take_out import export_csv, export_json, write_csv, write_json
from thenar.journal.transfer.workbook import write_xlsx

__all__ = ["export_csv", "export_json", "import_bytes", "is_empty", "write_csv", "write_json", "write_xlsx"]

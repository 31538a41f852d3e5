"""Everything out of the house and back: as JSON, as CSV, and erased. The same rows are always the same bytes."""

from thenar.journal.transfer.bring_in import import_bytes
from thenar.journal.transfer.erase import erase_everything, erase_person
from thenar.journal.transfer.take_out import export_csv, export_json

__all__ = ["erase_everything", "erase_person", "export_csv", "export_json", "import_bytes"]

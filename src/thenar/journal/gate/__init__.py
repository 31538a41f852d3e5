"""The one gate: what a row of the journal may hold, whoever writes it.

A page that saves, a file that is brought in, a backup that is restored and `thenar doctor` all ask here. `shapes` says
what each column may hold and how that is said to a person; `values` reads a value from a file or a database and judges
it; `rules` judges a whole row; `kept` is why nothing is saved past it.
"""

from thenar.journal.gate.rules import check_row, check_together
from thenar.journal.gate.values import WrongValueError, check_value, stored_value, value_of

__all__ = ["WrongValueError", "check_row", "check_together", "check_value", "stored_value", "value_of"]

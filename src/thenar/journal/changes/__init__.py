"""What is kept belongs to its owner: corrected, removed, written down, and every such act undone.

`parts` is what stood in a row before; `act` does something and keeps that beside it; `standing` says what may be taken
back, and `undo` does it.
"""

from thenar.journal.changes.act import correct, remove, write
from thenar.journal.changes.standing import undoable
from thenar.journal.changes.undo import undo

__all__ = ["correct", "remove", "undo", "undoable", "write"]

"""While the app runs, it looks once an hour whether the copy of today is due, beside everything else it does."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from thenar.journal.copies.automatic import copy_of_today
from thenar.journal.meanwhile import meanwhile
from thenar.model.problem import ThenarError

log = logging.getLogger("thenar.copies")

FIRST = 60  # seconds: the start is over by then, and whoever came for a massage has begun
EVERY = 3600


def copies_meanwhile(database: Path, today: Callable[[], date]) -> AbstractContextManager[None]:
    """Copies are made as long as this is open."""
    return meanwhile("copies", lambda: look(database, today), FIRST, EVERY)


def look(database: Path, today: Callable[[], date]) -> None:
    """Make the copy of today where it is due. What cannot be done is told on the page of copies, and tried again."""
    try:
        copy_of_today(database, today())
    except (ThenarError, OSError) as error:
        log.error("no copy could be made", exc_info=error)

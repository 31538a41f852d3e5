"""While the app runs, it looks once an hour whether the copy of today is due, beside everything else it does."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread

from thenar.journal.copies.automatic import copy_of_today
from thenar.model.problem import ThenarError

log = logging.getLogger("thenar.copies")

FIRST = 60  # seconds: the start is over by then, and whoever came for a massage has begun
EVERY = 3600


@contextmanager
def copies_meanwhile(database: Path, today: Callable[[], date]) -> Iterator[None]:
    """Copies are made as long as this is open. What cannot be done is told on the page of copies, and tried again."""
    ended = Event()
    worker = Thread(target=look, args=(database, today, ended), daemon=True, name="copies")
    worker.start()
    try:
        yield
    finally:
        ended.set()


def look(database: Path, today: Callable[[], date], ended: Event, first: float = FIRST, every: float = EVERY) -> None:
    """Until `ended`; waits in seconds."""
    wait = first
    while not ended.wait(wait):
        wait = every
        try:
            copy_of_today(database, today())
        except (ThenarError, OSError) as error:
            log.error("no copy could be made", exc_info=error)

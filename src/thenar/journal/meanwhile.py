"""Work that is done again and again beside everything else, while the app runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def meanwhile(name: str, work: Callable[[], object], first: float, every: float) -> Iterator[None]:
    """Work is done in a thread of its own as long as this is open. Waits in seconds."""
    ended = Event()
    Thread(target=again_and_again, args=(work, ended, first, every), daemon=True, name=name).start()
    try:
        yield
    finally:
        ended.set()


def again_and_again(work: Callable[[], object], ended: Event, first: float, every: float) -> None:
    """Until `ended`; the first wait is its own. `work` raises nothing."""
    wait = first
    while not ended.wait(wait):
        wait = every
        work()

"""What is done under fire: each act is one call in a process of its own, and what may be true after it."""

import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4


def save(_data: Path) -> None:
    """Notes of a session one after another, each said once it is kept."""
    from thenar.journal.events import note
    from thenar.journal.models import Session
    from thenar.model.event import Happening
    from thenar.web.base.clock import local_now

    session, now = Session.objects.earliest("id"), local_now()
    for number in range(100):
        key = uuid4()
        note(session, key, Happening.PAUSED, number, {}, now, now)
        sys.stdout.write(f"{key}\n")
        sys.stdout.flush()


def bring_in(data: Path) -> None:
    """A file that was taken out, into an empty journal."""
    from thenar.journal.transfer import import_bytes

    import_bytes((data / "out.json").read_bytes())


def erase(_data: Path) -> None:
    """Everything about everyone."""
    from thenar.journal.erasing import erase_everything

    erase_everything()


def backup(data: Path) -> None:
    """A locked copy over an older one."""
    from thenar.journal.copies.backup import backup as make
    from thenar.journal.copies.keys import locking_of

    make(data / "thenar.sqlite3", data.parent / "out" / "copy.age", locking_of((data / "key").read_text()))


def restore(data: Path) -> None:
    """A locked copy in the place of the journal."""
    from thenar.journal.copies.restore import restore as put_back

    put_back(data / "given.age", data / "thenar.sqlite3", (data / "key").read_text())


def update(_data: Path) -> None:
    """The tables of an older version brought up to date."""
    from thenar.journal.copies.updating import bring_up_to_date

    bring_up_to_date()


ACTS: dict[str, Callable[[Path], None]] = {
    "save": save, "import": bring_in, "erase": erase, "backup": backup, "restore": restore, "update": update,
}  # fmt: skip

"""A copy a day in a folder of one's choice: numbered, tried out, and thinned out with time."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from thenar.files.private import private_file
from thenar.journal.copies.backup import backup
from thenar.journal.copies.keys import locking_key
from thenar.journal.copies.retention import Numbered, is_due, stays
from thenar.journal.copies.whole import why
from thenar.journal.copies.wishes import CopyWishes, Told, copy_wishes, keep_wishes
from thenar.journal.copies.work import clear_leftovers
from thenar.model.problem import ThenarError

MARK = ".thenar-copies"  # so that an unplugged disk is not mistaken for an empty folder
_NAME = re.compile(r"thenar-(\d{4,})-(\d{4}-\d\d-\d\d)\.(age|sqlite3)")


def choose_folder(data: Path, folder: Path, plain: bool = False) -> None:
    """From now on a copy a day goes there. ThenarError where that cannot be, and nothing is changed."""
    folder = folder.expanduser().absolute()
    if folder.resolve().is_relative_to(data.resolve()):
        raise ThenarError(
            "{folder} is inside the folder of the journal itself: what happens to one happens to the other. Nothing "
            "was changed. Choose a folder on another disk, a stick, or one that is copied elsewhere.",
            folder=folder,
        )
    if not plain and locking_key(data) is None:
        raise ThenarError(
            "There is no key for copies yet. Nothing was changed. Make one first, then choose the folder."
        )
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        if not (folder / MARK).exists():
            private_file(folder / MARK).write_text(f"{uuid4()}\n", encoding="ascii")
        keep_wishes(data, _moved(copy_wishes(data), str(folder), plain))
    except OSError as error:
        raise ThenarError(
            "Copies cannot be kept in {folder} ({why}). Nothing was changed. Choose a folder that is there and that "
            "you may write to.",
            folder=folder,
            why=why(error),
        ) from None


def _moved(wishes: CopyWishes, folder: str, plain: bool) -> CopyWishes:
    """Another folder; one that still holds what was erased is not looked at any more, and so is remembered by name."""
    if wishes.gone_up_to and wishes.folder != folder:
        wishes = replace(wishes, gone_up_to=0, by_hand=(*wishes.by_hand, wishes.folder))
    return replace(wishes, folder=folder, plain=plain)


def no_more_copies(data: Path) -> None:
    """No automatic copies from now on; those that are there stay. Raises OSError, ThenarError."""
    keep_wishes(data, replace(copy_wishes(data), folder="", last=None))


def copy_of_today(database: Path, today: date, now: bool = False) -> Told | None:
    """Make the copy of today where it is due, or `now` in any case, and note what became of it.

    None where nothing was to do. ThenarError where what was chosen cannot be read.
    """
    data = database.parent
    wishes = copy_wishes(data)
    if not wishes.folder or not database.is_file():
        return None
    try:
        folder = chosen_folder(wishes)
        remove_unreached(data)
        if not now and not is_due(numbered(folder), today):
            return None
        told = _copy(database, folder, wishes, today)
        _thin_out(folder)
    except ThenarError as error:
        told = Told(today.isoformat(), problem=error.text, facts={name: str(one) for name, one in error.facts.items()})
    keep_wishes(data, replace(copy_wishes(data), last=told))
    return told


def chosen_folder(wishes: CopyWishes) -> Path:
    """The folder, which has to be there. ThenarError."""
    folder = Path(wishes.folder)
    if not (folder / MARK).is_file():
        raise ThenarError(
            "The folder for copies {folder} is not there. Plug its disk in, or choose another folder. The journal "
            "itself is safe.",
            folder=folder,
        )
    return folder


def numbered(folder: Path) -> dict[Numbered, Path]:
    """The automatic copies in a folder; whatever else is there is not ours."""
    found = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        day = _day(name[2]) if name else None
        if name and day:
            found[Numbered(int(name[1]), day)] = path
    return dict(sorted(found.items()))


def remove_unreached(data: Path) -> None:
    """Copies that an erasure could not reach when it was asked for. Raises ThenarError."""
    wishes = copy_wishes(data)
    if not wishes.gone_up_to or not wishes.folder or not (Path(wishes.folder) / MARK).is_file():
        return
    try:
        for one, path in numbered(Path(wishes.folder)).items():
            if one.number <= wishes.gone_up_to:
                path.unlink(missing_ok=True)
        keep_wishes(data, replace(wishes, gone_up_to=0))
    except OSError as error:
        raise ThenarError(
            "Older copies in {folder} hold what was erased, and could not be removed ({why}). Remove them by hand.",
            folder=wishes.folder,
            why=why(error),
        ) from None


def _copy(database: Path, folder: Path, wishes: CopyWishes, today: date) -> Told:
    clear_leftovers(database.parent, folder)
    locking = None if wishes.plain else locking_key(database.parent)
    if locking is None and not wishes.plain:
        raise ThenarError("There is no key for copies yet, so none was made. Make a key.")
    newest = max(numbered(folder), default=None)
    number = newest.number + 1 if newest else 1
    target = folder / f"thenar-{number:04}-{today.isoformat()}.{'age' if locking else 'sqlite3'}"
    made = backup(database, target, locking)
    return Told(today.isoformat(), target.name, made.rows, made.unsound or "")


def _thin_out(folder: Path) -> None:
    copies = numbered(folder)
    stay = stays(copies)
    for one, path in copies.items():
        if one not in stay:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise ThenarError(
                    "Today's copy was made. The old copy {path} could not be removed ({why}); remove it by hand.",
                    path=path,
                    why=why(error),
                ) from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

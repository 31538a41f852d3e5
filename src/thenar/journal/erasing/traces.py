"""Copies and files beside the journal that may still tell of someone: which go, and which cannot be reached."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from thenar.files.folders import SIGNING_KEY, user_cache_folder
from thenar.journal.copies.automatic import MARK, numbered
from thenar.journal.copies.before import copies_before
from thenar.journal.copies.wishes import CopyWishes, copy_wishes, keep_wishes
from thenar.journal.copies.work import clear_leftovers
from thenar.model.problem import ThenarError


@dataclass(frozen=True)
class Traces:
    """How many copies went; copies made by hand, whose places we only remember; the folder that was not there; files
    that could not be removed."""

    removed: int = 0
    by_hand: tuple[str, ...] = ()
    away: str = ""
    kept: str = ""
    stuck: tuple[str, ...] = ()


def remove_traces(data: Path, copies_too: bool) -> Traces:
    """Remove them, and say what is left. Raises OSError only where the data folder itself cannot be read."""
    wishes = _wishes(data)
    make_room(data)
    clear_leftovers(data, *([Path(wishes.folder)] if wishes.folder else []))
    ours = [*copies_before(data), *data.glob("damaged-*.sqlite3*")]
    automatic, away = _automatic(wishes) if copies_too else ([], "")
    stuck = _removed([*ours, *automatic, data / SIGNING_KEY])
    by_hand = tuple(one for one in wishes.by_hand if Path(one).is_file() or not Path(one).parent.is_dir())
    with suppress(OSError):
        newest = max((one.number for one in numbered(Path(wishes.folder))), default=0) if wishes.folder else 0
        gone = _MOST if away else (newest if stuck else 0)
        keep_wishes(data, replace(wishes, by_hand=by_hand, gone_up_to=gone, last=None))
    kept = wishes.folder if wishes.folder and not copies_too else ""
    return Traces(len({*ours, *automatic} - {*stuck}), by_hand, away, kept, tuple(map(str, stuck)))


_MOST = 10**9  # whatever number the copies have that are in the folder when it is there again


def make_room(data: Path) -> None:
    """What can be made again goes: spoken sentences, in which a name may be said, and what a kill left."""
    for folder in {user_cache_folder(), data / "cache" / "voice"}:
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        clear_leftovers(data)


def _automatic(wishes: CopyWishes) -> tuple[list[Path], str]:
    """The automatic copies, and the folder where they are if it is not there now."""
    if not wishes.folder:
        return [], ""
    folder = Path(wishes.folder)
    return (list(numbered(folder).values()), "") if (folder / MARK).is_file() else ([], wishes.folder)


def _removed(paths: Iterable[Path]) -> list[Path]:
    """Remove them; those that could not be removed."""
    stuck = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            stuck.append(path)
    return stuck


def _wishes(data: Path) -> CopyWishes:
    try:
        return copy_wishes(data)
    except ThenarError:
        return CopyWishes()

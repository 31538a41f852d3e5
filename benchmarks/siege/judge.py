"""What is wrong after a kill or a full disk; nothing, where all that was acknowledged is there and nothing is half."""

import tempfile
from pathlib import Path

from benchmarks.siege.state import State, state_of
from benchmarks.siege.worlds import OLDER, World

ACKNOWLEDGED = "acknowledged"  # what an act says once it is done


def wrong(act: str, world: World, data: Path, told: str, ended: str) -> str:
    """Right after it; before anything is started anew."""
    state = state_of(data / "thenar.sqlite3")
    if not state.whole:
        return "the journal is damaged"
    if act == "save":
        return _wrong_notes(world, state, told)
    if act == "backup" and state != world.before:
        return "the journal changed"
    if act == "update" and state.people != world.before.people:
        return "people are lost"
    if act in ("erase", "import", "restore") and state not in (world.before, world.after):
        return "the journal is half"
    said = ended == "done" or ACKNOWLEDGED in told
    return "it was said to be done and is not" if said and not committed(act, world, data) else ""


def committed(act: str, world: World, data: Path) -> bool:
    """True where what the act does was done for good before it was killed; of notes, at least one."""
    if act == "backup":
        return (data.parent / "out" / "copy.age").read_bytes() != OLDER
    state = state_of(data / "thenar.sqlite3")
    return state != world.before if act == "save" else state == world.after


def wrong_after_start(act: str, world: World, data: Path, began: State) -> str:
    """After a start to its end: nothing is left over, the tables are up to date, an erasure is ended, a copy opens."""
    state = state_of(data / "thenar.sqlite3")
    if not state.whole or (act != "update" and state != began):
        return "the start changed the journal"
    if act == "update" and state != world.after:
        return "the start did not bring it up to date"
    left = [one.name for one in (data / "work").iterdir() if one.name != ".order"]
    left += [one.name for one in data.iterdir() if one.name.endswith(".part")]
    if left:
        return f"left over: {left}"
    if act == "erase" and state == world.after and list((data / "before").glob("*")):
        return "copies of what was erased are left"
    for copy in (data / "before").glob("*"):
        if not state_of(copy).whole:
            return "a copy beforehand is not whole"
    return _wrong_copy(data, world) if act == "backup" else ""


def _wrong_notes(world: World, state: State, told: str) -> str:
    said = {one.replace("-", "") for one in told.split() if len(one) == 36}
    new = state.keys - world.before.keys
    if not said <= new:
        return f"{len(said - new)} acknowledged notes are lost"
    return "" if len(new - said) <= 1 else "there are notes that nobody sent"


def _wrong_copy(data: Path, world: World) -> str:
    """The older copy, or a new one that opens and holds the journal."""
    from thenar.journal.copies.keys import unlock

    copy = data.parent / "out" / "copy.age"
    if copy.read_bytes() == OLDER:
        return ""
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        opened = Path(folder) / "opened"
        unlock(copy, opened, (data / "key").read_text())
        return "" if state_of(opened).rows == world.before.rows else "the copy is not the journal"

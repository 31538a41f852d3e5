"""The siege in parts, each in a process and on a journal of its own, with a seed of its own."""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.hostile.camp import pitch
from benchmarks.hostile.tally import Tally

LARGEST = {"requests": 2_000, "imports": 100, "restores": 50}


@dataclass(frozen=True)
class Part:
    """So many of one attack."""

    attack: str
    number: int
    seed: int


def parts_of(wished: Mapping[str, int], seed: int) -> Iterator[Part]:
    """The same parts for the same wishes, however many of them are laid at once."""
    for attack, most in LARGEST.items():
        for begin in range(0, wished[attack], most):
            yield Part(attack, min(most, wished[attack] - begin), seed + begin // most)


def laid(parts: Iterable[Part], at_once: int) -> tuple[list[Tally], int]:
    """Lay them all: what came of each attack, and how many rows of all journals are unsound afterwards."""
    tallies: dict[str, Tally] = {}
    unsound, parts = 0, list(parts)
    with get_context("spawn").Pool(at_once, maxtasksperchild=1) as pool:
        for part, (found, left) in zip(parts, pool.imap(lay, parts), strict=True):
            print(
                f"{part}: {sum(len(one.broken) for one in found)} broken, {left} unsound", file=sys.stderr, flush=True
            )
            unsound += left
            for one in found:
                tallies.setdefault(one.what, Tally(one.what)).join(one)
    return list(tallies.values()), unsound


def lay(part: Part) -> tuple[list[Tally], int]:
    """Lay one part, in a process where nothing of Django was used yet."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        pitch(data)
        from benchmarks.hostile.files import imports, restores
        from benchmarks.hostile.requests import storm

        if part.attack == "requests":
            found = storm(part.number, part.seed)
        elif part.attack == "imports":
            found = [imports(part.number, part.seed)]
        else:
            found = [restores(part.number, part.seed, data)]
        return found, _unsound(data / "thenar.sqlite3")


def _unsound(database: Path) -> int:
    from django.db import connection

    from thenar.journal.copies.databases import open_strange
    from thenar.journal.doctor.findings import look

    connection.close()
    file = open_strange(database)
    try:
        return len(list(look(file)))
    finally:
        file.close()

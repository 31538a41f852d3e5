"""Which acts stand, and which of them nothing newer stands on. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import UUID

from thenar.journal.changes.parts import Part, Place
from thenar.journal.models import ChangeRow
from thenar.model.own import Act


def acts_of(changes: Iterable[ChangeRow]) -> list[list[ChangeRow]]:
    """The rows of each act, in the order in which acts were done; `changes` are in the order of their numbers."""
    return [list(group) for _, group in groupby(changes, lambda one: one.act)]


def parts_of(act: Iterable[ChangeRow]) -> list[Part]:
    """All that an act touched."""
    return [part for one in act for part in one.rows]


def undoable(changes: Sequence[ChangeRow]) -> set[UUID]:
    """The acts that can be taken back: those that stand, and on whose rows nothing newer stands. People who were put
    together and taken apart are put together anew where they first were, not here."""
    acts = acts_of(changes)[::-1]
    joined = {one[0].act for one in acts if one[0].kind == Act.JOINED}
    standing = _standing(acts)
    free: set[UUID] = set()
    newer = _Touched()
    taken_back = {one[0].undoes: one for one in acts if one[0].undoes and one[0].act in standing}
    for act in acts:
        if back := taken_back.get(act[0].act):
            newer.forget(parts_of(back))  # what was before this act stands as if neither had been
        if act[0].act in standing:
            parts = parts_of(act)
            if act[0].undoes not in joined and not newer.on(parts):
                free.add(act[0].act)
            newer.note(parts)
    return free


def _standing(newest_first: Iterable[Sequence[ChangeRow]]) -> set[UUID]:
    """The acts that nothing took back, or whose taking back was itself taken back."""
    undone: set[UUID] = set()
    standing: set[UUID] = set()
    for first, *_ in newest_first:
        if first.act not in undone:
            standing.add(first.act)
            undone |= {first.undoes} if first.undoes else set()
    return standing


class _Touched:
    """The rows that newer acts touched, and the rows that those belong to."""

    def __init__(self) -> None:
        self._rows: Counter[Place] = Counter()
        self._above: Counter[Place] = Counter()

    def note(self, parts: list[Part]) -> None:
        self._rows.update(_rows(parts))
        self._above.update(_above(parts))

    def forget(self, parts: list[Part]) -> None:
        self._rows.subtract(_rows(parts))
        self._above.subtract(_above(parts))

    def on(self, parts: list[Part]) -> bool:
        """True where one of them is a row of these parts, one that such a row belongs to, or one below it."""
        rows, above = _rows(parts), _above(parts)
        return any(self._rows[one] > 0 for one in (*rows, *above)) or any(self._above[one] > 0 for one in rows)


def _rows(parts: list[Part]) -> list[Place]:
    return [(part["table"], part["row"]) for part in parts]


def _above(parts: list[Part]) -> list[Place]:
    return [(part["of"][0], part["of"][1]) for part in parts if "of" in part]

"""What a session can be planned of, by its id: what is shipped, a version of a routine of one's own, or an item of a
version of a prescription."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from thenar.journal import prescriptions, routines
from thenar.model.knowledge import Knowledge
from thenar.model.routine import Routine


class Routines(Mapping[str, Routine]):
    """The routines that are shipped; and, asked for by the id it was planned by, any version of one's own, and any item
    of a prescription. To go through them finds what is shipped."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge, self._shipped = knowledge, knowledge.routines

    def __getitem__(self, name: str) -> Routine:
        if meant := prescriptions.meant_by(name):
            return prescriptions.routine_of(meant, self._knowledge)
        row = routines.row_of(name)
        return {one.id: one for one in routines.read(row, self._knowledge)[0]}[name] if row else self._shipped[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shipped)

    def __len__(self) -> int:
        return len(self._shipped)


def with_own(knowledge: Knowledge) -> Knowledge:
    """The knowledge that finds routines of one's own, too, and items of prescriptions."""
    return replace(knowledge, routines=Routines(knowledge))


def at_hand(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """The same with those of these ids that are not shipped found already, however often they are asked for."""
    shipped = set(knowledge.routines)
    own = {name: found for name in names if name not in shipped and (found := knowledge.routines.get(name))}
    return knowledge.with_routines(own)

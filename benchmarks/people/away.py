"""Who gets no session of a routine, and which of their answers alone would see to that."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from benchmarks.people.draw import Person
from thenar.model.body import PAIRS, Limb
from thenar.model.clearance import Answer
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect, Manner
from thenar.model.routine import Routine
from thenar.model.stroke import Form
from thenar.screen import asked_of, finding_of

GRADES, NONE = ("A", "B", "C"), "none"
Closed = tuple[frozenset[Limb], Effect]


@dataclass(frozen=True)
class Away:
    """One person without a session: what it waits for, and the questions each of which alone stops it."""

    effect: Effect
    alone: tuple[str, ...]


@dataclass
class Door:
    """A routine's check: what each answer closes."""

    routine: Routine
    knowledge: Knowledge
    _known: dict[tuple[str, Answer], Closed] = field(default_factory=dict)

    @cached_property
    def _asked(self) -> frozenset[str]:
        giver = self.routine.form is Form.PARTNER
        asked = asked_of(self.knowledge.conditions.values(), giver=giver, areas=[self.routine.area])
        return frozenset(one.id for one in asked)

    @cached_property
    def _limbs(self) -> frozenset[Limb]:
        return frozenset(PAIRS[self.routine.area])

    def away(self, person: Person) -> Away | None:
        """Why a person gets no session; None for who gets one. Every other question is answered with no."""
        closed = {name: self._closed(name, answer) for name, answer in person.items() if name in self._asked}
        if not frozenset().union(*(limbs for limbs, _ in closed.values())) >= self._limbs:
            return None
        alone = tuple(name for name, (limbs, _) in closed.items() if limbs >= self._limbs)
        return Away(max((effect for _, effect in closed.values()), key=lambda one: one.rank), alone)

    def _closed(self, name: str, answer: Answer) -> Closed:
        """The limbs of the routine that an answer leaves no massage for, and its effect on them."""
        if (name, answer) not in self._known:
            finding = finding_of(self.knowledge.conditions[name], answer)
            on = {limb: finding.restriction.on(limb) for limb in self._limbs} if finding else {}
            alone = self.routine.form is Form.SELF
            limbs = frozenset(
                limb
                for limb, limits in on.items()
                if not limits.open or (alone and Manner.HELPER_ONLY in limits.manner)
            )
            self._known[name, answer] = limbs, max((on[one].effect for one in limbs), key=_rank, default=Effect.NONE)
        return self._known[name, answer]


def _rank(effect: Effect) -> int:
    return effect.rank


def grade(sources: Iterable[str], knowledge: Knowledge) -> str:
    """The best grade among some sources: A, B, C, or `none`."""
    return min(
        (one for one in (knowledge.references[name].weight[:1] for name in sources) if one in GRADES), default=NONE
    )

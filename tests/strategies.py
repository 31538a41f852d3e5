"""Hypothesis strategies for the nouns."""

from collections.abc import Iterable

from hypothesis import strategies as st

from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.plan import PlannedStep, Wishes
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction

ROUTINES = [
    ("hand-partner",), ("hand-self",), ("foot-partner",), ("foot-self",),
    ("hand-partner", "foot-partner"), ("hand-self", "foot-self"),
]  # fmt: skip


PLACES = sorted(load_knowledge().places)
OPEN = [effect for effect in Effect if effect.rank < Effect.AVOID.rank]


def everywhere(
    pressure_cap: int = 3,
    without: Iterable[Need] = (),
    avoid: Iterable[Limb] = (),
    minutes_cap: int | None = None,
    manner: Iterable[Manner] = (),
) -> Restriction:
    """The same on every limb, and some limbs left alone."""
    limits = Limits(Effect.NONE, pressure_cap, frozenset(without), frozenset(), minutes_cap, frozenset(manner))
    return Restriction.everywhere(limits) | Restriction.at(avoid, Limits(Effect.AVOID))


def limits(caps: st.SearchStrategy[int | None] | None = None) -> st.SearchStrategy[Limits]:
    """What may hold on one limb; most often it stays open."""
    return st.builds(
        Limits,
        st.sampled_from([*OPEN, *OPEN, Effect.AVOID, Effect.ASK]),
        st.integers(1, 3),
        st.frozensets(st.sampled_from(Need)),
        st.frozensets(st.sampled_from(PLACES), max_size=3),
        caps if caps is not None else st.none() | st.integers(3, 60),
        st.frozensets(st.sampled_from(Manner), max_size=2),
    )


def restrictions(caps: st.SearchStrategy[int | None] | None = None) -> st.SearchStrategy[Restriction]:
    """Any restriction: the same everywhere, or something else on each limb."""
    each = st.tuples(*(limits(caps) for _ in Limb)).map(Restriction)
    return each | limits(caps).map(Restriction.everywhere)


def answers_for(knowledge: Knowledge, most: int = 6) -> st.SearchStrategy[Answers]:
    """Every question answered with no, but for a few with any answer at all."""
    no = {name: Answer(Reply.NO) for name in knowledge.conditions}
    some = st.dictionaries(st.sampled_from(sorted(no)), _answers(), max_size=most)
    return some.map(lambda few: no | few)


def _answers() -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        st.sampled_from(Reply),
        st.frozensets(st.sampled_from(Limb)),
        st.none() | st.sampled_from(["under-10", "over-50", "no such choice"]),
        st.frozensets(st.sampled_from(PLACES), max_size=2),
    )


def wishes(minutes: st.SearchStrategy[float] | None = None) -> st.SearchStrategy[Wishes]:
    """Any wishes for the four routines and both areas together."""
    return st.builds(
        Wishes,
        st.sampled_from(ROUTINES),
        minutes if minutes is not None else st.floats(3, 60).map(lambda number: round(number, 2)),
        st.integers(1, 3),
        st.sampled_from(["oil", "cream", "lotion", "plain-lotion", "dry"]),
    )


def honors(step: PlannedStep, restriction: Restriction) -> bool:
    """Whether a step keeps what holds on the limbs that it is done on."""
    limits = restriction.over(step.limbs)
    return limits.open and step.pressure <= limits.pressure_cap and not step.stroke.needs & limits.without

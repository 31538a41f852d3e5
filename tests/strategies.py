"""Hypothesis strategies for the nouns."""

from hypothesis import strategies as st

from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.restriction import Manner, Need, Restriction

ROUTINES = [
    ("hand-partner",), ("hand-self",), ("foot-partner",), ("foot-self",),
    ("hand-partner", "foot-partner"), ("hand-self", "foot-self"),
]  # fmt: skip


def restrictions() -> st.SearchStrategy[Restriction]:
    """Any restriction."""
    return st.builds(
        Restriction,
        st.integers(1, 3),
        st.frozensets(st.sampled_from(Need)),
        st.frozensets(st.sampled_from(Limb)),
        st.none() | st.integers(3, 60),
        st.frozensets(st.sampled_from(Manner)),
    )


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

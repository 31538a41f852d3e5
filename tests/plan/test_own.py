"""A routine of one's own is planned in its order, and honors the clearance like any other."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import quick_voice
from tests.strategies import everywhere, honors, restrictions
from thenar.load import load_knowledge
from thenar.model import draft
from thenar.model.body import Area, Limb, Side
from thenar.model.clearance import Clearance
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Need, Restriction
from thenar.model.routine import Part, Routine, Step
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.timeline import timeline

KNOWLEDGE = load_knowledge()
SAID = "Slowly over the sore place."
PALM, TWIST, SOLE = "palm-thumb-stroke", "back-of-hand-flat-stroke", "bottom-of-foot-thumb-stroke"


def mine(*parts: Part, then: tuple[Part, ...] = ()) -> Routine:
    steps, others = ([Step("Step", (part,)) for part in some] for some in (parts, then))
    made = Routine("own", "Mine", "Mine", Area.HAND, Form.PARTNER, tuple(steps), ("background",), tuple(others), True)
    return draft.flat(made)


def planned(
    routine: Routine, minutes: float = 15, restriction: Restriction | None = None, goal: str | None = None
) -> Plan:
    knowledge = KNOWLEDGE.with_routines({one.id: one for one in routine.by_area})
    names = tuple(one.id for one in routine.by_area)
    clearance = Clearance(Effect.GENTLE, restriction) if restriction else Clearance()
    return plan(Wishes(names, minutes, goal=goal), clearance, knowledge)


def done(made: Plan, limb: Limb) -> list[str]:
    return [step.stroke.id for step in made.steps if limb in step.limbs]


def test_its_order_stays_whatever_is_hoped_for() -> None:
    routine = mine(Part(TWIST, 2, 1), Part(PALM, 3, 2), then=(Part(SOLE, 3, 1),))
    for goal in (None, *KNOWLEDGE.goals):
        made = planned(routine, goal=goal)
        assert done(made, Limb.LEFT_HAND) == [TWIST, PALM]
        assert made.steps[-1].stroke.id == SOLE


def test_one_side_only_is_one_side_only() -> None:
    made = planned(mine(Part(PALM, 3, 1), Part(TWIST, 2, 2, side=Side.RIGHT)))
    assert (done(made, Limb.LEFT_HAND), done(made, Limb.RIGHT_HAND)) == ([PALM], [PALM, TWIST])


def test_its_pressure_is_never_more_than_it_says() -> None:
    for most, expected in ((None, 2), (1, 1), (3, 2)):
        made = planned(mine(Part(PALM, 3, 1, pressure=most)))
        assert {step.pressure for step in made.steps} == {expected}


def test_a_larger_share_is_longer() -> None:
    def frames(share: float) -> int:
        made = planned(mine(Part(PALM, 3, 1, share=share), Part(TWIST, 2, 2)), 20)
        return next(step.frames for step in made.steps if step.stroke.id == PALM)

    assert frames(0.5) < frames(1) < frames(2)


def test_words_of_ones_own_are_heard_once_after_the_stroke_was_explained() -> None:
    line = timeline(planned(mine(Part(PALM, 3, 1, say=(SAID,)), Part(TWIST, 2, 2))), KNOWLEDGE, quick_voice)
    heard = [cue.text for cue in line.cues if cue.text]
    assert heard.count(SAID) == 1
    assert heard[heard.index(SAID) - 1] == KNOWLEDGE.strokes[PALM].words.first[-1]


def test_they_go_where_a_gentler_stroke_takes_the_place() -> None:
    made = planned(
        mine(Part("finger-stretch", 2, 1, say=(SAID,))), restriction=everywhere(without={Need.PULL, Need.ROTATE})
    )
    assert made.steps
    assert all(step.stroke.id != "finger-stretch" and not step.own for step in made.steps)


PARTS = st.builds(
    Part,
    st.sampled_from(
        [one.id for one in KNOWLEDGE.strokes.values() if (one.area, one.form) == (Area.HAND, Form.PARTNER)]
    ),
    st.integers(1, 6),
    st.just(1),
    st.sampled_from([(), (SAID,)]),
    st.sampled_from([None, 1, 2, 3]),
    st.just(None),
    st.sampled_from([0.5, 1.0, 2.0]),
)


@given(st.lists(PARTS, min_size=1, max_size=6), restrictions(), st.integers(3, 40))
@settings(max_examples=80, deadline=None)
def test_whatever_it_says_the_clearance_is_honored_and_the_time_is_kept(
    parts: list[Part], restriction: Restriction, minutes: int
) -> None:
    routine = mine(*parts)
    made = planned(routine, minutes, restriction)
    assert all(honors(step, restriction) for step in made.steps)
    if made.steps:
        assert timeline(made, KNOWLEDGE, quick_voice).frames == made.frames
    free = planned(replace(routine), minutes)
    assert len(made.steps) <= len(free.steps)
    assert made.frames <= free.frames

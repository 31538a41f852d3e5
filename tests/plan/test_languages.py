"""A session in another language does the same: only the time that words take is another."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.strategies import everywhere, honors, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import Limb, limbs_of
from thenar.model.clearance import Clearance
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Limits, Need, Restriction
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan import plan
from thenar.plan.notes import TOLERANCE_SECONDS, TOLERANCE_SHARE
from thenar.timeline import timeline
from thenar.voice.speaker import speaker_of

ENGLISH, SPANISH = load_knowledge(), load_knowledge(language="es")
WHOLE = 25  # minutes in which every routine, and both of a pair, are done with all their strokes


def steps(made: Plan) -> list[tuple[str, str, int, str | None]]:
    return [(one.stroke.id, one.limb, one.pressure, one.instead_of) for one in made.steps]


def both(wish: Wishes, restriction: Restriction) -> tuple[Plan, Plan]:
    clearance = Clearance(Effect.GENTLE, restriction)
    return plan(wish, clearance, ENGLISH), plan(wish, clearance, SPANISH)


@settings(max_examples=60, deadline=None)
@given(wishes(st.floats(WHOLE, 60)), restrictions())
def test_where_there_is_time_the_steps_are_the_same(wish: Wishes, restriction: Restriction) -> None:
    english, spanish = both(wish, restriction)
    cap = restriction.over(Limb).minutes_cap
    if cap is None or cap >= WHOLE:
        assert steps(spanish) == steps(english)


@settings(max_examples=100, deadline=None)
@given(wishes(), restrictions())
@example(
    Wishes(("hand-partner", "foot-partner"), 9.0, 1, "oil"),
    Restriction.everywhere(
        Limits(Effect.NONE, 1, frozenset({Need.LEG, Need.ARM, Need.THUMB}), frozenset({"heel", "finger"}), None)
    ),
)
def test_where_time_is_short_less_is_done_and_never_anything_else(wish: Wishes, restriction: Restriction) -> None:
    english, spanish = both(wish, restriction)
    done = {step[:2] for step in steps(english)}
    for step in spanish.steps:
        assert honors(step, restriction)
    assert {step[:2] for step in steps(spanish)} <= done
    # a need that English had no room to tell is told where fewer strokes fit; it is one of the restriction's, or wrong
    wanting = {need for limits in restriction.by_limb for need in limits.without}
    assert {one.reason for one in spanish.left_out} <= {one.reason for one in english.left_out} | {"time"} | wanting


@settings(max_examples=60, deadline=None)
@given(wishes(), restrictions())
def test_the_minutes_are_honest(wish: Wishes, restriction: Restriction) -> None:
    _, spanish = both(wish, restriction)
    if not spanish.steps:
        return
    line = timeline(spanish, SPANISH, speaker_of("es").frames)
    assert line.frames == spanish.frames
    cap = restriction.over(limbs_of(SPANISH.routines[one].area for one in wish.routines)).minutes_cap
    wished = min(wish.minutes, cap or wish.minutes) * 60
    off = abs(spanish.frames / FRAMES_PER_SECOND - wished)
    assert off <= max(TOLERANCE_SECONDS, TOLERANCE_SHARE * wished) or any("Dura" in note for note in spanish.notes)


def test_every_sentence_of_a_plan_is_spanish() -> None:
    hard = everywhere(1, minutes_cap=20)
    english, spanish = both(Wishes(("hand-partner", "foot-partner"), 60, 3, "oil"), hard)
    assert len(spanish.notes) == len(english.notes)
    assert not set(spanish.notes) & set(english.notes)
    assert not {one.because for one in spanish.left_out} & {one.because for one in english.left_out}

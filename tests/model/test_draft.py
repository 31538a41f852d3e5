"""Changes to a routine of one's own keep what was not touched, and it can be read from its text again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from thenar.load import load_knowledge
from thenar.load.own import draft_of, routine_of
from thenar.load.routine_text import text_of
from thenar.model import draft
from thenar.model.body import Area, Side
from thenar.model.draft import At
from thenar.model.routine import Part, Routine
from thenar.model.stroke import Form

KNOWLEDGE = load_knowledge()
EMPTY = Routine("mine", "My evening", "My evening", Area.HAND, Form.PARTNER, (), ("background",), own=True)
STROKES = [one for one in KNOWLEDGE.strokes.values() if one.form is Form.PARTNER]
NUMBER = st.integers(0, 9)


def order(routine: Routine, then: bool = False) -> list[str]:
    return [step.parts[0].stroke for step in (routine.then if then else routine.steps)]


@st.composite
def routines(make: st.DrawFn) -> Routine:
    """A routine as it comes out of any few changes."""
    made = EMPTY
    for stroke in make(st.lists(st.sampled_from(STROKES), max_size=8)):
        made = draft.added(made if made.steps else replace(made, area=stroke.area), stroke)
    return made


def test_strokes_of_the_other_area_follow() -> None:
    palm, sole = KNOWLEDGE.strokes["palm-thumb-stroke"], KNOWLEDGE.strokes["bottom-of-foot-thumb-stroke"]
    made = draft.added(draft.added(EMPTY, palm), sole)
    assert (order(made), order(made, then=True)) == (["palm-thumb-stroke"], ["bottom-of-foot-thumb-stroke"])
    assert [one.area for one in made.by_area] == [Area.HAND, Area.FOOT]
    assert draft.without(made, At(False, 0)).area is Area.FOOT


@given(routines(), NUMBER, NUMBER)
def test_moving_keeps_every_step_and_its_importance_is_its_place(routine: Routine, number: int, to: int) -> None:
    at = At(False, number)
    if draft.part_at(routine, at) is None:
        return
    moved = draft.moved(routine, at, to)
    assert sorted(order(moved)) == sorted(order(routine))
    assert moved.then == routine.then
    assert [step.parts[0].importance for step in moved.steps] == list(range(1, len(moved.steps) + 1))


@given(routines(), NUMBER)
def test_taking_out_leaves_the_others_in_their_order(routine: Routine, number: int) -> None:
    at = At(False, number)
    if draft.part_at(routine, at) is None:
        return
    before = order(routine) + order(routine, then=True)
    before.pop(number)
    left = draft.without(routine, at)
    assert order(left) + order(left, then=True) == before


@given(routines(), st.integers(1, 20), st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, *Side]))
def test_what_is_written_is_read_the_same(
    routine: Routine, times: int, pressure: int | None, side: Side | None
) -> None:
    part = Part("", times, 1, ("Slowly here.", "And breathe."), pressure, side, 0.5)
    made = draft.changed(routine, At(False, 0), part) if routine.steps else routine
    assert draft_of("", text_of(made)) == made


def test_every_shipped_routine_can_be_taken_as_ones_own() -> None:
    for routine in KNOWLEDGE.routines.values():
        flat = draft.flat(replace(routine, own=True))
        assert routine_of("", text_of(flat), KNOWLEDGE) == flat

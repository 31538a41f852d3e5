"""What was really done is told by the track's own clock: skipping is no doing, and no jump makes more of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thenar.insight.done import Done, Told, counts, done

STEPS = (40_000, 60_000, 60_000, 40_000)  # milliseconds


def told(number: int, heard_ms: int, step: int | None, place_ms: int | None = 0, page: str = "a") -> Told:
    return Told(page, number, heard_ms, step, place_ms)


def test_a_session_that_was_played_through_was_done_whole() -> None:
    places = [told(1, 0, -1), told(2, 30_000, 0), told(3, 70_000, 1), told(4, 135_000, 2), told(5, 195_000, 3)]
    end = told(6, 240_000, 4)
    assert done(STEPS, [*places, end]) == Done(heard_ms=240_000, stroke_ms=200_000, strokes=4)


def test_a_locked_screen_that_tells_nothing_on_the_way_loses_nothing() -> None:
    assert done(STEPS, [told(1, 0, -1), told(2, 240_000, 4)]) == Done(240_000, 200_000, 4)


def test_skipping_to_the_end_is_no_doing() -> None:
    notes = [told(1 + step, 800 * step, step, 0) for step in range(5)]
    found = done(STEPS, notes)
    assert found == Done(heard_ms=3_200, stroke_ms=3_200, strokes=0)
    assert not counts(found.stroke_ms)


def test_a_stroke_counts_from_half_of_it_on() -> None:
    assert done(STEPS, [told(1, 0, 1, 0), told(2, 29_999, 1, 29_999)]) == Done(29_999, 29_999, 0)
    assert done(STEPS, [told(1, 0, 1, 0), told(2, 30_000, 1, 30_000)]) == Done(30_000, 30_000, 1)


def test_what_is_heard_twice_was_done_twice() -> None:
    notes = [told(1, 0, 0, 0), told(2, 20_000, 0, 20_000), told(3, 20_100, 0, 0), told(4, 60_100, 1, 0)]
    assert done(STEPS, notes) == Done(60_100, 60_100, 1)


def test_two_devices_are_reckoned_each_by_itself() -> None:
    notes = [
        told(1, 0, 0, 0, "phone"), told(2, 40_000, 1, 0, "phone"),
        told(2, 40_000, 1, 0, "tablet"), told(3, 100_000, 2, 0, "tablet"),
    ]  # fmt: skip
    assert done(STEPS, notes) == Done(100_000, 100_000, 2)


def test_nothing_told_is_not_known_and_is_no_zero() -> None:
    assert done(STEPS, []) is None
    assert counts(None) is False


def test_it_counts_from_a_minute_of_strokes_on() -> None:
    assert (counts(59_999), counts(60_000)) == (False, True)


def test_notes_that_name_no_place_are_no_strokes() -> None:
    assert done(STEPS, [told(1, 0, None, None), told(2, 90_000, None, None)]) == Done(90_000, 0, 0)


notes = st.lists(
    st.tuples(st.integers(0, 300_000), st.integers(-1, 5) | st.none(), st.integers(-5_000, 70_000) | st.none()),
    max_size=12,
)


@given(notes)
def test_strokes_never_take_longer_than_what_was_heard(raw: list[tuple[int, int | None, int | None]]) -> None:
    """By the second or two that a note comes late, at each of them."""
    given_notes = [told(number, heard, step, place) for number, (heard, step, place) in enumerate(raw)]
    found = done(STEPS, given_notes)
    if found is None:
        return
    jumps = len(list(pairwise(given_notes)))
    assert 0 <= found.stroke_ms <= found.heard_ms + 2_000 * jumps
    assert 0 <= found.strokes <= len(STEPS)

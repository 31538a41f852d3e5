"""What hurt is remembered: softer, then left out, and back one step at a time when it is allowed."""

from datetime import UTC, datetime, timedelta
from gettext import NullTranslations

from hypothesis import given
from hypothesis import strategies as st

from thenar.insight.hurt import remembered, skip, softer
from thenar.load import load_knowledge
from thenar.model.journal import HurtEvent, HurtKind

STROKES = load_knowledge().strokes
ENGLISH = NullTranslations()
STROKE = "palm-thumb-stroke"
START = datetime(2026, 3, 4, 20, tzinfo=UTC)


def event(day: int, kind: HurtKind = HurtKind.STOPPED, stroke: str = STROKE, session: str | None = None) -> HurtEvent:
    return HurtEvent(stroke, kind, START + timedelta(days=day), session or f"s{day}")


def allow(day: int) -> HurtEvent:
    return event(day, HurtKind.ALLOWED)


def test_once_is_softer_twice_is_skip() -> None:
    once, twice = remembered([event(0)], STROKES, ENGLISH), remembered([event(0), event(3)], STROKES, ENGLISH)
    assert (softer(once), skip(once)) == ((STROKE,), ())
    assert (softer(twice), skip(twice)) == ((), (STROKE,))
    assert once[0].because == "“Palm thumb stroke” hurt on March 4, so it comes back softer."
    assert "the last time on March 7" in twice[0].because


def test_allowing_takes_one_step_back() -> None:
    twice = [event(0), event(3)]
    assert softer(remembered([*twice, allow(4)], STROKES, ENGLISH)) == (STROKE,)
    assert remembered([*twice, allow(4), allow(5)], STROKES, ENGLISH) == ()
    assert skip(remembered([*twice, allow(4), event(6)], STROKES, ENGLISH)) == (STROKE,)


def test_two_stops_in_one_session_count_once() -> None:
    both_hands = [event(0, session="one"), event(1, session="one")]
    assert skip(remembered(both_hands, STROKES, ENGLISH)) == ()


def test_allowing_before_anything_hurt_saves_nothing_up() -> None:
    assert softer(remembered([allow(0), allow(1), event(2)], STROKES, ENGLISH)) == (STROKE,)


def test_strokes_that_are_no_more_are_skipped() -> None:
    assert remembered([event(0, stroke="no-such-stroke")], STROKES, ENGLISH) == ()


kinds = st.lists(st.tuples(st.sampled_from(HurtKind), st.sampled_from([STROKE, "finger-stretch"])), max_size=12)


@given(kinds)
def test_one_more_stop_never_makes_it_less_careful(kinds) -> None:  # type: ignore[no-untyped-def]
    events = [event(day, kind, stroke) for day, (kind, stroke) in enumerate(kinds)]
    before = remembered(events, STROKES, ENGLISH)
    more = remembered([*events, event(99)], STROKES, ENGLISH)
    assert set(skip(before)) <= set(skip(more))
    assert set(softer(before)) <= set(softer(more)) | set(skip(more))

"""The limit on tries holds in any stretch of time, for one and for all, and nobody is kept out for longer."""

from hypothesis import given
from hypothesis import strategies as st

from thenar.web.lan.limit import Limiter

EACH, OVERALL, SECONDS = 3, 5, 60
TRIES = st.lists(st.tuples(st.integers(0, 30), st.sampled_from("abcdefg")), max_size=80)


def allowed(tries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Which of the tries were allowed; each is given as the pause before it and who makes it."""
    limiter, now, found = Limiter(EACH, OVERALL, SECONDS), 0, []
    for pause, who in tries:
        now += pause
        if limiter.allows(who, now):
            found.append((now, who))
    return found


@given(TRIES)
def test_in_no_stretch_of_time_are_there_more_than_allowed(tries: list[tuple[int, str]]) -> None:
    found = allowed(tries)
    for begin, _ in found:
        inside = [who for at, who in found if begin <= at < begin + SECONDS]
        assert len(inside) <= OVERALL
        assert all(inside.count(who) <= EACH for who in inside)


@given(TRIES)
def test_a_try_is_refused_only_where_the_limit_is_reached(tries: list[tuple[int, str]]) -> None:
    found, now = allowed(tries), 0
    for pause, who in tries:
        now += pause
        if (now, who) not in found:
            before = [other for at, other in found if now - SECONDS < at <= now]
            assert len(before) == OVERALL or before.count(who) == EACH


@given(TRIES, st.sampled_from("abcdefg"))
def test_whoever_waits_may_try_again(tries: list[tuple[int, str]], who: str) -> None:
    limiter, now = Limiter(EACH, OVERALL, SECONDS), 0
    for pause, other in tries:
        now += pause
        limiter.allows(other, now)
    assert limiter.allows(who, now + SECONDS)

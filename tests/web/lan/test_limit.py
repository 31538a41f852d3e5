"""The limit on tries holds for each in any stretch of time, and nobody's tries touch anybody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.web.lan.limit import REMEMBERED, Limiter, neighbor

EACH, SECONDS = 3, 60
TRIES = st.lists(st.tuples(st.integers(0, 30), st.sampled_from("abcdefg")), max_size=80)


def allowed(tries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Which of the tries were allowed; each is given as the pause before it and who makes it."""
    limiter, now, found = Limiter(EACH, SECONDS), 0, []
    for pause, who in tries:
        now += pause
        if limiter.allows(who, now):
            found.append((now, who))
    return found


@given(TRIES)
def test_in_no_stretch_of_time_are_there_more_than_allowed(tries: list[tuple[int, str]]) -> None:
    found = allowed(tries)
    for begin, who in found:
        assert sum(1 for at, other in found if other == who and begin <= at < begin + SECONDS) <= EACH


@given(TRIES, st.sampled_from("abcdefg"))
def test_each_gets_what_they_would_get_alone(tries: list[tuple[int, str]], who: str) -> None:
    together = [at for at, other in allowed(tries) if other == who]
    limiter, now, alone = Limiter(EACH, SECONDS), 0, []
    for pause, other in tries:
        now += pause
        if other == who and limiter.allows(who, now):
            alone.append(now)
    assert together == alone


@given(TRIES, st.sampled_from("abcdefg"))
def test_whoever_waits_may_try_again(tries: list[tuple[int, str]], who: str) -> None:
    limiter, now = Limiter(EACH, SECONDS), 0
    for pause, other in tries:
        now += pause
        limiter.allows(other, now)
    assert limiter.allows(who, now + SECONDS)


def test_any_number_of_strangers_shut_nobody_out_and_fill_no_memory() -> None:
    limiter = Limiter(EACH, SECONDS)
    for number in range(3 * REMEMBERED):
        limiter.allows(number, 0)
    assert limiter.allows("phone", 0)
    assert len(limiter._tries) == REMEMBERED


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("192.168.1.20", "192.168.1.20"),
        ("fd00::1", "fd00:0000:0000:0000"), ("fd00::ffff:2", "fd00:0000:0000:0000"),
        ("fd00:0:0:1::1", "fd00:0000:0000:0001"),
        ("fe80::1%eth0", "fe80:0000:0000:0000"), ("nowhere", "nowhere"),
    ],
)  # fmt: skip
def test_of_ipv6_a_network_counts_as_one(address: str, known: str) -> None:
    assert neighbor(address) == known

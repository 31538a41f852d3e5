"""A time of a row as the clock on the wall showed it."""

from datetime import datetime, timedelta, timezone


def offset_of(at: datetime) -> int:
    """Minutes by which a local clock is ahead of UTC."""
    offset = at.utcoffset()
    assert offset is not None
    return round(offset.total_seconds() / 60)


def local(at: datetime, offset: int) -> datetime:
    """A time from a row as the clock showed it."""
    return at.astimezone(timezone(timedelta(minutes=offset)))

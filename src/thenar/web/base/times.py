"""When something happened, as a device tells it later."""

from datetime import datetime, timedelta

from thenar.web.base.clock import local_now

AHEAD = timedelta(minutes=5)  # by which a device's clock may be wrong
BEFORE = timedelta(days=60)  # nothing waits longer than that on a device


def told_at(sent: object) -> datetime:
    """The time that a device gives, an ISO time with its zone; now where it gives none, or one that cannot be."""
    now = local_now()
    if not isinstance(sent, str):
        return now
    try:
        at = datetime.fromisoformat(sent)
    except ValueError:
        return now
    possible = at.tzinfo is not None and now - BEFORE <= at <= now + AHEAD
    return min(at, now) if possible else now

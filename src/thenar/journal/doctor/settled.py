"""What is reckoned from the events of a session, reckoned again where it is not what the events say."""

from thenar.journal.events import settle
from thenar.journal.models import Session

RECKONED = ("began_at", "ended_at", "ending", "heard_ms", "stroke_ms", "strokes")


def settle_all() -> int:
    """Settle every session anew, and say how many of them had stood otherwise."""
    changed = 0
    for session in Session.objects.order_by("pk").iterator(chunk_size=500):
        before = [getattr(session, name) for name in RECKONED]
        settle(session)
        changed += before != [getattr(session, name) for name in RECKONED]
    return changed

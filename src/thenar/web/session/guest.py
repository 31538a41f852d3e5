"""The end of a guest's session: all of it is forgotten, and how it ended is known to this process alone, for a while.

What was wrong has to be on the last page, also when that page is loaded again after a call for help.
"""

import time
from collections import OrderedDict
from uuid import UUID

from thenar.journal.guests import forget, is_guest
from thenar.journal.models import Session
from thenar.web.session.track import forget_tracks

MOST = 16
SECONDS = 3600
_ended: OrderedDict[UUID, tuple[float, str]] = OrderedDict()


def forget_guest(session: Session) -> bool:
    """Forget the guest of a session, with all of it; False where it is nobody's who is a guest."""
    if not is_guest(session.person):
        return False
    _ended[session.key] = (time.monotonic(), session.ending)
    while len(_ended) > MOST:
        _ended.popitem(last=False)
    forget(session.person)
    forget_tracks()
    return True


def how_it_ended(key: UUID) -> str | None:
    """How a guest's session of the last hour ended; None where nobody remembers."""
    at, ending = _ended.get(key, (0.0, None))
    if ending is not None and time.monotonic() - at > SECONDS:
        del _ended[key]
        return None
    return ending

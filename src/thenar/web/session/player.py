"""What the player on a session's page is told."""

from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from thenar.journal import events
from thenar.journal.models import Session
from thenar.model.speech import SPOKEN
from thenar.model.timeline import FRAME_MS
from thenar.plan.change import longest
from thenar.render.player import player_data
from thenar.web.base.keys import actions
from thenar.web.base.stills import still
from thenar.web.base.words import pressures
from thenar.web.session.changes import SAID
from thenar.web.session.led import Led
from thenar.web.session.track import MIXED_TYPES, TYPES, timeline_of

LIVE = tuple(sorted({*chain(*SAID.values()), "not-now"} - {"again", "next"}))  # again and next answer by themselves


def page_data(one: Led, request: HttpRequest) -> dict[str, Any]:
    """What the player needs: the session in time, and where to send and fetch what."""
    row = one.session
    made = player_data(one.plan, timeline_of(one), one.knowledge)
    for section in made["sections"]:
        section["still"] = still(section["stroke"]) if "stroke" in section else None
    language = one.knowledge.language
    at = {kind: f"{reverse('track', args=(row.key, kind))}?take={row.take}&language={language}" for kind in TYPES}
    over = {kind: at.get(kind, at["ogg"].replace("track.ogg", f"track.{kind}")) for kind in MIXED_TYPES}
    return {
        **made,
        "track": at,
        "types": TYPES,
        "over": {"track": over, "types": MIXED_TYPES},
        "person": str(row.person.key) if row.person_id else "",
        "event": reverse("event", args=(row.key,)),
        "change": reverse("change", args=(row.key,)),
        "end": reverse("end", args=(row.key,)),
        "live": {name: f"{reverse('phrase', args=(name,))}?language={language}" for name in LIVE},
        **({"device_voice": language} if language != SPOKEN else {}),
        "said": {name: one.knowledge.phrases.live[name] for name in LIVE},
        "most_ms": longest(one.plan, one.knowledge) * FRAME_MS,
        "pressures": {str(level): name for level, (name, _image) in pressures().items()},
        "token": get_token(request),
        "day": row.day.isoformat(),
        "take": row.take,
        **_heard_of(row),
        "keys": actions(),
    }


def _heard_of(row: Session) -> dict[str, Any]:
    """What the page counts its notes on from: the last number of each page that told something, and the last of all."""
    seen = events.seen(row) if row.pk else {}
    return {"number": max(seen.values(), default=0), "seen": seen}

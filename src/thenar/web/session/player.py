"""What the player on a session's page is told."""

from itertools import chain

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from thenar.journal import events
from thenar.journal.guests import is_guest
from thenar.journal.models import Session
from thenar.model.speech import SPOKEN
from thenar.model.timeline import FRAME_MS
from thenar.plan.change import longest
from thenar.plan.shape import shape_of
from thenar.render.player import drawn_of
from thenar.web.base.keys import actions
from thenar.web.base.stills import still
from thenar.web.base.words import pressures
from thenar.web.session.changes import SAID
from thenar.web.session.led import Led
from thenar.web.session.track import TYPES, timeline_of
from thenar.wire.player import Over, Played, Section, SessionData

LIVE = tuple(sorted({*chain(*SAID.values()), "not-now"} - {"again", "next"}))  # again and next answer by themselves


def session_data(one: Led, request: HttpRequest) -> SessionData:
    """The session on a page of its day."""
    played = played_of(one)
    return SessionData(
        **vars(played),
        over=Over(track=played.track, types=TYPES),
        token=get_token(request),
        day=one.session.day.isoformat(),
        guest=is_guest(one.session.person),
    )


def played_of(one: Led) -> Played:
    """The session in time, and where to send and fetch what."""
    row, language = one.session, one.knowledge.language
    made = drawn_of(one.plan, timeline_of(one), one.knowledge)
    seen = events.seen(row) if row.pk else {}
    return Played(
        duration_ms=made.duration_ms,
        sections=tuple(map(_with_still, made.sections)),
        cues=made.cues,
        track={kind: _sound(row, kind, language) for kind in TYPES},
        types=TYPES,
        person="" if not row.person_id or is_guest(row.person) else str(row.person.key),
        event=reverse("event", args=(row.key,)),
        change=reverse("change", args=(row.key,)),
        end=reverse("end", args=(row.key,)),
        live={name: f"{reverse('phrase', args=(name, 'ogg'))}?language={language}" for name in LIVE},
        device_voice=language if language != SPOKEN else None,
        said={name: one.knowledge.phrases.live[name] for name in LIVE},
        most_ms=longest(one.plan, one.knowledge) * FRAME_MS,
        pressures={str(level): str(name) for level, (name, _image) in pressures().items()},
        take=row.take,
        number=max(seen.values(), default=0),
        seen=seen,
        keys=actions(),
        ends=shape_of(one.wishes, one.knowledge).end,
    )


def _sound(row: Session, kind: str, language: str) -> str:
    return f"{reverse('track', args=(row.key, kind))}?take={row.take}&language={language}"


def _with_still(section: Section) -> Section:
    return section.model_copy(update={"still": still(section.stroke)}) if section.stroke else section

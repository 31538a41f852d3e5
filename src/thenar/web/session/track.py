"""A session's sound over HTTP: made from the timeline in milliseconds, kept a while, and served in ranges."""

import re
from functools import lru_cache
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from thenar.journal.models import Session
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.model.timeline import Timeline
from thenar.render.chapters import chapters
from thenar.timeline import timeline
from thenar.voice.speaker import speaker_of
from thenar.web.session.led import Led, led

TYPES = {"ogg": "audio/ogg; codecs=opus", "m4a": "audio/mp4"}
KEPT_TRACKS = 4  # about a megabyte each

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def timeline_of(one: Led) -> Timeline:
    """The session in time, with the real length of every sentence."""
    return timeline(one.plan, one.knowledge, speaker_of(one.knowledge.language).frames)


def track_of(session: Session, kind: str) -> bytes:
    """The sound of a session as it stands now, in the active language."""
    return _track((session.key, session.take), kind, get_language())


@lru_cache(maxsize=KEPT_TRACKS)
def _track(session_and_take: tuple[UUID, int], kind: str, language: str | None) -> bytes:  # noqa: ARG001  part of the key
    one = led(Session.objects.get(key=session_and_take[0]))
    return sound(one.plan, timeline_of(one), kind, one.knowledge)


def sound(plan: Plan, made: Timeline, kind: str, knowledge: Knowledge) -> bytes:
    """The sound of a plan in time, `ogg` or `m4a`."""
    speaker, title = speaker_of(knowledge.language), gettext("Thenar session")
    if kind == "m4a":
        from thenar.render.audio import m4a

        return m4a(made, speaker, chapters(plan, made, knowledge.catalog), title)
    # without thenar.render.audio, whose encoders cost 60 MB that packets laid end to end do not need
    from thenar.render.track import track_packets
    from thenar.voice.ogg import ogg_opus

    return ogg_opus(track_packets(made, speaker), [("TITLE", title), ("LANGUAGE", speaker.language)])


def ranged(request: HttpRequest, body: bytes, content_type: str, etag: str) -> HttpResponse:
    """The bytes, or the one range of them that was asked for: 200, 206, 304 or 416 (RFC 9110, section 14)."""
    headers = {"Accept-Ranges": "bytes", "ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == f'"{etag}"':
        return HttpResponse(status=304, headers=headers)
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    unchanged = request.headers.get("If-Range", f'"{etag}"') == f'"{etag}"'
    if not asked or not any(asked.groups()) or not unchanged:
        return HttpResponse(body, content_type=content_type, headers=headers)
    first, last = _bounds(asked, len(body))
    if first > last:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{len(body)}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
    return HttpResponse(body[first : last + 1], status=206, content_type=content_type, headers=headers)


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1

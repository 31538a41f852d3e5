"""A session's sound over HTTP: made from the timeline in milliseconds, kept a while, and served in ranges."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from thenar.journal.models import Session
from thenar.model.bed import Bed, bed_of
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.model.timeline import Timeline
from thenar.render.chapters import chapters
from thenar.timeline import timeline
from thenar.voice.speaker import speaker_of
from thenar.web.session.led import Led, led

if TYPE_CHECKING:
    from thenar.render.mixed import Mixed
    from thenar.render.stream import Stream

# The same packets in MP4 are for Safari 17 to 18.3; AAC is for what is older, and made whole before it is sent.
TYPES = {"ogg": "audio/ogg; codecs=opus", "mp4": "audio/mp4; codecs=opus", "m4a": "audio/mp4"}
KEPT_TRACKS = 4  # about a megabyte each, and five over a bed

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


def asked_bed(request: HttpRequest) -> Bed | None:
    """The bed that an address asks for."""
    return bed_of(request.GET.get("bed"), request.GET.get("level"))


def mixed_of(session: Session, kind: str, bed: Bed) -> "Stream | bytes":
    """The sound of a session as it stands now over a bed; encoded as it is read, but for `m4a`."""
    take, language = (session.key, session.take), get_language()
    if kind == "m4a":
        return _mixed_m4a(take, bed, language)
    from thenar.render.stream import mp4_stream, ogg_stream

    mixed = _mixed(take, bed, language)
    return mp4_stream(mixed) if kind == "mp4" else ogg_stream(mixed, [("TITLE", gettext("Thenar session"))])


def forget_tracks() -> None:
    """No sound and no plan of any session is held any more; whoever goes on has it made anew."""
    for made in (_track, _mixed, _mixed_m4a, _laid):
        made.cache_clear()


@lru_cache(maxsize=KEPT_TRACKS)
def _mixed(session_and_take: tuple[UUID, int], bed: Bed, language: str | None) -> "Mixed":
    from thenar.render.mixed import Mixed

    one, made = _laid(session_and_take, language)
    return Mixed(made, speaker_of(one.knowledge.language), bed)


@lru_cache(maxsize=KEPT_TRACKS)
def _mixed_m4a(session_and_take: tuple[UUID, int], bed: Bed, language: str | None) -> bytes:
    from thenar.render.audio import m4a

    one, made = _laid(session_and_take, language)
    marks = chapters(one.plan, made, one.knowledge.catalog)
    return m4a(made, speaker_of(one.knowledge.language), marks, gettext("Thenar session"), bed)


@lru_cache(maxsize=KEPT_TRACKS)
def _laid(session_and_take: tuple[UUID, int], language: str | None) -> tuple[Led, Timeline]:  # noqa: ARG001  part of the key
    """Kept, so that a change of the bed alone plans nothing anew."""
    one = led(Session.objects.get(key=session_and_take[0]))
    return one, timeline_of(one)


def sound(plan: Plan, made: Timeline, kind: str, knowledge: Knowledge, bed: Bed | None = None) -> bytes:
    """The sound of a plan in time, `ogg`, `mp4` or `m4a`; the last one over a bed, where there is one."""
    speaker, title = speaker_of(knowledge.language), gettext("Thenar session")
    if kind == "m4a":
        from thenar.render.audio import m4a

        return m4a(made, speaker, chapters(plan, made, knowledge.catalog), title, bed)
    # without thenar.render.audio, whose encoders cost 60 MB that packets laid end to end do not need
    from thenar.render.mp4 import mp4_opus
    from thenar.render.track import track_packets
    from thenar.voice.ogg import ogg_opus

    packets = track_packets(made, speaker)
    return mp4_opus(packets) if kind == "mp4" else ogg_opus(packets, [("TITLE", title), ("LANGUAGE", speaker.language)])


def ranged(
    request: HttpRequest, body: "bytes | Stream", content_type: str, etag: str
) -> HttpResponse | StreamingHttpResponse:
    """The bytes, or the one range of them that was asked for: 200, 206, 304 or 416 (RFC 9110, section 14).

    Of a stream, only what is asked for is made, while it is sent.
    """
    size = len(body) if isinstance(body, bytes) else body.size
    headers = {"Accept-Ranges": "bytes", "ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == f'"{etag}"':
        return HttpResponse(status=304, headers=headers)
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    unchanged = request.headers.get("If-Range", f'"{etag}"') == f'"{etag}"'
    if not asked or not any(asked.groups()) or not unchanged:
        return _answer(request, body, (0, size - 1), 200, content_type, headers)
    first, last = _bounds(asked, size)
    if first > last:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _answer(request, body, (first, last), 206, content_type, headers)


def _answer(
    request: HttpRequest,
    body: "bytes | Stream",
    bounds: tuple[int, int],
    status: int,
    content_type: str,
    headers: dict[str, str],
) -> HttpResponse | StreamingHttpResponse:
    first, stop = bounds[0], bounds[1] + 1
    if isinstance(body, bytes):
        return HttpResponse(body[first:stop], status=status, content_type=content_type, headers=headers)
    headers = {**headers, "Content-Length": str(stop - first)}
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=content_type, headers=headers)
    return StreamingHttpResponse(body.read(first, stop), status=status, content_type=content_type, headers=headers)


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1

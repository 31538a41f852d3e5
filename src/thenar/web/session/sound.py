"""What is heard in a session, as sound and as captions."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from thenar.journal.guests import is_guest
from thenar.journal.models import Session
from thenar.render.captions import webvtt
from thenar.voice.phrase import SILENCE
from thenar.voice.speaker import speaker_of
from thenar.web.base.knowledge import in_language_of, load_knowledge
from thenar.web.session.led import led, row_of
from thenar.web.session.track import TYPES, asked_bed, mixed_of, ranged, timeline_of, track_of

SHORT = ("ogg", "mp4")  # the packets of the voice, for every browser that knows Opus
A_BREATH = (SILENCE,) * 30  # between two sentences that are read aloud, in frames of 20 ms


@require_safe
def track(request: HttpRequest, key: UUID, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The sound, whole or a range of it, over the bed that the address names."""
    if kind not in TYPES:
        raise Http404
    row = row_of(key)
    answer = _track(request, row, kind)
    if is_guest(row.person):
        answer.headers["Cache-Control"] = "no-store"  # also the browser keeps nothing of it
    return answer


def _track(request: HttpRequest, row: Session, kind: str) -> HttpResponse | StreamingHttpResponse:
    bed = asked_bed(request)
    with in_language_of(request) as language:
        name = f"{row.key}-{row.take}-{kind}-{language}"
        if bed:
            name += f"-{bed.kind}-{bed.level}"
            return ranged(request, mixed_of(row, kind, bed), TYPES[kind], name)
        return ranged(request, track_of(row, kind), TYPES[kind], name)


@require_safe
def captions(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every spoken sentence at its time, for the browser's own player."""
    with in_language_of(request):
        return HttpResponse(webvtt(timeline_of(led(row_of(key)))), content_type="text/vtt; charset=utf-8")


@require_safe
def phrase(request: HttpRequest, phrase: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """A short answer of the voice, such as "Softer from here."; the same for everyone, so it may be kept."""
    with in_language_of(request) as language:
        live = load_knowledge().phrases.live
    if phrase not in live or kind not in SHORT:
        raise Http404
    return _said(request, (phrase, kind, language), [live[phrase]])


@require_safe
def aloud(request: HttpRequest, concern: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """What is read aloud in an emergency; every session fetches all of them, so that asking for one tells nothing."""
    with in_language_of(request) as language:
        found = load_knowledge().concerns.get(concern)
    if found is None or found.emergency is None or kind not in SHORT:
        raise Http404
    return _said(request, (concern, kind, language), found.emergency.aloud)


def _said(
    request: HttpRequest, about: tuple[str, str, str], texts: Sequence[str]
) -> HttpResponse | StreamingHttpResponse:
    """Sentences one after the other, with a breath between them, by the name, kind and language of a sound."""
    from thenar.render.mp4 import mp4_opus
    from thenar.voice.ogg import ogg_opus

    name, kind, language = about
    speaker = speaker_of(language)
    packets = [packet for text in texts for packet in (*A_BREATH, *speaker.phrase(text).packets)][len(A_BREATH) :]
    sound = mp4_opus(packets) if kind == "mp4" else ogg_opus(packets)
    response = ranged(request, sound, TYPES[kind], f"{name}-{kind}-{language}-{len(sound)}")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response

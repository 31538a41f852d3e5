"""Recall and false triggers of one recognizer in one scene."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np

from benchmarks.spoken.commands import URGENT
from benchmarks.spoken.recognizers import Heard
from benchmarks.spoken.room import Scene, microphone, placed
from benchmarks.spoken.samples import RATE, Sound

_APART = 5 * RATE
_IN_TIME = 2.0
_AGAIN = 1.5  # the same command within this many seconds counts once, as a player would count it


@dataclass(frozen=True)
class Said:
    """A command, who said it, and the seconds at which it begins and ends."""

    command: str
    voice: str
    begin: float
    end: float


@dataclass
class Score:
    """`said` and `heard` by command and by voice, `wrong` commands heard in place of others, `late`: seconds, and
    `extra`: commands heard when nobody said anything.
    """

    said: Counter[str] = field(default_factory=Counter)
    heard: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    late: list[float] = field(default_factory=list)
    extra: int = 0

    def data(self) -> dict[str, Any]:
        """The score as plain data, with the recall in percent and the median lateness."""
        percent = round(100 * self.heard.total() / max(1, self.said.total()), 1)
        late = round(median(self.late), 2) if self.late else None
        parts = {"said": self.said, "heard": self.heard, "voices": self.voices, "wrong": self.wrong}
        return {"recall": percent, **{name: dict(count) for name, count in parts.items()}, "late": late,
                "extra": self.extra}  # fmt: skip


def recall_scene(
    scene: Scene, said: dict[tuple[str, str], Sound], track: Sound, seed: int = 0
) -> tuple[Sound, list[Said]]:
    """A microphone's sound in which every sample is said once, each while our narration speaks, and when."""
    random = np.random.default_rng(seed)
    order = list(said)
    random.shuffle(order)
    starts = _while_speaking(track, len(order), random)
    length = starts[-1] + _APART
    voice = placed([said[one] for one in order], starts, length)
    events = [Said(command, name, at / RATE, (at + len(said[name, command])) / RATE)
              for (name, command), at in zip(order, starts, strict=True)]  # fmt: skip
    return microphone(scene, voice, track[:length], random), events


def close_together(track: Sound, longest: float = 1.5) -> Sound:
    """The track with its silences cut to at most `longest` seconds, so that a command can be said over every word."""
    step = RATE // 50
    blocks = track[: len(track) // step * step].reshape(-1, step)
    quiet = np.sqrt(np.mean(blocks**2, axis=1)) < 1e-3
    since = np.zeros(len(quiet), int)
    for number, silent in enumerate(quiet):
        since[number] = since[number - 1] + 1 if silent and number else 0
    return blocks[since <= longest * 50].reshape(-1)


def _while_speaking(track: Sound, count: int, random: np.random.Generator) -> list[int]:
    blocks = np.sqrt(np.mean(track[: len(track) // 320 * 320].reshape(-1, 320) ** 2, axis=1))
    # the block itself and one 0.4 s later are both loud: the narration talks over the command
    active = blocks > 0.1 * blocks.max()
    places = np.flatnonzero(active[:-20] & active[20:]) * 320
    starts: list[int] = []
    at = 10 * RATE  # an echo canceller learns the room in the first seconds
    for _ in range(count):
        later = places[places >= at]
        starts.append(int(later[0]) + int(random.integers(0, 8)) * 320)
        at = starts[-1] + _APART
    return starts


def score(events: Sequence[Said], heard: Sequence[Heard]) -> Score:
    """Each said command with the first detection of it from its begin to two seconds after its end."""
    result, used = Score(), set[int]()
    for one in events:
        result.said[one.command] += 1
        result.voices[one.voice] += 0
        for number, some in enumerate(heard):
            if number in used or not one.begin < some.at < one.end + _IN_TIME:
                continue
            used.add(number)
            if some.command == one.command:
                result.heard[one.command] += 1
                result.voices[one.voice] += 1
                result.late.append(round(some.at - one.end, 2))
                break
            result.wrong[f"{one.command} as {some.command}"] += 1
    result.extra = len(heard) - len(used)
    return result


def triggers(heard: Sequence[Heard]) -> Counter[str]:
    """How often each command was heard where none was said; one that follows itself at once counts once."""
    counted: Counter[str] = Counter()
    last: dict[str, float] = {}
    for some in heard:
        if some.at - last.get(some.command, -10.0) > _AGAIN:
            counted[some.command] += 1
        last[some.command] = some.at
    return counted


def stops(counted: Counter[str]) -> int:
    """How many of them would stop the session."""
    return sum(counted[one] for one in URGENT)

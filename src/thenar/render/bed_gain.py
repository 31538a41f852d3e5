"""How loud a bed is at each moment: it comes and goes softly, lies lower under words, and breathes with a breath."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from thenar.model.timeline import Cue, CueKind, Timeline, frames_of

FADE_IN, FADE_OUT = frames_of(4), frames_of(8)
UNDER_WORDS = 10 ** (-7 / 20)
IN_BREATH = 10 ** (4 / 20)
_WORDS = (CueKind.SAY, CueKind.COUNT, CueKind.BREATHE)
_AHEAD, _AFTER = frames_of(0.3), frames_of(0.5)
_SOFTENED = frames_of(0.4)

Gains = NDArray[np.float32]


def bed_gains(timeline: Timeline) -> Gains:
    """A factor for the edge of each frame, one more than there are frames: 1 is the level that was chosen."""
    gains = _lowered(timeline) * _breathing(timeline)
    edges = np.arange(timeline.frames + 1)
    fade_in, fade_out = (min(fade, max(1, timeline.frames // 3)) for fade in (FADE_IN, FADE_OUT))
    faded = np.minimum(1, np.minimum((edges + 1) / fade_in, (timeline.frames - edges) / fade_out))
    return np.asarray(gains * np.sin(np.pi / 2 * faded) ** 2, np.float32)


def _lowered(timeline: Timeline) -> Gains:
    """Lower from shortly before a sentence until shortly after its cue, with soft edges."""
    gains = np.ones(timeline.frames + 1, np.float32)
    for cue in timeline.cues:
        if cue.kind in _WORDS and cue.text:
            # a breath cue lasts as long as the breath; its words are short, and the bed should be heard to swell
            end = cue.at + frames_of(1.2) if cue.kind is CueKind.BREATHE else cue.end
            gains[max(0, cue.at - _AHEAD) : min(cue.end, end) + _AFTER] = UNDER_WORDS
    return _softened(gains)


def _breathing(timeline: Timeline) -> Gains:
    """Up with each breath in, and back down with the breath out."""
    gains = np.ones(timeline.frames + 1, np.float32)
    for first, second in _breaths(timeline):
        up = np.linspace(1, IN_BREATH, first.frames, endpoint=False)
        down = np.linspace(IN_BREATH, 1, second.frames, endpoint=False)
        gains[first.at : first.end] = up[: len(gains) - first.at]
        gains[second.at : second.end] = down[: len(gains) - second.at]
    return _softened(gains)


def _breaths(timeline: Timeline) -> Iterator[tuple[Cue, Cue]]:
    """The two halves of each guided breath: two breath cues in a row."""
    waiting: Cue | None = None
    for cue in timeline.cues:
        if cue.kind is not CueKind.BREATHE:
            continue
        if waiting and cue.at == waiting.end:
            yield waiting, cue
            waiting = None
        else:
            waiting = cue


def _softened(gains: Gains) -> Gains:
    """Each gain as the mean of those around it, so that nothing changes at once."""
    padded = np.pad(gains, _SOFTENED // 2, mode="edge")
    return np.convolve(padded, np.full(_SOFTENED + 1, 1 / (_SOFTENED + 1)), "valid").astype(np.float32)

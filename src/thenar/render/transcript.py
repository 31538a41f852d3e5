"""A session as text: every sentence at its time, under the step it belongs to."""

from dataclasses import dataclass

from thenar.model.timeline import CueKind
from thenar.wire.player import Drawn

SENTENCES = frozenset({CueKind.SAY, CueKind.BREATHE})  # counts are seen as a number, not read


@dataclass(frozen=True)
class Sentence:
    """One sentence; `at` is minutes and seconds into the session, such as `4:07`."""

    at: str
    text: str


@dataclass(frozen=True)
class Passage:
    """What is said in one section of a session; `limb` is a limb's id, None where there is none."""

    at: str
    title: str
    limb: str | None
    sentences: tuple[Sentence, ...]


def transcript(player: Drawn) -> list[Passage]:
    """The passages of a session, from what its player draws (`render/player.py`)."""
    said = [(cue.at_ms, cue.text) for cue in player.cues if cue.kind in SENTENCES and cue.text]
    return [
        Passage(
            minutes(section.at_ms),
            section.title,
            section.limb,
            tuple(Sentence(minutes(at_ms), text) for at_ms, text in said if section.at_ms <= at_ms < section.end_ms),
        )
        for section in player.sections
    ]


def minutes(ms: int) -> str:
    """Milliseconds as minutes and seconds, such as `4:07`."""
    whole, seconds = divmod(ms // 1000, 60)
    return f"{whole}:{seconds:02}"

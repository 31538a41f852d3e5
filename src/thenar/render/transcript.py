"""A session as text: every sentence at its time, under the step it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SENTENCES = frozenset({"say", "breathe"})  # counts are seen as a number, not read


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


def transcript(player: Mapping[str, Any]) -> list[Passage]:
    """The passages of a session, from what its player draws (`render/player.py`)."""
    said = [cue for cue in player["cues"] if cue["kind"] in SENTENCES and cue.get("text")]
    return [
        Passage(
            minutes(section["at_ms"]),
            section["title"],
            section.get("limb"),
            tuple(
                Sentence(minutes(cue["at_ms"]), cue["text"])
                for cue in said
                if section["at_ms"] <= cue["at_ms"] < section["end_ms"]
            ),
        )
        for section in player["sections"]
    ]


def minutes(ms: int) -> str:
    """Milliseconds as minutes and seconds, such as `4:07`."""
    whole, seconds = divmod(ms // 1000, 60)
    return f"{whole}:{seconds:02}"

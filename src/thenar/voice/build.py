"""Keeps the voice pack complete. Only what is new is spoken; the rest is kept as it is.

`make voice` speaks with the voice that the pack is made of (`studio/`). This module alone,
`python -m thenar.voice.build`, speaks what is new with the voice that comes with Thenar, its student, until the studio
does it: so anybody can change a sentence and hear it.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from thenar.load import load_knowledge
from thenar.model.problem import ThenarError
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.voice.hibari import CALM, HibariVoice
from thenar.voice.pack import INDEX, Pack, Take, write_pack
from thenar.voice.phrase import SETTINGS, TONE_PREFIX, Phrase, Voice, VoiceError, phrase_key
from thenar.voice.pronounce import plain, spelled
from thenar.voice.sentences import sentences
from thenar.voice.speaker import SHIPPED_PACK

TEACHER = f"kokoro-82m/af_heart/{SETTINGS}"
"""Names the voice of the shipped pack. A change of it means that every sentence is spoken anew."""


class Recorder(Protocol):
    """Anybody who can fill a pack, in as many takes of a sentence as it likes."""

    @property
    def id(self) -> str:
        """Names everything that shapes the sound besides text, pace and take."""

    def takes(self, text: str) -> int:
        """How many takes a sentence should have."""

    def record(self, text: str, take: int) -> Phrase:
        """One take of it. VoiceError when it cannot."""


@dataclass(frozen=True)
class Once:
    """A voice as a recorder: one take of everything."""

    voice: Voice
    pace: float = CALM

    @property
    def id(self) -> str:
        return self.voice.id

    def takes(self, text: str) -> int:  # noqa: ARG002  once, whatever it is
        return 1

    def record(self, text: str, take: int) -> Phrase:  # noqa: ARG002
        return self.voice.speak(spelled(text), self.pace)


class Bells:
    """The tones of the pack."""

    @property
    def id(self) -> str:
        from thenar.voice.chime import TONES_ID

        return TONES_ID

    def takes(self, text: str) -> int:  # noqa: ARG002  once, whatever it is
        return 1

    def record(self, text: str, take: int) -> Phrase:  # noqa: ARG002
        from thenar.voice.chime import tone

        return tone(text)


def key_of(by: str, text: str, take: int) -> str:
    """The key that a take should have."""
    return phrase_key(by, CALM, spelled(text), take)


class LaterError(VoiceError):
    """A recorder leaves this sentence for another time."""


def build(
    path: Path,
    texts: Iterable[str],
    recorder: Recorder,
    better: Sequence[str] = (),
    stand_in: Recorder | None = None,
) -> list[str]:
    """Make the pack hold these texts and no others; which had to be spoken.

    What the recorder said before is kept, and so is whatever one of the `better` voices said, by their ids. What the
    recorder leaves for later, the stand-in says. VoiceError names a text that cannot be said.
    """
    old = Pack(path)
    takes: dict[Take, Phrase | None] = {}
    for text in dict.fromkeys(map(plain, texts)):
        by = Bells() if text.startswith(TONE_PREFIX) else recorder
        better_takes = next(filter(None, (_kept(old, text, one) for one in better)), [])
        try:
            takes |= dict.fromkeys(better_takes) or _takes(old, text, by)
        except LaterError:
            assert stand_in is not None
            takes |= _takes(old, text, stand_in)
    write_pack(path, takes)
    return [take.text for take, phrase in takes.items() if phrase is not None]


def _takes(old: Pack, text: str, by: Recorder) -> dict[Take, Phrase | None]:
    """Every take of a sentence, with a phrase where it had to be spoken."""
    there = {take.number: take for take in _kept(old, text, by.id)}
    takes: dict[Take, Phrase | None] = {}
    for number in range(by.takes(text)):
        if number in there:
            takes[there[number]] = None
        else:
            phrase = by.record(text, number)
            takes[Take(text, number, phrase.frames, by.id, key_of(by.id, text, number))] = phrase
    return takes


def _kept(old: Pack, text: str, by: str) -> list[Take]:
    """The takes of a sentence by one voice that are whole and are filed under what they are."""
    if not (old.path / INDEX).exists():
        return []
    return [take for take in _unique(old.takes(text)) if take.by == by and _whole(old, take)]


def _unique(takes: Iterable[Take]) -> Iterator[Take]:
    """Each take once: two lines of work that were brought together may both have a line for it."""
    yield from {take.key: take for take in takes}.values()


def _whole(old: Pack, take: Take) -> bool:
    try:
        old.phrase(take)
    except VoiceError:
        return False  # missing or damaged: made anew
    return take.key == key_of(take.by, take.text, take.number)


def told(path: Path, spoken: Sequence[str]) -> str:
    """What a pack holds, for people."""
    takes = [take for some in Pack(path).index.values() for take in some]
    minutes = sum(take.frames for take in takes) / FRAMES_PER_SECOND / 60
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    return (
        f"{len({take.text for take in takes})} sentences in {len(takes)} takes, {len(spoken)} newly spoken, "
        f"{minutes:.1f} minutes, {size:.2f} MB."
    )


def main() -> None:
    """Bring the shipped pack up to the shipped knowledge with the voice that is here, and say what was done."""
    student = Once(HibariVoice())
    try:
        spoken = build(SHIPPED_PACK, sentences(load_knowledge()), student, better=(TEACHER,))
        waiting = sum(take.by == student.id for some in Pack(SHIPPED_PACK).index.values() for take in some)
    except ThenarError as error:
        sys.exit(str(error))
    sys.stdout.write(told(SHIPPED_PACK, spoken) + "\n")
    if waiting:
        sys.stdout.write(f"{waiting} of them wait for the voice of the pack: `make voice` speaks them.\n")


if __name__ == "__main__":
    main()

"""The voice pack: every sentence of the shipped knowledge, already spoken, in a folder.

`index.tsv` has a line for each take, and beside it lies one playable Ogg Opus file for each, named by its key. The
index tells how long each is, so nothing has to be decoded to know it. Why files and lines: docs/decisions/0111.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thenar.files.atomic import whole_file
from thenar.voice.ogg import OggError, ogg_opus, ogg_packets
from thenar.voice.phrase import Phrase, VoiceError

INDEX = "index.tsv"
_BROKEN = (OSError, OggError, ValueError)


@dataclass(frozen=True)
class Take:
    """One way a sentence was said: which, by whom, how many frames of 20 ms it takes, and the key of its sound."""

    text: str
    number: int
    frames: int
    by: str
    key: str

    @property
    def line(self) -> str:
        return "\t".join((self.text, str(self.number), str(self.frames), self.by, self.key)) + "\n"


class Pack:
    """Reads a pack; nothing of it is read before it is first asked for. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def takes(self, text: str) -> tuple[Take, ...]:
        """Every take of a sentence, in order; none where the pack does not have it."""
        return self.index.get(text, ())

    def phrase(self, take: Take) -> Phrase:
        """The sound of a take. VoiceError where it is damaged."""
        try:
            phrase = Phrase(ogg_packets(self.file(take).read_bytes()))
        except _BROKEN as error:
            raise self._damaged(
                VoiceError('the sound of "{sentence}" cannot be read ({why})', sentence=take.text, why=error)
            ) from error
        if phrase.frames != take.frames:
            raise self._damaged(
                VoiceError('the sound of "{sentence}" is not as long as its index says', sentence=take.text)
            )
        return phrase

    def file(self, take: Take) -> Path:
        """Where the sound of a take lies."""
        return self.path / f"{take.key}.ogg"

    @cached_property
    def index(self) -> Mapping[str, tuple[Take, ...]]:
        """Every take by its sentence."""
        try:
            lines = (self.path / INDEX).read_text(encoding="utf-8").splitlines()
            return _by_text(map(_take, lines))
        except FileNotFoundError as error:
            raise self._damaged(VoiceError("there is no such file")) from error
        except _BROKEN as error:
            raise self._damaged(VoiceError("its index cannot be read ({why})", why=error)) from error

    def _damaged(self, found: VoiceError) -> VoiceError:
        return VoiceError(
            "The voice pack {path} is missing or damaged: {found}. It should be the folder that came with "
            "Thenar. Install Thenar again; in a checkout, `git checkout` brings it back and `make voice` makes "
            "it anew.",
            path=self.path,
            found=found,
        )


def write_pack(path: Path, takes: Mapping[Take, Phrase | None]) -> None:
    """Make the folder hold these takes and nothing else; one without a phrase is there already.

    The sounds come first and the index takes its place whole, so that a build which is stopped leaves the old pack; a
    sound that did not reach the disk is found damaged and made anew.
    """
    path.mkdir(parents=True, exist_ok=True)
    for take, phrase in takes.items():
        if phrase is not None:
            (path / f"{take.key}.ogg").write_bytes(ogg_opus(phrase.packets))
    with whole_file(path / INDEX) as half:
        half.write_text("".join(take.line for take in sorted(takes, key=_order)), encoding="utf-8")
    wanted = {f"{take.key}.ogg" for take in takes}
    for file in path.glob("*.ogg"):
        if file.name not in wanted:
            file.unlink()


def _order(take: Take) -> tuple[str, int]:
    return take.text, take.number


def _take(line: str) -> Take:
    text, number, frames, by, key = line.split("\t")
    return Take(text, int(number), int(frames), by, key)


def _by_text(takes: Iterable[Take]) -> dict[str, tuple[Take, ...]]:
    found: dict[str, list[Take]] = {}
    for take in takes:
        found.setdefault(take.text, []).append(take)
    return {text: tuple(sorted(some, key=_order)) for text, some in found.items()}

"""The voice pack: every sentence of the shipped knowledge, already spoken, in one file.

A zip that any tool opens: `index.json`, then one playable Ogg Opus file a sentence, named by its key.
The index tells how long each is, so nothing has to be decoded to know it.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from thenar.files.atomic import whole_file
from thenar.voice.ogg import ogg_opus, ogg_packets
from thenar.voice.phrase import Phrase, VoiceError

INDEX = "index.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # equal input, equal bytes
_BROKEN = (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError)


@dataclass(frozen=True)
class Entry:
    """A packed phrase: its sentence, how many frames of 20 ms it takes, and its sound."""

    text: str
    phrase: Phrase


class Pack:
    """Reads a pack; nothing of it is read before it is first asked for. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def frames(self, key: str) -> int | None:
        """How long a phrase takes, or None where the pack does not have it."""
        found = self._index.get(key)
        return found[0] if found else None

    def phrase(self, key: str) -> Phrase | None:
        """A phrase, or None where the pack does not have it. VoiceError where it is damaged."""
        if key not in self._index:
            return None
        try:
            phrase = Phrase(ogg_packets(self._zip.read(f"{key}.ogg")))
        except _BROKEN as error:
            raise self._damaged(
                VoiceError('the sound of "{sentence}" cannot be read ({why})', sentence=self._index[key][1], why=error)
            ) from error
        if phrase.frames != self._index[key][0]:
            raise self._damaged(
                VoiceError('the sound of "{sentence}" is not as long as its index says', sentence=self._index[key][1])
            )
        return phrase

    def texts(self) -> dict[str, str]:
        """Every sentence in the pack, by key."""
        return {key: text for key, (_, text) in self._index.items()}

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        with self._lock:
            try:
                return zipfile.ZipFile(self.path)
            except FileNotFoundError as error:
                raise self._damaged(VoiceError("there is no such file")) from error
            except _BROKEN as error:
                raise self._damaged(VoiceError("{why}", why=error)) from error

    @cached_property
    def _index(self) -> Mapping[str, tuple[int, str]]:
        try:
            listed = json.loads(self._zip.read(INDEX))["phrases"]
            return {str(key): (int(one["frames"]), str(one["text"])) for key, one in listed.items()}
        except _BROKEN as error:
            raise self._damaged(VoiceError("its index cannot be read ({why})", why=error)) from error

    def _damaged(self, found: VoiceError) -> VoiceError:
        return VoiceError(
            "The voice pack {path} is missing or damaged: {found}. It should be the file that came with "
            "Thenar. Install Thenar again; in a checkout, `git checkout` brings it back and `make voice` makes "
            "it anew.",
            path=self.path,
            found=found,
        )


def write_pack(path: Path, voice: str, pace: float, entries: Mapping[str, Entry]) -> None:
    """Write a pack, whole or not at all; the same entries give the same bytes."""
    listed = {key: {"frames": one.phrase.frames, "text": one.text} for key, one in sorted(entries.items())}
    index = {"voice": voice, "pace": pace, "phrases": listed}
    with whole_file(path) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as pack:
        _store(pack, INDEX, json.dumps(index, ensure_ascii=False, indent=0).encode())
        for key, one in sorted(entries.items()):
            _store(pack, f"{key}.ogg", ogg_opus(one.phrase.packets))


def _store(pack: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    pack.writestr(info, data)

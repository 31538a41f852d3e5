"""Sentences spoken on this computer, kept so that each is spoken only once.

One playable Ogg Opus file a sentence. The cache may be lost, damaged, full or forbidden at any time:
then a sentence is spoken again, and nothing else happens.
"""

from contextlib import suppress
from pathlib import Path

from thenar.files.atomic import whole_file
from thenar.files.private import private_folder
from thenar.voice.ogg import OggError, ogg_opus, ogg_packets
from thenar.voice.phrase import Phrase


class Cache:
    """Phrases in a folder, by key. Never raises for what is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def phrase(self, key: str) -> Phrase | None:
        """A phrase, or None where there is none that can be read; a damaged one is removed."""
        path = self._path(key)
        try:
            return Phrase(ogg_packets(path.read_bytes()))
        except OSError:
            return None
        except OggError:
            with suppress(OSError):
                path.unlink()
            return None

    def keep(self, key: str, phrase: Phrase) -> None:
        """Keep a phrase if the disk allows it."""
        path = self._path(key)
        with suppress(OSError):
            private_folder(self.folder)
            path.parent.mkdir(exist_ok=True)
            with whole_file(path) as half:
                half.write_bytes(ogg_opus(phrase.packets))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.ogg"

"""The key of copies. The half that locks stays here; the half that opens is shown once and kept by a person.

Copies are files in the age format (https://age-encryption.org/v1), which many programs open: Thenar is not needed.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from thenar.files.atomic import whole_file
from thenar.files.private import new_file
from thenar.model.problem import ThenarError
from thenar.parts.part import Part, needed

LOCKING = "copies-key.txt"
HEADER = b"age-encryption.org/v1\n"
GROUP = 4  # letters, as a person reads and types them

_SECRET = re.compile(r"AGE-SECRET-KEY-1[A-Z0-9]{58}")
_PUBLIC = re.compile(r"age1[a-z0-9]{58}")


@dataclass(frozen=True)
class Key:
    """Both halves, as text: `opening` is secret and kept nowhere by us, `locking` is not."""

    opening: str
    locking: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The secret half in short groups, to be written down and read aloud."""
        return tuple(self.opening[at : at + GROUP] for at in range(0, len(self.opening), GROUP))

    @property
    def proof(self) -> str:
        """What a person types to show that it is written down: its last letters."""
        return self.opening[-6:]


def new_key() -> Key:
    """A key that nobody has had before."""
    made = needed(Part.COPIES).x25519.Identity.generate()
    return Key(str(made), str(made.to_public()))


def keep_locking(folder: Path, key: str) -> None:
    """From now on copies are locked for this key. Raises OSError."""
    with whole_file(folder / LOCKING) as half, new_file(half) as file:
        file.write(key.encode() + b"\n")


def locking_key(folder: Path) -> str | None:
    """The half that locks; None where no key was made yet. ThenarError where its file is damaged."""
    path = folder / LOCKING
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        text = ""
    if not _PUBLIC.fullmatch(text) or not _recipient(text):
        raise ThenarError(
            "{path} is no key for locking copies any more. It should hold one line that begins with age1. Nothing was "
            "changed. Make a new key with `thenar key`; older copies still open with the key that you kept.",
            path=path,
        )
    return text


def opening_key(text: str) -> str:
    """The secret half out of what a person typed or a file holds: in groups, in small letters, with lines around it.

    ThenarError where there is none, or a letter of it is wrong.
    """
    pyrage = needed(Part.COPIES)
    found = _SECRET.search(re.sub(r"\s", "", text).upper())
    try:
        return str(pyrage.x25519.Identity.from_str(found[0])) if found else _no_key()
    except pyrage.IdentityError:
        return _no_key()


def locking_of(opening: str) -> str:
    """The half that locks, of the half that opens."""
    return str(needed(Part.COPIES).x25519.Identity.from_str(opening).to_public())


def is_locked(path: Path) -> bool:
    """Whether a file is locked with a key. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def lock(source: Path, target: IO[bytes], *keys: str) -> None:
    """Write a file to another, locked so that each of these keys opens it. Raises OSError."""
    pyrage = needed(Part.COPIES)
    with source.open("rb") as file:
        try:
            pyrage.encrypt_io(file, target, [pyrage.x25519.Recipient.from_str(key) for key in keys])
        except pyrage.EncryptError as error:
            raise OSError(str(error)) from None


def unlock(source: Path, target: Path, opening: str) -> None:
    """Open a locked file into a new one. ThenarError where the key is another one's or the file is damaged."""
    pyrage = needed(Part.COPIES)
    with source.open("rb") as file, new_file(target) as opened:
        try:
            pyrage.decrypt_io(file, opened, [pyrage.x25519.Identity.from_str(opening)])
            return
        except (pyrage.DecryptError, OSError) as error:
            told = str(error)
    if "No matching keys" in told:
        raise ThenarError(
            "{path} was locked with another key. Nothing was changed. Look for the key that was shown when this copy "
            "was first made: a page that says “Key for the copies of Thenar”.",
            path=source,
        )
    if "OSError" in told or "os error" in told:
        raise OSError(told)
    raise ThenarError(
        "{path} cannot be opened: it is damaged or cut off. Nothing was changed. Choose another copy.", path=source
    )


def _recipient(text: str) -> bool:
    pyrage = needed(Part.COPIES)
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _no_key() -> str:
    raise ThenarError(
        "That is not a whole key. It begins with AGE-SECRET-KEY-1 and has 74 letters and digits. Nothing was changed. "
        "Type it again as it stands on its page, or scan the code there; spaces do not matter."
    )

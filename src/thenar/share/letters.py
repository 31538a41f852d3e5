"""A file as letters: for codes that a camera reads, several in turn, and for a link. All are of the small set that a
QR code holds most of, and stand a keyboard, a chat and a line break."""

import re
from base64 import b32decode, b32encode
from hashlib import sha256
from math import ceil

from thenar.model.problem import ThenarError

EACH = 480  # letters of one code: small enough for the camera of an old phone
MOST_PARTS = 99
MOST_LETTERS = 100_000
_BEGINS = "THENAR"
_PART = re.compile(r"THENAR/(\d{1,2})/(\d{1,2})/([A-Z2-7]{8})/([A-Z2-7]+)")


def parts_of(data: bytes, each: int = EACH) -> tuple[str, ...]:
    """The file in codes, each saying which it is and of how many. They can come back in any order."""
    letters = b32encode(data).decode().rstrip("=")
    even = ceil(len(letters) / ceil(len(letters) / each))  # no code is denser than it has to be
    cut = [letters[at : at + even] for at in range(0, len(letters), even)]
    return tuple(f"{_BEGINS}/{number}/{len(cut)}/{mark_of(data)}/{one}/" for number, one in enumerate(cut, 1))


def line_of(data: bytes) -> str:
    """The whole file in one line."""
    return parts_of(data, each=MOST_LETTERS)[0]


def data_in(text: str) -> bytes:
    """The file that some letters hold, with whatever stands around them. ThenarError where one is missing or wrong."""
    if len(text) > MOST_LETTERS:
        raise ThenarError("These are too many letters. Nothing was opened. Paste only what came from Thenar.")
    found = _PART.findall("".join(text.split()).upper())
    if not found:
        raise ThenarError(
            "There is nothing from Thenar in these letters. They should have THENAR/ in them. Nothing was opened. Copy "
            "all of the link or code, and paste it again."
        )
    if len({(of, mark) for _number, of, mark, _letters in found}) > 1:
        raise ThenarError(
            "These letters are of different things. Nothing was opened. Paste the codes of one thing only."
        )
    return _joined({int(number): letters for number, _of, _mark, letters in found}, int(found[0][1]), found[0][2])


def _joined(parts: dict[int, str], of: int, mark: str) -> bytes:
    missing = [number for number in range(1, of + 1) if number not in parts]
    if missing:
        raise ThenarError(
            "{found} of {of} codes are here. Missing: {missing}. Nothing was opened. Add the others to them.",
            found=len(parts),
            of=of,
            missing=", ".join(map(str, missing)),
        )
    letters = "".join(parts[number] for number in range(1, of + 1))
    try:
        data = b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        data = b""
    if mark_of(data) != mark:
        raise ThenarError("A letter is wrong or missing. Nothing was opened. Copy all of it, and paste it again.")
    return data


def mark_of(data: bytes) -> str:
    """Eight letters that stand for some bytes: of a file, or of a key."""
    return b32encode(sha256(data).digest()[:5]).decode()

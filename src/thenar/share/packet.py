"""The signed file: its first letters, its form, a public key, a signature over the content, the content made small.

The signature is made over what is inside, before it is made small. It shows that this is what somebody's Thenar made,
letter for letter; it does not show who that somebody is.
"""

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thenar.model.problem import ThenarError
from thenar.parts.part import Part, needed
from thenar.share.letters import mark_of
from thenar.share.shared import MOST_CONTENT, Shared, content_of, shared_in

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORM = 1
BEGINS = b"thenar"
HEAD = len(BEGINS) + 1
KEY, SIGNATURE = 32, 64
LEAST = HEAD + KEY + SIGNATURE
MOST_BYTES = 32_000
ENDING = ".thenar"


@dataclass(frozen=True)
class Opened:
    """What a file holds; `seal` is short for the key that signed it: the same seal, the same Thenar."""

    shared: Shared
    seal: str


def packed(shared: Shared, key: "Ed25519PrivateKey") -> bytes:
    """The file. ThenarError where it would be larger than what is read."""
    content = content_of(shared)
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    small = squeeze.compress(content) + squeeze.flush()
    data = _head() + key.public_key().public_bytes_raw() + key.sign(_head() + content) + small
    if len(content) > MOST_CONTENT or len(data) > MOST_BYTES:
        raise ThenarError("This is too large to be handed on as one file. Make it shorter, then try again.")
    return data


def opened(data: bytes) -> Opened:
    """What a file holds. ThenarError, in words, for one that is none, cut, huge, changed or of a newer Thenar."""
    needed(Part.CERTIFICATES)
    # megabytes that a start does not need
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    _refuse_foreign(data)
    key, signature = data[HEAD : HEAD + KEY], data[HEAD + KEY : LEAST]
    content = _content(data[LEAST:])
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _head() + content)
    except (InvalidSignature, ValueError):
        raise ThenarError(
            "This file was changed after it was sealed, or damaged on the way. Nothing was opened. Ask for it again."
        ) from None
    return Opened(shared_in(content), seal_of(key))


def seal_of(public: bytes) -> str:
    """Eight letters for a public key, to be read aloud."""
    letters = mark_of(public)
    return f"{letters[:4]} {letters[4:]}"


def _head() -> bytes:
    return BEGINS + bytes([FORM])


def _refuse_foreign(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise ThenarError(
            "This file is too large: at most {most} bytes are read. Nothing was opened. Choose one that Thenar made.",
            most=MOST_BYTES,
        )
    if data[: len(BEGINS)] != BEGINS[: len(data)] or not data:
        raise ThenarError(
            "This is not a file that Thenar made. Nothing was opened. Choose one whose name ends in .thenar."
        )
    if len(data) >= HEAD and data[HEAD - 1] != FORM:
        raise ThenarError(
            "This file has form {found}, and this Thenar reads form {form}. Nothing was opened. Get the newest Thenar, "
            "or ask for the file again.",
            found=data[HEAD - 1],
            form=FORM,
        )
    if len(data) <= LEAST:
        raise _cut()


def _content(small: bytes) -> bytes:
    """What was made small, as large again as it may be and no larger."""
    squeeze = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        content = squeeze.decompress(small, MOST_CONTENT + 1)
    except zlib.error:
        raise ThenarError("This file is damaged inside. Nothing was opened. Ask for it again.") from None
    if len(content) > MOST_CONTENT:
        raise ThenarError(
            "What is inside this file is too large: at most {most} bytes are read. Nothing was opened. Choose a file "
            "that Thenar made.",
            most=MOST_CONTENT,
        )
    if not squeeze.eof:
        raise _cut()
    if squeeze.unused_data:
        raise ThenarError("There is more in this file than there should be. Nothing was opened. Ask for it again.")
    return content


def _cut() -> ThenarError:
    return ThenarError("This file is cut off: its end is missing. Nothing was opened. Ask for it again, whole.")

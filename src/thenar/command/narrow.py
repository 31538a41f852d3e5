"""A terminal or a pipe that cannot say all letters: what it cannot is written by its sound, and never a failure."""

import codecs
import sys

from anyascii import anyascii

BY_SOUND = "thenar-by-sound"
ASCII = "thenar_ascii"


def speak_plainly() -> None:
    """From now on standard output and errors write each letter that they have none for with Latin ones."""
    codecs.register_error(BY_SOUND, _by_sound)
    codecs.register(_ascii)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # what a test or another program put there has none
        if reconfigure:
            reconfigure(errors=BY_SOUND, encoding=ASCII if _is_ascii(stream.encoding) else None)


def _is_ascii(encoding: str | None) -> bool:
    return codecs.lookup(encoding or "ascii").name == "ascii"


def _ascii(name: str) -> codecs.CodecInfo | None:
    """ASCII by a name of our own. Click takes a stream of that name for a mistake and writes UTF-8 to it instead."""
    if name != ASCII:
        return None
    found = codecs.lookup("ascii")
    return codecs.CodecInfo(
        found.encode, found.decode, found.streamreader, found.streamwriter,
        found.incrementalencoder, found.incrementaldecoder, name=ASCII,
    )  # fmt: skip


def _by_sound(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(anyascii(one) or "?" for one in missing), error.end

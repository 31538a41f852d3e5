"""A terminal or a pipe that cannot say all letters: what it cannot is written by its sound, and never a failure."""

import codecs
import sys

from anyascii import anyascii

BY_SOUND = "thenar-by-sound"


def speak_plainly() -> None:
    """From now on standard output and errors write each letter that they have none for with Latin ones."""
    codecs.register_error(BY_SOUND, _by_sound)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # what a test or another program put there has none
        if reconfigure:
            reconfigure(errors=BY_SOUND)


def _by_sound(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(anyascii(one) or "?" for one in missing), error.end

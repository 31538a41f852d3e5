"""Writing what was rendered: whole or not at all, and in plain words when it cannot be."""

import errno
from pathlib import Path

from thenar.model.problem import ThenarError
from thenar.voice.atomic import whole_file

_HINTS = {
    errno.ENOSPC: "Free some space on that disk, or name another folder.",
    errno.EDQUOT: "Free some space of your share, or name another folder.",
    errno.EFBIG: "Files there may not be that long; name another folder.",
    errno.EACCES: "Name a folder where you may write.",
    errno.EPERM: "Name a folder where you may write.",
    errno.EROFS: "Name a folder where you may write.",
    errno.ENOENT: "Make the folder first, or name one that exists.",
    errno.ENOTDIR: "Make the folder first, or name one that exists.",
    errno.EISDIR: "Name a file, not a folder.",
}


class RenderError(ThenarError):
    """Something cannot be rendered or written: what was found, where, and what to do."""


def write_target(path: Path, data: bytes) -> None:
    """Write the bytes to the path. RenderError where that fails; then nothing new is left behind."""
    try:
        with whole_file(path) as half:
            half.write_bytes(data)
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, "Check the name and the disk, then try again.")
        raise RenderError(
            f"{path} could not be written: {error.strerror or error}. Nothing half-written was left there. {hint}"
        ) from error

"""Writing what was rendered: whole or not at all, and in plain words when it cannot be."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from thenar.files.atomic import whole_file
from thenar.files.private import new_file
from thenar.model.problem import ThenarError

_SPACE = ThenarError("Free some space on that disk, or name another folder.")
_SHARE = ThenarError("Free some space of your share, or name another folder.")
_LENGTH = ThenarError("Files there may not be that long; name another folder.")
_ALLOWED = ThenarError("Name a folder where you may write.")
_FOLDER = ThenarError("Make the folder first, or name one that exists.")
_FILE = ThenarError("Name a file, not a folder.")
_OTHER = ThenarError("Check the name and the disk, then try again.")
_HINTS = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SHARE,
    errno.EFBIG: _LENGTH,
    errno.EACCES: _ALLOWED,
    errno.EPERM: _ALLOWED,
    errno.EROFS: _ALLOWED,
    errno.ENOENT: _FOLDER,
    errno.ENOTDIR: _FOLDER,
    errno.EISDIR: _FILE,
}


class RenderError(ThenarError):
    """Something cannot be rendered or written: what was found, where, and what to do."""


def write_target(path: Path, data: bytes) -> None:
    """Write the bytes to the path. RenderError where that fails; then nothing new is left behind."""
    with target_file(path) as file:
        file.write(data)


@contextmanager
def target_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes the path's place when it is whole. RenderError where that fails."""
    try:
        with whole_file(path) as half, new_file(half) as file:
            yield file
            file.close()
    except OSError as error:
        raise RenderError(
            "{path} could not be written: {why}. Nothing half-written was left there. {hint}",
            path=path,
            why=error.strerror or error,
            hint=_HINTS.get(error.errno or 0, _OTHER),
        ) from error

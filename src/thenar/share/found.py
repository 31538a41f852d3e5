"""What was given, in whatever way it came: a signed file, or a picture of its codes."""

from thenar.share.letters import data_in
from thenar.share.packet import Opened, opened
from thenar.share.picture import letters_in

PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")


def found_in(*files: bytes) -> Opened:
    """What is in one file, or in pictures that together have all its codes. ThenarError where it cannot be opened."""
    if files and files[0].startswith(PICTURES):
        return opened(data_in("\n".join(map(letters_in, files))))
    return opened(files[0] if files else b"")

"""The key with which this Thenar signs: made once, in the data folder, for this user alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from thenar.files.atomic import whole_file
from thenar.files.folders import SIGNING_KEY
from thenar.files.private import private_folder
from thenar.model.problem import ThenarError
from thenar.parts.part import Part, needed
from thenar.share.packet import KEY

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def key_in(folder: Path) -> "Ed25519PrivateKey":
    """The key; made where there is none, or none that can be used. ThenarError where the folder cannot be used."""
    needed(Part.CERTIFICATES)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = folder / SIGNING_KEY
    try:
        kept = path.read_bytes() if path.is_file() else b""
        if len(kept) != KEY:
            private_folder(folder)
            kept = Ed25519PrivateKey.generate().private_bytes_raw()
            with whole_file(path) as half:
                half.write_bytes(kept)
    except OSError as error:
        raise ThenarError(
            "The key that signs cannot be kept in {folder} ({why}). Nothing was made. Mend the folder, then try again.",
            folder=folder,
            why=error.strerror,
        ) from None
    return Ed25519PrivateKey.from_private_bytes(kept)

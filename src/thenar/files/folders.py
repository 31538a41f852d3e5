"""Where this computer keeps what a program can make again, and what goes with all that is erased."""

from pathlib import Path

import platformdirs

SIGNING_KEY = "signing-key"  # in the data folder: what is handed on is signed with it, so it goes when all is erased


def user_cache_folder() -> Path:
    """The folder of spoken sentences, in some of which a name is said."""
    return platformdirs.user_cache_path("thenar", appauthor=False) / "voice"

"""Where this computer keeps what a program can make again."""

from pathlib import Path

import platformdirs


def user_cache_folder() -> Path:
    """The folder of spoken sentences, in some of which a name is said."""
    return platformdirs.user_cache_path("thenar", appauthor=False) / "voice"

"""Where this user's data lives, and what to say when it cannot be used."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

import platformdirs

from thenar.files.private import close_folder
from thenar.model.problem import ThenarError

DATABASE = "thenar.sqlite3"
KEY_FILE = "secret-key"


def data_folder() -> Path:
    """The user's data folder; the environment variable THENAR_DATA names another one."""
    chosen = os.environ.get("THENAR_DATA")
    return Path(chosen) if chosen else platformdirs.user_data_path("thenar", appauthor=False)


def cache_folder() -> Path:
    """Where things live that can be made again."""
    chosen = os.environ.get("THENAR_DATA")
    return Path(chosen) / "cache" if chosen else platformdirs.user_cache_path("thenar", appauthor=False)


def prepare_data_folder() -> Path:
    """Make the folder and its secret key, readable by this user only. ThenarError where that is impossible."""
    folder = data_folder()
    try:
        close_folder(folder)
        _keep_secret(folder / KEY_FILE)
        (folder / ".writable").touch()
        (folder / ".writable").unlink(missing_ok=True)  # another start may have been quicker
    except OSError as error:
        raise ThenarError(
            "The data folder {folder} cannot be used ({why}). It should be a folder that you may write to. "
            "Nothing was changed. Mend its permissions or free some disk space, or name another folder in THENAR_DATA.",
            folder=folder,
            why=error.strerror,
        ) from None
    return folder


def secret_key() -> str:
    """The kept secret key; before there is one, a passing one."""
    try:
        kept = (data_folder() / KEY_FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        kept = ""
    return kept or secrets.token_urlsafe(50)


def _keep_secret(path: Path) -> None:
    if path.exists() and path.stat().st_size:
        return
    path.unlink(missing_ok=True)
    with (
        suppress(FileExistsError),
        os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file,
    ):
        file.write(secrets.token_urlsafe(50))

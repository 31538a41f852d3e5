"""Static files: one version for all of them in their address, compressed once, cached by browsers for good.

`/static/VERSION/js/main.js` imports `./clock.js` and gets the same version: no name has to be rewritten.
"""

import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from whitenoise.compress import Compressor

from thenar.web.serving.data_folder import cache_folder

SOURCE = Path(__file__).parent.parent / "static"
WORKER = "js/offline/worker.js"  # what the service worker is made of, with all that it imports


@cache
def version() -> str:
    """A short name of exactly these files."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def served_folder() -> Path:
    """The folder that the website serves: the compressed copy where there is one, else the files themselves."""
    copy = _copy_folder()
    return copy if copy.is_dir() else SOURCE


def prepare() -> None:
    """Make the compressed copy, whole or not at all. Without a place to keep it, files are served as they are."""
    target = _copy_folder()
    if target.is_dir():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(dir=target.parent))
        half.chmod(0o755)
        shutil.copytree(SOURCE, half, dirs_exist_ok=True)
        _compress(half)
        half.replace(target)
        _remove_others(target)
    except OSError:
        return


def _compress(folder: Path) -> None:
    compressor = Compressor(quiet=True)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and compressor.should_compress(path.name):
            compressor.compress(str(path))


def _remove_others(target: Path) -> None:
    for folder in target.parent.iterdir():
        if folder != target:
            shutil.rmtree(folder, ignore_errors=True)


def _copy_folder() -> Path:
    return cache_folder() / "static" / version()


def _files() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*") if path.is_file() and not path.name.startswith("."))

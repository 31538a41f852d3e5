"""A small disk of its own for one process: a real file system that can really be full."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

EXT4 = 'truncate -s "$1"k "$2/disk.img" && mkfs.ext4 -q -m 0 "$2/disk.img" && mount -o loop "$2/disk.img" "$3"'
TMPFS = 'mount -t tmpfs -o size="$1"k none "$3"'
KINDS = {
    "ext4": (["unshare", "--mount"], EXT4),
    "tmpfs": (["unshare", "--user", "--map-root-user", "--mount"], TMPFS),
}


@cache
def kind() -> str | None:
    """The first kind of small disk that this machine lets us mount; None for none."""
    if sys.platform != "linux":
        return None
    for name in KINDS:
        try:
            done = _run(name, 4096, Path(os.environ.get("TMPDIR", "/tmp")), ["true"])
        except OSError:
            return None
        if done.returncode == 0:
            return name
    return None


def on_small_disk(
    kilobytes: int, beside: Path, command: Sequence[str], **how: Any
) -> "subprocess.CompletedProcess[str]":
    """Run a command whose environment variable THENAR_DATA is an empty disk of this size; it goes when that ends."""
    found = kind()
    assert found
    return _run(found, kilobytes, beside, command, **how)


def _run(
    name: str, kilobytes: int, beside: Path, command: Sequence[str], **how: Any
) -> "subprocess.CompletedProcess[str]":
    start, mount = KINDS[name]
    folder = beside / f"small-{os.getpid()}"
    disk = folder / "disk"
    disk.mkdir(parents=True, exist_ok=True)
    # as its own process group would not end with us, the mount lives in a namespace that ends with its last process
    script = f'{mount} || exit 77; chmod 700 "$3"; shift 3; exec "$@"'
    environment = {**os.environ, **how.pop("env", {}), "THENAR_DATA": str(disk)}
    try:
        return subprocess.run(
            [*start, "sh", "-c", script, "sh", str(kilobytes), str(folder), str(disk), *command],
            env=environment, capture_output=True, text=True, check=False, **how,
        )  # fmt: skip
    finally:
        (folder / "disk.img").unlink(missing_ok=True)
        disk.rmdir()
        folder.rmdir()

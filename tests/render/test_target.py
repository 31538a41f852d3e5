"""What is written is there whole or not at all, and a disk that refuses is said in a sentence."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.voice.test_speaker import longest_file
from thenar.render.target import RenderError, write_target


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 KB where this machine lets us mount one; elsewhere a limit on file size stands in."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode == 0:
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    else:
        with longest_file(60_000):
            yield folder


def test_a_full_disk_keeps_the_old_file_and_nothing_else(tiny_disk: Path) -> None:
    target = tiny_disk / "session.ogg"
    write_target(target, b"old")
    with pytest.raises(RenderError, match=r"session\.ogg could not be written: .*another folder") as caught:
        write_target(target, b"x" * 100_000)
    assert "Nothing half-written was left there." in str(caught.value)
    assert target.read_bytes() == b"old"
    assert list(tiny_disk.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("none/here.ogg", "Make the folder first"), ("file/here.ogg", "Make the folder first"), ("folder", "Name a file")],
)
def test_a_place_that_cannot_be_is_said_so(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    with pytest.raises(RenderError, match=hint):
        write_target(tmp_path / name, b"sound")


def test_a_folder_where_one_may_not_write(tmp_path: Path) -> None:
    """As an ordinary user, because nothing is forbidden to root."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o755)
    program = (
        "import os, sys; from pathlib import Path; from thenar.render.target import *\n"
        f"folder = Path({str(folder)!r}); folder.chmod(0o555)\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try: write_target(folder / 'a.ogg', b'x')\n"
        "except RenderError as error: print(error)\n"
    )
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "Permission denied" in done.stdout, done.stderr
    assert "Name a folder where you may write." in done.stdout
    assert list(folder.iterdir()) == []


def test_what_is_not_a_file_is_left_alone(tmp_path: Path) -> None:
    """A pipe stands for every device: a test that fails must not replace the machine's own."""
    os.mkfifo(tmp_path / "pipe.ogg")
    with pytest.raises(RenderError, match="Name a file"):
        write_target(tmp_path / "pipe.ogg", b"sound")
    assert (tmp_path / "pipe.ogg").is_fifo()


def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link.ogg").symlink_to(tmp_path / "real.ogg")
    write_target(tmp_path / "link.ogg", b"sound")
    assert (tmp_path / "real.ogg").read_bytes() == b"sound"
    assert (tmp_path / "link.ogg").is_symlink()

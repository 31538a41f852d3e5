"""The app as a process: where it listens, what it says, and how it meets a broken machine."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.came_in import came_in, opened
from thenar.model.problem import ThenarError
from thenar.web.serve import listen
from thenar.web.serving.data_folder import KEY_FILE, prepare_data_folder


def run(folder: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser", *options],
        env={**os.environ, "THENAR_DATA": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program uses."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_it_says_its_address_serves_and_stops_quietly(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = run(tmp_path, "--port", str(port))
    assert app.stdout is not None
    address = came_in(app.stdout.readline())
    assert address == f"http://127.0.0.1:{port}"
    with opened(address) as page:
        assert b"A calm massage" in page.read()
    app.send_signal(signal.SIGINT)
    _, errors = app.communicate(timeout=20)
    assert (app.returncode, errors) == (0, "")
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_port_in_use_is_one_clear_sentence(tmp_path: Path, taken: int) -> None:
    app = run(tmp_path, "--port", str(taken))
    _, errors = app.communicate(timeout=20)
    assert app.returncode == 2
    assert errors == (
        f"Port {taken} is in use by another program. Choose another one, or leave --port out to get a free one.\n"
    )


def test_without_a_wish_the_next_free_port_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thenar.web.serve.USUAL_PORT", taken)
    with listen(None) as found:
        assert found.getsockname()[0] == "127.0.0.1"
        assert found.getsockname()[1] > taken


@pytest.mark.parametrize("damage", [b"this is no database, " * 400, None])
def test_a_damaged_database_is_told_in_words_and_left_as_it_is(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "thenar.sqlite3"
    if damage is None:
        with sqlite3.connect(path) as whole:
            whole.execute("create table django_migrations (id integer)")
            whole.execute("create table journal_person (id integer)")
        damage = path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100)
    path.write_bytes(damage)
    app = run(tmp_path)
    _, errors = app.communicate(timeout=20)
    assert app.returncode == 2
    assert f"The data file {path} is damaged" in errors
    assert "Traceback" not in errors
    assert path.read_bytes() == damage


def test_a_data_folder_that_cannot_be_used_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("THENAR_DATA", str(in_the_way / "data"))
    with pytest.raises(ThenarError, match=r"cannot be used .* Nothing was changed"):
        prepare_data_folder()


def test_the_secret_key_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path))
    prepare_data_folder()
    first = (tmp_path / KEY_FILE).read_text()
    prepare_data_folder()
    assert (tmp_path / KEY_FILE).read_text() == first
    assert len(first) > 50

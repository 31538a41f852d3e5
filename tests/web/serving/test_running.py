"""Several starts at once give one server; the others say where it is."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.web.came_in import came_in, opened
from tests.web.serving.conftest import free_port, start
from thenar.web.serving.running import address_of_the_first, only_one, say_address


def run(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "thenar", "--no-browser", *options],
        env={**os.environ, "THENAR_DATA": str(folder)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_of_five_first_starts_one_serves_and_four_say_where(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    command = [sys.executable, "-m", "thenar", "--no-browser"]
    environment = {**os.environ, "THENAR_DATA": str(folder)}
    five = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(5)
    ]
    with ThreadPoolExecutor(5) as readers:
        lines = list(readers.map(lambda one: one.stdout.readline() if one.stdout else "", five))
    try:
        serving = [one for one, line in zip(five, lines, strict=True) if line.startswith("Thenar is at ")]
        assert len(serving) == 1, lines
        said = lines[five.index(serving[0])].removeprefix("Thenar is at ")
        others = [line for line in lines if not line.startswith("Thenar is at ")]
        assert others == [f"Thenar is running already, at {said}"] * 4
        with opened(came_in(said)) as page:
            assert page.status == 200
        for one in five:
            if one is not serving[0]:
                assert one.communicate(timeout=30) == ("", "")
                assert one.returncode == 0
    finally:
        for one in five:
            if one.poll() is None:
                one.terminate()
                one.communicate(timeout=30)


def test_other_options_are_not_passed_over(tmp_path: Path) -> None:
    first = start(tmp_path, "--port", free_port())
    second = run(tmp_path, "--port", free_port())
    assert (second.returncode, second.stdout) == (2, "")
    assert f"Thenar is running already, at {first.printed}" in second.stderr
    assert "Stop it there with Ctrl-C first" in second.stderr
    assert first.stop() == (0, "")
    assert not (tmp_path / "running.json").exists()


def test_after_a_kill_the_next_start_serves(tmp_path: Path) -> None:
    first = start(tmp_path, "--port", free_port())
    first.process.kill()
    first.process.communicate()
    second = start(tmp_path, "--port", free_port())
    assert second.printed != first.printed
    assert second.stop() == (0, "")


def test_one_at_a_time_and_its_address_for_its_user_alone(tmp_path: Path) -> None:
    with only_one(tmp_path) as first:
        assert first
        with only_one(tmp_path) as second:
            assert not second
        assert address_of_the_first(tmp_path, patience=0.1) is None
        say_address(tmp_path, "http://127.0.0.1:1/?key=x")
        assert address_of_the_first(tmp_path) == "http://127.0.0.1:1/?key=x"
        assert (tmp_path / "running.json").stat().st_mode & 0o777 == 0o600
    with only_one(tmp_path) as again:
        assert again
        assert not (tmp_path / "running.json").exists()

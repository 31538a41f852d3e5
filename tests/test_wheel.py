"""The wheel holds everything a user needs: built, installed into an empty venv, and run from there."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.web.came_in import came_in, opened
from thenar.load import load_knowledge
from thenar.load.translate import languages

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `thenar` command of a venv that has the wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "src" / "thenar", source / "src" / "thenar", ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-build-isolation", "--no-deps", "-w", folder, source], check=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "-q", "install", "--no-deps", "--no-index", *folder.glob("*.whl")], check=True)
    # The libraries are borrowed, so that the test needs no network; Thenar itself comes from the wheel.
    site = next((folder / "venv").glob("lib/python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    shutil.rmtree(source)
    return folder / "venv" / "bin" / "thenar"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, and nothing of this checkout on the path."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "THENAR", "DJANGO"))}
    return kept | {"HOME": str(tmp_path), "THENAR_DATA": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "c")}


def test_it_is_the_wheel_that_runs(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    where = subprocess.run(
        [installed.parent / "python", "-c", "import thenar; print(thenar.__file__)"],
        capture_output=True, text=True, check=True, env=environment, cwd=tmp_path,
    ).stdout  # fmt: skip
    assert str(installed.parent.parent) in where


def test_a_plan_from_the_wheel(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [installed, "plan", "hand-self", "--clear", "--json"],
        capture_output=True, text=True, check=True, env=environment, cwd=tmp_path,
    )  # fmt: skip
    assert json.loads(done.stdout)["steps"]


def test_the_wheel_has_every_language(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    for language in languages():
        done = subprocess.run(
            [installed, "list", "goals", "--json", "--language", language],
            capture_output=True, text=True, check=True, env=environment, cwd=tmp_path,
        )  # fmt: skip
        told = {row["id"]: row["sentence"] for row in json.loads(done.stdout)}
        assert told == {one.id: one.sentence for one in load_knowledge(language=language).goals.values()}


def test_an_export_from_the_wheel(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(
        [installed, "export", "foot-self", "--minutes", "3", "--clear", "--audio", "a.ogg", "--captions", "a.vtt",
         "--card", "a.pdf"], check=True, env=environment, cwd=tmp_path,
    )  # fmt: skip
    assert (tmp_path / "a.ogg").read_bytes()[:4] == b"OggS"
    assert (tmp_path / "a.vtt").read_text().startswith("WEBVTT")
    assert (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"
    assert not (tmp_path / "c").exists() or not list((tmp_path / "c").rglob("*.opus")), "the pack has every sentence"


def test_the_app_from_the_wheel(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [installed, "--no-browser"], stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path
    ) as app:
        try:
            assert app.stdout
            address = came_in(app.stdout.readline())
            with opened(address) as answer:
                page = answer.read().decode()
            assert answer.status == 200
            style = re.search(r'href="([^"]+\.css)"', page)
            if style:
                with opened(address, style[1]) as answer:
                    assert answer.status == 200
        finally:
            app.terminate()
            app.wait(20)

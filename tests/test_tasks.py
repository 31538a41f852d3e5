"""The task pages, followed to the letter in a copy of the sources: every command is run, and does its work."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TASKS = ROOT / "docs" / "tasks"
COPIED = ("src", "translations", "docs", "tests/cases", "CHANGELOG.md", "pyproject.toml", "Makefile")
COMMAND = re.compile(r"`((?:thenar|\.venv/bin/python) [^`]+)`")
MAKE = re.compile(r"`make ([a-z-]+)(?: ARGS=\"?([^`\"]*)\"?)?`")
FILE = re.compile(r"save this as `([\w.-]+)`:\n\n```yaml\n(.*?)```", re.DOTALL)
# What plays through the speakers, waits for a network, or asks the person at the keyboard.
ELSEWHERE = ("play", "pip wheel", "copies", "key", "backup", "restore", "export")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources as someone has them who begins."""
    for name in COPIED:
        come = ROOT / name
        if come.is_dir():
            shutil.copytree(
                come, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "pack", "*.bin", "*.webp", "tracks")
            )
        else:
            shutil.copyfile(come, tmp_path / name)
    (tmp_path / "src" / "thenar" / "voice" / "pack").symlink_to(ROOT / "src" / "thenar" / "voice" / "pack")
    return tmp_path


def commands(page: Path) -> list[str]:
    """The commands of a page that can be run here, in their order."""
    found = COMMAND.findall(page.read_text("utf-8"))
    return [one for one in found if not any(f" {other}" in one for other in ELSEWHERE)]


def follow(command: str, copy: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", *shlex.split(command.removeprefix(".venv/bin/python -m "))]
    about = {"PYTHONPATH": f"{copy}:{copy / 'src'}", "THENAR_DATA": str(copy / "data"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(words, cwd=copy, env=about, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "page", [page for page in sorted(TASKS.glob("*.md")) if commands(page)], ids=lambda page: page.stem
)
def test_every_command_of_a_page_does_its_work(page: Path, copy: Path) -> None:
    text, ready = page.read_text("utf-8"), commands(page)
    steps = [*COMMAND.finditer(text), *FILE.finditer(text)]
    for step in sorted(steps, key=lambda one: one.start()):
        if step.re is FILE:
            (copy / step[1]).write_text(step[2], "utf-8")
        elif step[1] in ready:
            done = follow(step[1], copy)
            assert done.returncode == 0, f"{step[1]}\n{done.stdout}\n{done.stderr}"


def test_what_the_pages_lay_is_found_and_used(copy: Path) -> None:
    """A new question, stroke and routine go the whole way that their pages lead."""
    for kind in ("question", "stroke", "routine"):
        assert follow(f"thenar new {kind} my-{kind}", copy).returncode == 0
    assert "All " in follow("thenar check", copy).stdout
    planned = follow("thenar plan hand-partner foot-partner --condition my-question --clear", copy)
    assert "My question (my-question): gentle" in planned.stdout
    assert "my-stroke" in follow("thenar list strokes", copy).stdout
    assert follow("thenar plan ./my-routine.yaml --clear", copy).returncode == 0


def test_every_make_word_and_every_path_of_a_page_is_there() -> None:
    words = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in TASKS.glob("*.md"):
        for word, paths in MAKE.findall(page.read_text("utf-8")):
            assert word in words, f"{page.name}: make {word}"
            if word == "test":
                assert all((ROOT / path).exists() for path in paths.split()), f"{page.name}: {paths}"


@pytest.mark.parametrize("page", ["add-a-question", "add-a-stroke", "change-what-is-said"])
def test_a_change_of_words_leads_through_one_word_and_says_that_spanish_belongs_to_it(page: str) -> None:
    text = (TASKS / f"{page}.md").read_text("utf-8")
    assert "`make ready`" in text
    assert "Spanish is part of the change" in text


def test_the_one_word_does_what_its_page_says_in_order() -> None:
    asked = ["make", "-n", "ready", "VENV=.venv"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    words = ["docs.generate", "translations update", "thenar.voice.build", "thenar check", "translations check"]
    places = [told.find(one) for one in words]
    assert -1 not in places
    assert places == sorted(places)

"""The docs say what is true: keys, commands, options, dependencies and links."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from benchmarks.__main__ import RESULTS
from benchmarks.between import marked
from benchmarks.rows import from_json, lines
from thenar import __version__
from thenar.command.cli import cli
from thenar.load.folder import FOLDERS
from thenar.model.condition import Change, Choice, FollowUp
from thenar.model.routine import Part, Step
from thenar.model.stroke import Move, Pressure, Seconds, Words

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
INNER = [Change, Choice, FollowUp, Part, Step, Move, Pressure, Seconds, Words]


def page(name: str) -> str:
    return (DOCS / name).read_text()


@pytest.mark.parametrize("noun", [*{kind.__name__: kind for kind in FOLDERS.values()}.values(), *INNER])
def test_every_key_of_every_file_is_described(noun: type) -> None:
    text = page("file-formats.md")
    named = set(re.findall(r"`(?:\w+\[?\]?\.)?([\w-]+)(?:\[\])?`", text))
    missing = {field.name for field in fields(noun)} - named
    assert not missing, f"docs/file-formats.md does not describe {sorted(missing)} of {noun.__name__}"


def test_every_command_and_option_is_described() -> None:
    text = page("command-line.md")
    for name, command in cli.commands.items():
        assert f"`thenar {name}" in text, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[0] in text, f"{name} {option.opts[0]}"


def test_every_command_that_is_described_exists() -> None:
    for path in PAGES:
        for name in re.findall(r"`thenar ([a-z]+)", path.read_text()):
            assert name in cli.commands, f"{path.relative_to(ROOT)} names `thenar {name}`"


def test_every_word_of_make_that_is_described_exists() -> None:
    makefiles = "".join(path.read_text() for path in [ROOT / "Makefile", *ROOT.glob("*/*.mk")])
    targets = set(re.findall(r"^([a-z-]+):", makefiles, re.MULTILINE))
    for path in PAGES:
        for name in re.findall(r"`make ([a-z-]+)", path.read_text()):
            assert name in targets, f"{path.relative_to(ROOT)} names `make {name}`"


def test_every_link_between_pages_leads_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text()):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.relative_to(ROOT)} links to {target}"


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [one for asked in project["optional-dependencies"].values() for one in asked]
    wanted = {re.split(r"[<>=\[;]", one)[0] for one in [*project["dependencies"], *extras]}
    lines = (ROOT / "requirements" / "dev.in").read_text().split("\n")
    wanted |= {re.split(r"[<>=\[ ]", one)[0] for one in lines if one and not one.startswith("-")}
    text = page("dependencies.md").lower()
    missing = {name for name in wanted if name.lower() not in text}
    assert not missing, f"docs/dependencies.md says nothing of {sorted(missing)}"


def test_every_task_page_is_listed_for_contributors() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    assert all(f"docs/tasks/{path.name}" in text for path in (DOCS / "tasks").glob("*.md"))


def test_decisions_have_context_decision_and_consequences() -> None:
    for path in sorted((DOCS / "decisions").glob("*.md")):
        text = path.read_text()
        assert re.match(r"# \d+\. ", text), path.name
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")), path.name


def test_nobody_is_told_that_a_clinician_has_reviewed_it() -> None:
    for name in ("README.md", "docs/safety.md"):
        assert re.search(r"no clinician has reviewed", (ROOT / name).read_text(), re.IGNORECASE), name


def test_the_table_of_measurements_is_the_one_that_was_measured() -> None:
    """Whoever writes a better number into the README is found out."""
    measured = marked("measured").search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert measured, "README.md has no place for the table"
    rows = from_json(RESULTS.read_text(encoding="utf-8"))
    assert measured[0].strip().splitlines()[2:] == lines(rows)


def test_the_changelog_has_the_version_that_this_is() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0].rstrip(",") == __version__, "the newest heading of CHANGELOG.md should be this version"

"""The commands that give a routine and open what someone gave."""

from pathlib import Path

import pytest

from tests.command.test_cli import ROUTINE, thenar
from thenar.share.packet import opened


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path / "data"))
    (tmp_path / "my-evening.yaml").write_text(ROUTINE)
    assert thenar("give", "my-evening.yaml", "mine.thenar", "--from", "Ana", cwd=tmp_path).returncode == 0
    return tmp_path


def test_what_is_given_is_opened_shown_and_kept_on_a_yes(folder: Path) -> None:
    done = thenar("open", "mine.thenar", cwd=folder)
    assert done.returncode == 0
    for words in (
        "From Ana",
        "sole-flat-stroke",
        opened((folder / "mine.thenar").read_bytes()).seal,
        "Nothing was kept",
    ):
        assert words in done.stdout
    kept = thenar("open", "mine.thenar", "--keep", "theirs.yaml", "--yes", cwd=folder)
    assert "Wrote theirs.yaml" in kept.stdout
    assert thenar("plan", "./theirs.yaml", "--clear", cwd=folder).returncode == 0


def test_without_a_yes_nothing_is_kept(folder: Path) -> None:
    done = thenar("open", "mine.thenar", "--keep", "theirs.yaml", cwd=folder, typed="n\n")
    assert "Nothing was kept." in done.stdout
    assert not (folder / "theirs.yaml").exists()


def test_given_twice_it_has_the_same_seal(folder: Path) -> None:
    assert thenar("give", "my-evening.yaml", "again.thenar", "--from", "Ana", cwd=folder).returncode == 0
    again, first = (opened((folder / name).read_bytes()) for name in ("again.thenar", "mine.thenar"))
    assert again.seal == first.seal


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["give", "my-evening.yaml", "mine.txt"], "should end in .thenar"),
        (["give", "my-evening.yaml", "x.thenar", "--from", "x" * 70], "This name cannot be used"),
        (["open", "my-evening.yaml"], "not a file that Thenar made"),
        (["open", "mine.thenar", "--keep", "x.txt"], "should end in .yaml"),
    ],
)
def test_what_does_not_work_is_a_sentence(folder: Path, words: list[str], told: str) -> None:
    done = thenar(*words, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr

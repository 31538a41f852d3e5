"""`thenar new`: files that are sound as they are laid, and nothing that overwrites anybody's."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from thenar.command.cli import cli
from thenar.load import check_file
from thenar.load.blanks import lay
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("src/thenar/knowledge/strokes", "src/thenar/knowledge/conditions", "tests/cases"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*words: str) -> Result:
    return CliRunner().invoke(cli, ["new", *words])


@pytest.mark.parametrize(
    ("noun", "name", "files"),
    [
        ("routine", "my-evening", ["my-evening.yaml"]),
        ("stroke", "slow-palm", ["src/thenar/knowledge/strokes/slow-palm.yaml"]),
        (
            "question",
            "sun-burn",
            ["src/thenar/knowledge/conditions/sun-burn.yaml", "tests/cases/sun-burn.yaml"],
        ),
    ],
)
def test_what_is_laid_is_sound_as_it_is(
    checkout: Path, knowledge: Knowledge, noun: str, name: str, files: list[str]
) -> None:
    done = new(noun, name)
    assert done.exit_code == 0
    assert [line.removeprefix("Wrote ").removesuffix(".") for line in done.stdout.splitlines()[:-1]] == files
    assert check_file(checkout / files[0], knowledge) == {"question": "condition"}.get(noun, noun)


@pytest.mark.parametrize("name", ["My evening", "evening_1", "", "../elsewhere", "a--b"])
def test_what_is_no_id_is_refused_and_nothing_is_written(checkout: Path, name: str) -> None:
    with pytest.raises(ThenarError, match="cannot be an id"):
        lay("routine", name, checkout)
    assert not list(checkout.rglob("*.yaml"))


def test_a_file_that_is_there_is_never_overwritten(checkout: Path) -> None:
    kept = checkout / "tests/cases/sun-burn.yaml"
    kept.write_text("mine")
    with pytest.raises(ThenarError, match="is there already"):
        lay("question", "sun-burn", checkout)
    assert kept.read_text() == "mine"
    assert not (checkout / "src/thenar/knowledge/conditions/sun-burn.yaml").exists()


@pytest.mark.parametrize("noun", ["stroke", "question"])
def test_outside_of_a_checkout_it_says_what_is_needed(tmp_path: Path, noun: str) -> None:
    with pytest.raises(ThenarError, match="Run this in a checkout"):
        lay(noun, "slow-palm", tmp_path)

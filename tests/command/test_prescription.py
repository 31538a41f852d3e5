"""A prescription on the command line: checked and planned from one file, one item a day, and never past its days."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.command.test_cli import json_of, thenar

PAGE = Path(__file__).parents[2] / "docs" / "tasks" / "write-a-prescription.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The plan of the task page."""
    found = re.search(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    path = tmp_path / "thumbs.yaml"
    path.write_text(found[1], "utf-8")
    return path


def planned(file: Path, item: int, day: str, *more: str) -> Any:
    return json_of("plan", str(file), "--item", str(item), "--day", day, "--clear", *more)


def test_check_and_plan_agree_on_a_sound_file_and_on_a_broken_one(file: Path) -> None:
    assert "a sound prescription file" in thenar("check", str(file)).stdout
    file.write_text(file.read_text("utf-8").replace("pressure: 1", "pressure: 5"), "utf-8")
    told = [thenar("check", str(file)), thenar("plan", str(file), "--item", "1")]
    assert [one.returncode for one in told] == [2, 2]
    assert told[0].stderr == told[1].stderr
    assert "items[0].pressure: found 5; a whole number from 1 to 3 is right." in told[0].stderr


def test_an_item_is_planned_as_it_is_asked_for(file: Path) -> None:
    data = planned(file, 1, "2026-12-02")
    assert (data["minutes_asked"], data["restriction"]["minutes_cap"]) == (5, 5)
    steps = [(one["stroke"], one["limb"], one["times"], one["pressure"]) for one in data["steps"]]
    assert steps == [("self-back-of-hand-flat-stroke", "right-hand", 3, 1)]
    assert data["restriction"]["limbs"]["right-hand"]["places"] == ["palm"]
    assert planned(file, 1, "2026-12-09", "--pain", "2")["steps"][0]["times"] == 6
    assert planned(file, 1, "2026-12-09")["steps"][0]["times"] == 3


def test_what_is_asked_for_besides_can_only_be_less(file: Path) -> None:
    data = planned(file, 2, "2026-12-02", "--minutes", "30", "--pressure", "3")
    assert data["seconds"] <= 10 * 60 + 5
    assert {one["pressure"] for one in data["steps"]} == {1}
    assert not any("rotate" in one["needs"] for one in data["steps"])
    assert planned(file, 2, "2026-12-02", "--minutes", "6")["seconds"] <= 6 * 60 + 5


def test_an_agreement_holds_until_its_end_and_lifts_no_stop(file: Path) -> None:
    told = [planned(file, 2, day, "--condition", "cancer") for day in ("2026-12-20", "2026-12-21")]
    assert [bool(one["steps"]) for one in told] == [True, False]
    assert {one["pressure"] for one in told[0]["steps"]} == {1}
    assert planned(file, 2, "2026-12-02", "--condition", "rf_dvt")["effect"] == "stop"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "This prescription has 2 items. Choose one with --item, from 1 to 2."),
        (["--item", "3"], "This prescription has 2 items."),
        (["--item", "1", "--day", "2027-01-01"], "from 2026-12-01 to 2026-12-29, and not on 2027-01-01"),
        (["hand-self", "--item", "1"], "Name no other routine."),
    ],
)
def test_what_cannot_be_planned_says_why(file: Path, more: list[str], told: str) -> None:
    done = thenar("plan", str(file), *more)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_options_of_a_prescription_need_one() -> None:
    assert "belong to a prescription" in thenar("plan", "hand-self", "--pain", "3").stderr

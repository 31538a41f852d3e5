"""The command line: stable JSON for other tools, sentences for people, exit status 2 for what can be mended."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROUTINE = """\
id: my-evening
name: My evening
summary: The soles, slowly.
area: foot
form: partner
source: [background]
steps:
  - { name: Soles, parts: [{ stroke: sole-flat-stroke, times: 3, importance: 1 }] }
"""


def thenar(*args: str, cwd: Path | None = None, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "thenar", *args], capture_output=True, text=True, cwd=cwd, timeout=120, input=typed,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip


def json_of(*args: str) -> Any:
    done = thenar(*args, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("what", "some"),
    [
        ("routines", "hand-self"),
        ("strokes", "palm-thumb-stroke"),
        ("conditions", "rf_dvt"),
        ("goals", "sleep"),
        ("points", "pc6-neiguan"),
        ("reflex-zones", "solar-plexus"),
    ],
)
def test_list_names_everything_there_is(what: str, some: str) -> None:
    assert some in {row["id"] for row in json_of("list", what)}
    assert some in thenar("list", what).stdout


def test_plan_as_json_has_the_agreed_form() -> None:
    data = json_of("plan", "hand-partner", "--minutes", "15", "--clear")
    assert {"routines", "effect", "minutes_asked", "seconds", "restriction", "steps", "left_out", "findings",
            "unanswered"} <= set(data)  # fmt: skip
    assert (data["effect"], data["routines"], data["minutes_asked"]) == ("none", ["hand-partner"], 15)
    assert {"pressure_cap", "without", "avoid", "minutes_cap"} <= set(data["restriction"])
    assert data["seconds"] == pytest.approx(900, abs=18)
    for step in data["steps"]:
        assert {"stroke", "routine", "limb", "times", "rounds", "pressure", "needs", "zones", "seconds"} <= set(step)
    assert next(step for step in data["steps"] if step["stroke"] == "finger-stretch")["each"] == "finger"


def test_a_condition_changes_the_plan_and_says_why() -> None:
    data = json_of("plan", "hand-partner", "--condition", "fracture-hand-or-wrist:left-hand", "--clear",
                   "--confirmed", "fracture-hand-or-wrist")  # fmt: skip
    assert data["restriction"]["avoid"] == ["left-hand"]
    assert data["restriction"]["limbs"]["left-hand"]["effect"] == "avoid"
    assert data["restriction"]["limbs"]["right-hand"]["effect"] == "none"
    assert {step["limb"] for step in data["steps"]} == {"right-hand"}
    finding = data["findings"][0]
    assert finding["condition"] == "fracture-hand-or-wrist"
    assert finding["because"]
    assert finding["source"]


def test_a_foots_fact_changes_nothing_about_hands() -> None:
    broken = json_of("plan", "foot-partner", "--condition", "fracture-hand-or-wrist:left-hand", "--clear")
    assert (broken["effect"], broken["findings"]) == ("none", [])


def test_without_clear_the_unanswered_make_it_ask_and_there_are_no_steps() -> None:
    data = json_of("plan", "foot-self")
    assert data["effect"] == "ask"
    assert data["steps"] == []
    assert "rf_dvt" in data["unanswered"]


def test_a_red_flag_stops_and_an_unconfirmed_ask_has_no_steps() -> None:
    assert json_of("plan", "foot-self", "--condition", "rf_dvt", "--clear")["effect"] == "stop"
    asked = json_of("plan", "foot-self", "--condition", "cancer", "--clear")
    assert (asked["effect"], asked["steps"]) == ("ask", [])
    agreed = json_of("plan", "foot-self", "--condition", "cancer", "--clear", "--confirmed", "cancer")
    assert agreed["steps"]
    assert agreed["restriction"]["pressure_cap"] == 1
    assert agreed["seconds"] <= 20 * 60 + 5


def test_timeline_as_json_has_the_agreed_form() -> None:
    data = json_of("timeline", "hand-self", "--minutes", "5", "--clear")
    plan = json_of("plan", "hand-self", "--minutes", "5", "--clear")
    assert data["frame_ms"] == 20
    assert data["duration_ms"] == pytest.approx(plan["seconds"] * 1000, abs=20)
    assert {cue["kind"] for cue in data["cues"]} <= {"say", "count", "show", "breathe", "rest", "tone"}
    assert all(cue["at_ms"] % 20 == 0 and None not in cue.values() for cue in data["cues"])
    assert min(cue["at_ms"] for cue in data["cues"] if cue.get("text")) >= 150


def test_several_routines_make_one_session() -> None:
    data = json_of("plan", "hand-self", "foot-self", "--minutes", "30", "--clear")
    assert {step["routine"] for step in data["steps"]} == {"hand-self", "foot-self"}
    assert data["seconds"] == pytest.approx(1800, abs=36)


def test_a_routine_of_ones_own_is_checked_and_planned(tmp_path: Path) -> None:
    (tmp_path / "my-evening.yaml").write_text(ROUTINE)
    assert "a sound routine file" in thenar("check", "my-evening.yaml", cwd=tmp_path).stdout
    done = thenar("plan", "./my-evening.yaml", "--clear", "--json", cwd=tmp_path)
    assert {step["stroke"] for step in json.loads(done.stdout)["steps"]} == {"sole-flat-stroke"}


def test_a_broken_routine_gets_its_messages_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(ROUTINE.replace("sole-flat-stroke", "sole-stroke"))
    for command in (("check", "mine.yaml"), ("plan", "./mine.yaml", "--clear")):
        done = thenar(*command, cwd=tmp_path)
        assert done.returncode == 2
        assert "mine.yaml, line 8, steps[0].parts[0].stroke: unknown stroke 'sole-stroke'" in done.stderr
        assert "Traceback" not in done.stderr


WRONG = {
    "an unknown routine": (["plan", "hand-partnr"], "Did you mean 'hand-partner'?"),
    "an unknown condition": (["plan", "hand-self", "--condition", "fevr"], "Did you mean 'fever'?"),
    "a condition with a letter too many": (["plan", "hand-self", "--unknown", "Cancerr"], "Did you mean 'cancer'?"),
    "a mistyped limb": (["plan", "foot-self", "--condition", "open-wound:left-fot"], "Did you mean 'left-foot'? After"),
    "a mistyped choice": (["screen", "--condition", "sprain:erlier"], "Did you mean 'earlier'? After the colon"),
    "a mistyped lotion": (["plan", "hand-self", "--lotion", "plane-lotion"], "Did you mean 'plain-lotion'?"),
    "a mistyped goal": (["plan", "hand-self", "--goal", "slep"], "There is no goal 'slep'. Did you mean 'sleep'?"),
    "nothing near": (
        ["plan", "hand-self", "--goal", "xyz"],
        "There is no goal 'xyz'. Choose one of: calm, circulation",
    ),
    "an unknown limb": (["screen", "--condition", "open-wound:left-ear"], "After the colon it can be: left-hand"),
    "a limb where none is asked": (["screen", "--condition", "cancer:left-hand"], "takes no limb"),
    "minutes below the range": (["plan", "hand-self", "--minutes", "2"], "Choose 3 to 60 minutes"),
    "minutes above the range": (["plan", "hand-self", "--minutes", "61"], "Choose 3 to 60 minutes"),
    "minutes that are no number": (["plan", "hand-self", "--minutes", "ten"], "is not a valid float"),
    "minutes that are not a number at all": (["plan", "hand-self", "--minutes", "nan"], "Choose 3 to 60 minutes"),
    "too much pressure": (["plan", "hand-self", "--pressure", "4"], "1<=x<=3"),
    "an unknown lotion": (["plan", "hand-self", "--lotion", "soap"], "There is no lotion 'soap'"),
    "an unknown goal": (["plan", "hand-self", "--goal", "wealth"], "There is no goal 'wealth'"),
    "the same routine twice": (["plan", "hand-self", "hand-self"], "Name each routine once"),
    "an unknown confirmation": (["plan", "hand-self", "--confirmed", "canser"], "Did you mean 'cancer'?"),
    "no routine": (["plan"], "Missing argument"),
    "nothing to write": (["export", "hand-self", "--clear"], "Nothing to write"),
    "an export without a session": (["export", "hand-self", "--audio", "x.ogg"], "There is no session to lead"),
    "a file that is not there": (["check", "none.yaml"], "cannot be read"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_a_sentence_with_status_2(name: str, tmp_path: Path) -> None:
    args, message = WRONG[name]
    done = thenar(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_screen_and_plan_print_a_tree_of_reasons() -> None:
    done = thenar("plan", "foot-partner", "--condition", "pregnancy", "--clear")
    assert "Because:" in done.stdout
    assert "lower-leg-stroke (left-foot)" in done.stdout
    assert "ankle-to-toe" in done.stdout.lower()
    assert "Because:" in thenar("screen", "--condition", "pregnancy", "--clear").stdout


def test_limbs_named_twice_are_both_left_alone() -> None:
    data = json_of("screen", "--condition", "open-wound:left-hand", "--condition", "open-wound:right-foot", "--clear")
    assert data["restriction"]["avoid"] == ["left-hand", "right-foot"]
    data = json_of("screen", "--condition", "open-wound", "--condition", "open-wound:right-foot", "--clear")
    assert len(data["restriction"]["avoid"]) == 4, "a limb named after all of them takes nothing back"


def test_help_reads_well_and_names_every_command() -> None:
    done = thenar("--help")
    assert done.returncode == 0
    for command in ("check", "export", "list", "plan", "play", "screen", "timeline"):
        assert f"\n  {command} " in done.stdout
    assert max(map(len, done.stdout.split("\n"))) <= 80

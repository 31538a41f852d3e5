"""Mistakes of which no single file is to blame are told with the file where they are mended."""

import re
import shutil
from pathlib import Path

import pytest

from thenar.load import SHIPPED, load_knowledge
from thenar.load.folder import overclaimed
from thenar.model.problem import KnowledgeError

# What is changed in a file of the knowledge, by a pattern, and what has to be told then.
SPOILED = {
    "no plain lotion": ("lotions.yaml", r"  plain: true.*\n", "", "plain: found nothing; exactly one is"),
    "a scented lotion for the scented": (
        "lotions.yaml", r"(plain-lotion:[^-]*?scented: )false", r"\1true",
        "plain: a scented lotion cannot take the place of scented ones",
    ),
    "no usual lotion": (
        "lotions.yaml", r"(?m)^lotion:", "milk:", "there is no 'lotion', which those get who choose nothing",
    ),
    "two examples": (
        "strokes/hand-hold.yaml", r"\Z", "example: true\n",
        "found hand-hold, palm-thumb-stroke; exactly one is the stroke",
    ),
    "no measure without a goal": (
        "measures/*.yaml", r"without_goal: true.*\n", "", "no measure is asked without a goal",
    ),
    "a measure of the week without a goal": (
        "measures/phq-2.yaml", r"\Z", "without_goal: true\n",
        "phq-2.yaml, line 42, without_goal: it is not rated before",
    ),
    "a need of a zone that is not there": (
        "needs.yaml", r"zones: \[lower-leg\]", "zones: [shin]", "needs.yaml, line 3, zones: unknown zone 'shin'",
    ),
    "a level of a zone that is not there": (
        "pressures.yaml", r"zones: \[palm", "zones: [plam", "zones: unknown zone 'plam'",
    ),
    "a lasting question asked each day": (
        "later-check.yaml", r"covers: \[", "covers: [amputation, ",
        "'amputation' is not asked in this check; leave it out",
    ),
    "a warning sign behind another's line": (
        "first-check.yaml", r"covers: \[rf_pe\]", "covers: [rf_pe, child]", "a warning sign has a line of its own",
    ),
    "a warning sign below others": (
        "first-check.yaml", r"(?s)^(.*?)(breath:.*?covers: \[rf_pe\]\n)(.*)$", r"\1\3\2",
        "a warning sign stands below other lines; move it up",
    ),
    "a group that is gone": ("groups.yaml", r"today: .*\n", "", "group: unknown group 'today'"),
    "a group for another kind": (
        "groups.yaml", r", kind: red-flag", "",
        "'urgent' is for a condition about the receiver, and this is a red-flag",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
def test_a_table_that_does_not_hold_together_is_told(name: str, tmp_path: Path) -> None:
    pattern, found, instead, told = SPOILED[name]
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))
    for file in folder.glob(pattern):
        file.write_text(re.sub(found, instead, file.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    assert told in str(refused.value)


def test_a_text_that_claims_too_much_is_told_with_its_line(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))
    file = folder / "goals/calm.yaml"
    file.write_text(
        re.sub(r"(?m)^say:.*(\n +.*)*", "say: [Touch heals damaged nerves.]", file.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    (told,) = overclaimed(folder)
    assert str(told).startswith("goals/calm.yaml, line ")
    assert "say[0]: 'Touch heals damaged nerves.' claims more than the evidence (0.5: no source" in str(told)


def test_what_is_shipped_claims_nothing_too_much() -> None:
    assert overclaimed() == []

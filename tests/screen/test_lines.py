"""The lines of the check: what their button answers, on the server and on a device, and what settles what."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Asked as When
from thenar.screen.lines import Asked, completed, in_lines, settled

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
KNOWLEDGE = load_knowledge()
QUESTIONS = [one for one in KNOWLEDGE.conditions.values() if one.asked is not When.SESSION]
LINES = in_lines(QUESTIONS, KNOWLEDGE.first_check)
GIVEN = st.dictionaries(st.sampled_from([one.id for one in QUESTIONS]), st.sampled_from(list(Reply)), max_size=8)


def line(name: str) -> Asked:
    return next(one for one in LINES if one.line.id == name)


def given_as(**replies: str) -> Answers:
    return {name.replace("_", "-"): Answer(Reply(reply)) for name, reply in replies.items()}


def test_every_question_stands_behind_one_line_of_the_first_check() -> None:
    behind = [name for one in KNOWLEDGE.first_check.values() for name in one.covers]
    assert sorted(behind) == sorted(one.id for one in QUESTIONS)


def test_every_daily_question_stands_behind_one_line_of_a_later_check() -> None:
    behind = [name for one in KNOWLEDGE.later_check.values() for name in one.covers]
    assert sorted(behind) == sorted(one.id for one in QUESTIONS if one.asked is When.DAILY)


def test_warning_signs_come_first_and_each_has_a_line_of_its_own() -> None:
    flags = [one for one in LINES if any(each.kind == "red-flag" for each in one.questions)]
    assert LINES[: len(flags)] == flags
    assert [len(one.questions) for one in flags] == [1] * len(flags)


def test_a_line_without_a_mark_is_a_no_to_each_question_behind_it() -> None:
    answers, still = completed([line("diabetes")], {})
    assert {name: answer.reply for name, answer in answers.items()} == dict.fromkeys(
        [one.id for one in line("diabetes").questions], Reply.NO
    )
    assert still == ()


def test_a_mark_leaves_the_other_questions_of_its_line_open() -> None:
    answers, still = completed([line("joints")], given_as(arthritis_quiet="yes"))
    assert answers == given_as(arthritis_quiet="yes")
    others = {"rheumatoid-flare", "flare-unwell", "gout-flare", "hypermobility", "heel-pain", "hand-tendon-or-nerve"}
    assert set(still) == others


def test_what_is_meant_is_never_answered_by_the_button() -> None:
    answers, still = completed([line("blood-thinner")], {}, ["blood-thinner"])
    assert "blood-thinner" not in answers
    assert still == ("blood-thinner",)


def test_a_question_without_a_line_is_a_line_by_its_own_name() -> None:
    (one,) = in_lines([KNOWLEDGE.conditions["sprain"]], {})
    assert (one.line.line, one.line.covers) == (KNOWLEDGE.conditions["sprain"].name, ("sprain",))


def test_only_a_no_to_all_that_it_depends_on_settles_a_question() -> None:
    later = KNOWLEDGE.later_check
    assert "rf_preecl" in settled(later, given_as(pregnancy="no", after_birth="no"))
    for other in (given_as(pregnancy="no"), given_as(pregnancy="unknown", after_birth="no"), {}):
        assert "rf_preecl" not in settled(later, other)


@given(GIVEN, st.lists(st.sampled_from([one.id for one in QUESTIONS]), max_size=3))
def test_nothing_that_was_marked_is_changed_and_every_question_is_answered_or_open(
    marked: dict[str, Reply], meant: list[str]
) -> None:
    given_now = {name: Answer(reply) for name, reply in marked.items()}
    answers, still = completed(LINES, given_now, meant)
    assert given_now.items() <= answers.items()
    assert answers.keys() | set(still) == {one.id for one in QUESTIONS}
    assert not answers.keys() & set(still)
    assert set(meant) - given_now.keys() <= set(still)


def test_a_device_completes_as_the_server_does() -> None:
    chance = random.Random(13)
    ids = [one.id for one in QUESTIONS]
    table: list[tuple[dict[str, str], list[str]]] = [
        ({name: chance.choice(list(Reply)).value for name in chance.sample(ids, chance.randint(0, 9))},
         chance.sample(ids, chance.randint(0, 3)))
        for _ in range(500)
    ]  # fmt: skip
    asked: dict[str, Any] = {"lines": [[each.id for each in one.questions] for one in LINES], "table": table}
    done = subprocess.run(
        [NODE, HERE / "lines_on_a_device.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    for (marked, meant), found in zip(table, json.loads(done.stdout), strict=True):
        answers, still = completed(LINES, {name: Answer(Reply(one)) for name, one in marked.items()}, meant)
        assert found == {"answers": {name: one.reply.value for name, one in answers.items()}, "still": list(still)}

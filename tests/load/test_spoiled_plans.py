"""Whoever has a key can sign anything: 1,000 spoiled plans and 1,000 spoiled reports are refused in words, or are read
and then only tighten."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from tests.a_plan import PLAN
from thenar.load import load_knowledge
from thenar.load.own import prescription_of
from thenar.load.plan_report import report_in, report_text
from thenar.model.clearance import Answer, Reply
from thenar.model.plan_report import Followed, PlanReport
from thenar.model.problem import KnowledgeError
from thenar.screen import screen
from thenar.screen.prescribed import cautions_of, confirmed_by, finding_of_plan

KNOWLEDGE = load_knowledge()
DAY = date(2026, 11, 22)
REPORT = report_text(
    PlanReport("thumbs", "ABCDEFGH", DAY, (Followed(DAY, 1, 5, 1, 6, 3, "sore-spot"),), 0, "May I go on?")
)
NOISE = (
    "-",
    " ",
    "\n",
    "9",
    "0",
    "~",
    "[",
    "}",
    "'",
    '"',
    "&a",
    "*a",
    "!!python/object:x",
    "\u202e",
    "stop",
    "rf_dvt",
    "1e9",
)


def spoiled(text: str, number: int) -> Iterator[str]:
    """Copies with one to four places cut, doubled, changed or filled with what YAML takes for something."""
    chance = random.Random(1_000)
    for _ in range(number):
        found = text
        for _ in range(chance.randint(1, 4)):
            at, long = chance.randrange(len(found) + 1), chance.randint(1, 12)
            new = chance.choice([chance.choice(NOISE), found[at : at + long] * 2, "", str(chance.randint(-9, 99))])
            found = found[:at] + new + found[at + long :]
        yield found


def test_a_thousand_spoiled_plans_are_refused_or_only_tighten() -> None:
    cancer = {name: Answer(Reply.NO) for name in KNOWLEDGE.conditions} | {"cancer": Answer(Reply.YES)}
    before, read = screen(cancer, KNOWLEDGE.conditions), 0
    for text in spoiled(PLAN, 1_000):
        try:
            plan = prescription_of("", text, KNOWLEDGE)
        except KnowledgeError as error:
            assert all(one.message for one in error.problems)
            continue
        read += 1
        assert confirmed_by(plan, cancer, KNOWLEDGE.conditions, DAY) <= {"cancer"}
        finding = finding_of_plan(plan, cautions_of(plan, KNOWLEDGE), KNOWLEDGE.catalog)
        after = screen(cancer, KNOWLEDGE.conditions, prescribed=[finding])
        assert after.restriction >= before.restriction
    assert 20 < read < 500, "some are still plans, and most are not"


def test_a_thousand_spoiled_reports_are_refused_or_are_reports() -> None:
    read = 0
    for text in spoiled(REPORT, 1_000):
        try:
            found = report_in(text)
        except KnowledgeError as error:
            assert all(one.message for one in error.problems)
            continue
        read += 1
        assert all(0 <= one.minutes <= 24 * 60 and one.day <= found.day for one in found.sessions)
        assert report_in(report_text(found)) == found
    assert 20 < read < 700


@pytest.mark.parametrize("text", ["", "[]", "7", "- a", "a: &x [*x]", "plan: " + "x" * 60_000, "\x00"])
def test_what_is_none_at_all_is_refused(text: str) -> None:
    for read in (lambda: report_in(text), lambda: prescription_of("", text, KNOWLEDGE)):
        with pytest.raises(KnowledgeError):
            read()

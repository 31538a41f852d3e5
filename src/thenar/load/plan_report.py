"""A report on a plan as YAML, and what may be wrong with one that came from outside."""

from collections.abc import Iterator

from thenar.load.check_prescription import MOST_ITEMS
from thenar.load.mistakes import Mistake
from thenar.load.nouns import noun_of
from thenar.load.prescription_text import plain, text_of_values
from thenar.load.yaml_text import Path, parse
from thenar.model.plan_report import Followed, PlanReport
from thenar.model.problem import KnowledgeError

MOST_SESSIONS = 200
MOST_QUESTION = 500  # letters
MOST_MINUTES = 24 * 60


def report_text(report: PlanReport) -> str:
    """The report as YAML."""
    return text_of_values(plain(report))


def report_in(text: str) -> PlanReport:
    """The report that a text is. KnowledgeError with every mistake."""
    located = parse("", text.encode())
    found = noun_of(located, PlanReport)
    problems = [located.problem(where, message) for where, message in _check(found)]
    if problems:
        raise KnowledgeError(problems)
    return found


def _check(report: PlanReport) -> Iterator[Mistake]:
    if len(report.sessions) > MOST_SESSIONS:
        yield ("sessions",), f"found {len(report.sessions)}; at most {MOST_SESSIONS} are right."
    if len(report.question) > MOST_QUESTION or not report.question.replace("\n", " ").isprintable():
        yield ("question",), f"at most {MOST_QUESTION} plain letters are right."
    yield from _between(report.earlier, 0, 10_000, ("earlier",))
    for index, one in enumerate(report.sessions):
        yield from _check_session(one, report, ("sessions", index))


def _check_session(one: Followed, report: PlanReport, where: Path) -> Iterator[Mistake]:
    yield from _between(one.item, 1, MOST_ITEMS, (*where, "item"))
    yield from _between(one.minutes, 0, MOST_MINUTES, (*where, "minutes"))
    yield from _between(one.pressure, 1, 3, (*where, "pressure"))
    for name in ("before", "after"):
        if (value := getattr(one, name)) is not None:
            yield from _between(value, 0, 10, (*where, name))
    if one.day > report.day:
        yield (*where, "day"), f"found {one.day}; a day until {report.day} is right."


def _between(found: int, least: int, most: int, where: Path) -> Iterator[Mistake]:
    if not least <= found <= most:
        yield where, f"found {found}; a whole number from {least} to {most} is right."

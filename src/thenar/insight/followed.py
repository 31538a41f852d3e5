"""What was done of a plan: of how much that was asked, and what whoever wrote it should look at. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thenar.model.plan_report import Followed, PlanReport
from thenar.model.prescription import DAYS_A_WEEK, Prescription

WEEK = timedelta(days=DAYS_A_WEEK)


@dataclass(frozen=True)
class ItemDone:
    """Of one item: how often it was done, of how often it was asked for until a day; its minutes in all."""

    number: int
    done: int
    asked: int
    minutes: int


class Sign(StrEnum):
    """What whoever wrote a plan should look at. Our own rules; no source sets them."""

    PAUSED = "paused"  # asked for, and not done for a week
    MORE_PAIN = "more-pain"  # the last week's pain before is higher than the first week's, by what people notice
    STOPPED = "stopped"  # a session was ended because something was wrong, within the last week
    ENDS = "ends"  # the plan ends within a week, or has ended
    ASKS = "asks"  # there is a question


def done_of(report: PlanReport, plan: Prescription) -> tuple[ItemDone, ...]:
    """Each item of a plan in order, until the day of the report."""
    return tuple(_item(number, report, plan) for number in range(1, len(plan.items) + 1))


def signs(report: PlanReport, plan: Prescription, today: date, noticed: float) -> tuple[Sign, ...]:
    """What to look at today; `noticed` is the size of a change of pain that people notice, in points."""
    last = max((one.day for one in report.sessions), default=plan.first_day)
    held = {
        Sign.PAUSED: min(today, plan.last_day) - last >= WEEK,
        Sign.MORE_PAIN: _rose(report.sessions, noticed),
        Sign.STOPPED: any(one.stopped and report.day - one.day < WEEK for one in report.sessions),
        Sign.ENDS: plan.last_day - today < WEEK,
        Sign.ASKS: bool(report.question),
    }
    return tuple(sign for sign, true in held.items() if true)


def _item(number: int, report: PlanReport, plan: Prescription) -> ItemDone:
    item = plan.items[number - 1]
    led = [one for one in report.sessions if one.item == number]
    first, last = plan.days_of(item)
    days = max(0, (min(last, report.day) - first).days + 1)
    asked = round(days * item.days_a_week / DAYS_A_WEEK) * item.times_a_day
    return ItemDone(number, len(led), asked, sum(one.minutes for one in led))


def _rose(sessions: Sequence[Followed], noticed: float) -> bool:
    """Whether pain before a session rose from the first week to the last, where there are two different weeks."""
    rated = [one for one in sessions if one.before is not None]
    if not rated or rated[-1].day - rated[0].day < WEEK:
        return False
    first = _mean(one.before for one in rated if one.day - rated[0].day < WEEK)
    last = _mean(one.before for one in rated if rated[-1].day - one.day < WEEK)
    return last - first >= noticed


def _mean(values: Iterable[int | None]) -> float:
    found = [value for value in values if value is not None]
    return sum(found) / len(found)

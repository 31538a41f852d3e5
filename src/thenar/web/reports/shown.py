"""A report on a plan in words, the same for the one who makes it and the one who opens it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.insight.followed import ItemDone, Sign, done_of
from thenar.model.knowledge import Knowledge
from thenar.model.plan_report import Followed, PlanReport
from thenar.model.prescription import Prescription
from thenar.model.written import long_day, minutes, short_day
from thenar.render.prescription_words import name_of, often_words

NOT_GIVEN = "–"
NEWEST = 20  # sessions that a page shows


@dataclass(frozen=True)
class ItemLine:
    """One item: what it is, how often it was asked for, and what was done of it."""

    name: str
    often: str
    done: str


@dataclass(frozen=True)
class SessionLine:
    """One session: its day, what was done and for how long, pressure, pain before and after, what stopped it."""

    day: str
    name: str
    minutes: int
    pressure: int
    before: str
    after: str
    stopped: str


@dataclass(frozen=True)
class Shown:
    """A report as a page shows it, the newest session first; `more` of them are not shown."""

    report: PlanReport
    day: str
    items: tuple[ItemLine, ...]
    sessions: tuple[SessionLine, ...]
    more: int


def shown(report: PlanReport, plan: Prescription, knowledge: Knowledge) -> Shown:
    """A report beside the plan that it is about."""
    newest = report.sessions[::-1][:NEWEST]
    return Shown(
        report=report,
        day=long_day(report.day, knowledge.catalog),
        items=tuple(_item(one, plan, knowledge) for one in done_of(report, plan)),
        sessions=tuple(_session(one, plan, knowledge) for one in newest),
        more=report.earlier + len(report.sessions) - len(newest),
    )


def sign_words(sign: Sign, report: PlanReport, plan: Prescription, knowledge: Knowledge) -> str:
    """What to look at, in a sentence."""
    catalog = knowledge.catalog
    days = {one.day for one in report.sessions}
    words = {
        Sign.PAUSED: _("Not done for a week: last on {day}.").format(day=long_day(max(days), catalog))
        if days
        else _("Not done yet."),
        Sign.MORE_PAIN: _("Pain before is higher than in the first week."),
        Sign.STOPPED: _("A session was ended because something was wrong."),
        Sign.ENDS: _("The plan ends on {day}.").format(day=long_day(plan.last_day, catalog)),
        Sign.ASKS: _("There is a question."),
    }
    return words[sign]


def _item(one: ItemDone, plan: Prescription, knowledge: Knowledge) -> ItemLine:
    item = plan.items[one.number - 1]
    text = ngettext("Done {n} time of {asked}, {time} in all.", "Done {n} times of {asked}, {time} in all.", one.done)
    done = text.format(n=one.done, asked=one.asked, time=minutes(one.minutes, knowledge.catalog))
    return ItemLine(name_of(item, knowledge), often_words(item, knowledge.catalog), done)


def _session(one: Followed, plan: Prescription, knowledge: Knowledge) -> SessionLine:
    concern = knowledge.concerns.get(one.stopped or "")
    known = one.item <= len(plan.items)
    return SessionLine(
        day=short_day(one.day, knowledge.catalog),
        name=name_of(plan.items[one.item - 1], knowledge) if known else NOT_GIVEN,
        minutes=one.minutes,
        pressure=one.pressure,
        before=NOT_GIVEN if one.before is None else str(one.before),
        after=NOT_GIVEN if one.after is None else str(one.after),
        stopped=concern.name if concern else "",
    )

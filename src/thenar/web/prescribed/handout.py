"""A plan as a page shows it: like a handout that hangs on the refrigerator, with what was done this week."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.journal import prescriptions
from thenar.journal.models import Person, PrescriptionRow
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import DAYS_A_WEEK, Item, Prescription
from thenar.model.written import joined, long_day, short_weekdays, weekdays
from thenar.render.prescription_words import ItemWords, agreed_words, item_words, span_words
from thenar.web.base.prescribed import dose_of, fits, read
from thenar.web.base.stills import still
from thenar.web.base.today import Today
from thenar.web.prescribed.day import changed_today
from thenar.web.reports.kept import reports_on
from thenar.web.reports.shown import Shown

Done = Counter[tuple[int, date]]


@dataclass(frozen=True)
class Mark:
    """One day of this week: how it is called, whether it is today, and whether the item was done on it."""

    short: str
    today: bool
    done: bool


@dataclass(frozen=True)
class Row:
    """One thing to do. `changed` is what the answers of today change in it. `today` says how often it was done of how
    often it is asked for; empty on days when it is not. `waits` says why it cannot be begun now; empty where it can."""

    number: int
    item: Item
    words: ItemWords
    still: str | None
    marks: tuple[Mark, ...]
    week: str
    today: str
    waits: str
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """A plan with all that a page tells of it; `rows` are its items in order."""

    plan: Prescription
    span: str
    written: str
    over: bool
    rows: tuple[Row, ...]
    agreed: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A plan in the journal, with the reports that came back, the last one first. `handout` is None where this Thenar
    cannot read it."""

    row: PrescriptionRow
    handout: Handout | None
    reports: tuple[Shown, ...] = ()

    @property
    def name(self) -> str:
        """What it is called; its day of coming, where it cannot be read."""
        return self.handout.plan.name if self.handout else _("A plan that cannot be read")


def kept_of(row: PrescriptionRow, today: Today) -> Kept:
    """A kept plan as it stands on a day."""
    plan = read(row, today.knowledge)
    if plan is None:
        return Kept(row, None)
    done = prescriptions.done(row.person, row.of, _monday(today.day))
    return Kept(row, handout(plan, today, done), tuple(reports_on(row, plan, today.knowledge)))


def handout(plan: Prescription, today: Today, done: Done | None = None) -> Handout:
    """A plan for a person on a day; without what was done where it is not kept yet."""
    rows = (_row(number, plan, today, done or Counter()) for number in range(1, len(plan.items) + 1))
    knowledge, catalog = today.knowledge, today.knowledge.catalog
    by = _("{name}, {license}, {day}").format(
        name=plan.author.name, license=plan.author.license, day=long_day(plan.author.day, catalog)
    )
    agreed = tuple(agreed_words(one, knowledge) for one in plan.agreed)
    return Handout(plan, span_words(plan, catalog), by, today.day > plan.last_day, tuple(rows), agreed)


def _row(number: int, plan: Prescription, today: Today, done: Done) -> Row:
    item, person, day, knowledge = plan.items[number - 1], today.person, today.day, today.knowledge
    asked, waits = plan.asks_for(item, day), _waits(item, plan, person, day, knowledge)
    return Row(
        number=number,
        item=item,
        words=item_words(item, dose_of(plan, number, person, day), plan, knowledge),
        still=still(_picture(item, knowledge)),
        marks=_marks(number, day, done, knowledge),
        week=_week(number, item, day, done, knowledge),
        today=_today(done[number, day], item.times_a_day) if asked else "",
        waits=waits,
        changed=() if waits else changed_today(today, plan, number),
    )


def _picture(item: Item, knowledge: Knowledge) -> str:
    """The stroke whose picture stands for it: of a routine, its first."""
    return item.stroke or knowledge.routines[item.routine or ""].steps[0].parts[0].stroke


def _marks(number: int, day: date, done: Done, knowledge: Knowledge) -> tuple[Mark, ...]:
    days, names = _days(day), short_weekdays(knowledge.catalog)
    return tuple(Mark(names[one.weekday()], one == day, done[number, one] > 0) for one in days)


def _week(number: int, item: Item, day: date, done: Done, knowledge: Knowledge) -> str:
    """`On 2 of 5 days this week: Monday and Wednesday.`"""
    names = [weekdays(knowledge.catalog)[one.weekday()] for one in _days(day) if done[number, one]]
    if not names:
        return _("Not done this week yet.")
    text = ngettext(
        "Done on {n} of {asked} day this week: {days}.", "Done on {n} of {asked} days this week: {days}.",
        item.days_a_week,
    )  # fmt: skip
    return text.format(n=len(names), asked=item.days_a_week, days=joined(names, knowledge.catalog))


def _today(times: int, asked: int) -> str:
    if times >= asked:
        return _("Done for today.")
    if times:
        return _("Done {n} of {asked} times today.").format(n=times, asked=asked)
    return _("Still to do today.")


def _waits(item: Item, plan: Prescription, person: Person, day: date, knowledge: Knowledge) -> str:
    first, last = plan.days_of(item)
    if day < first:
        return _("It begins on {day}.").format(day=long_day(first, knowledge.catalog))
    if day > last:
        return _("It ended on {day}.").format(day=long_day(last, knowledge.catalog))
    if fits(item, person, knowledge):
        return ""
    made = knowledge.strokes[item.stroke] if item.stroke else knowledge.routines[item.routine or ""]
    if made.form == "self":
        return _("This one is for doing it alone, and someone else does the massage now.")
    return _("This one is for being massaged by someone.")


def _days(day: date) -> list[date]:
    return [_monday(day) + timedelta(days=one) for one in range(DAYS_A_WEEK)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

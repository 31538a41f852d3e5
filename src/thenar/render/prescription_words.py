"""What a prescription asks for, in words for the one who does it: how long, how often, what to leave out."""

from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from thenar.model import written
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import DAYS_A_WEEK, Agreed, Dose, Heat, Item, Prescription, Progress
from thenar.render.how_often import times_words


@dataclass(frozen=True)
class ItemWords:
    """One thing to do: its name, its dose on one day, how often, and each of what goes with it as a line."""

    name: str
    dose: str
    often: str
    lines: tuple[str, ...]


def item_words(item: Item, dose: Dose, plan: Prescription, knowledge: Knowledge) -> ItemWords:
    """An item as it is done in this dose."""
    lines = (
        _leaves(item, knowledge),
        _without(item, knowledge),
        *(_progress(one, item, knowledge) for one in item.progress),
        _days(item, plan, knowledge.catalog),
        *filter(None, (item.position, item.tool)),
        _heat(item, knowledge.catalog),
        _lotion(item, knowledge),
        item.because or "",
    )
    return ItemWords(
        name_of(item, knowledge), dose_words(item, dose, knowledge), often_words(item, knowledge.catalog),
        tuple(filter(None, lines)),
    )  # fmt: skip


def name_of(item: Item, knowledge: Knowledge) -> str:
    """The name of a stroke or routine."""
    return knowledge.strokes[item.stroke].name if item.stroke else knowledge.routines[item.routine or ""].name


def dose_words(item: Item, dose: Dose, knowledge: Knowledge) -> str:
    """`Right hand, 5 minutes, 3 times, pressure 1 at most`."""
    catalog, parts = knowledge.catalog, []
    if item.side is not None:
        parts.append(written.limb(f"{item.side}-{knowledge.area_of(item)}", catalog))
    parts.append(written.minutes(dose.minutes, catalog))
    if dose.times and item.stroke:
        parts.append(times_words(dose.times, knowledge.strokes[item.stroke].each, catalog))
    parts.append(catalog.gettext("pressure {level} at most").format(level=item.pressure))
    text = parts[0]
    for one in parts[1:]:
        text = catalog.pgettext("list", "{first}, {next}").format(first=text, next=one)
    return text[0].upper() + text[1:]


def often_words(item: Item, catalog: NullTranslations) -> str:
    """`Twice a day, on 5 days a week`."""
    n, days = item.times_a_day, item.days_a_week
    if days == DAYS_A_WEEK:
        return catalog.ngettext("Once a day, every day", "{n} times a day, every day", n).format(n=n)
    if n == 1:
        return catalog.ngettext("On {n} day a week", "On {n} days a week", days).format(n=days)
    return catalog.ngettext(
        "{times} times a day, on {n} day a week", "{times} times a day, on {n} days a week", days
    ).format(times=n, n=days)


def span_words(plan: Prescription, catalog: NullTranslations) -> str:
    """`December 1, 2026 to December 29, 2026`."""
    return _span(plan.first_day, plan.last_day, catalog)


def agreed_words(one: Agreed, knowledge: Knowledge) -> str:
    """`Cancer: Dr. Lee, until December 20, 2026`."""
    asked = knowledge.conditions.get(one.question)
    text = knowledge.catalog.gettext("{question}: {name}, until {day}")
    until = written.long_day(one.until, knowledge.catalog)
    return text.format(question=asked.name if asked else one.question, name=one.name, day=until)


def _span(first: date, last: date, catalog: NullTranslations) -> str:
    text = catalog.gettext("{first} to {last}")
    return text.format(first=written.long_day(first, catalog), last=written.long_day(last, catalog))


def _leaves(item: Item, knowledge: Knowledge) -> str:
    names = [one.name for one in knowledge.places.values() if one.id in item.leave_out]
    text = knowledge.catalog.gettext("Leave out: {places}.")
    return text.format(places=written.joined(names, knowledge.catalog)) if names else ""


def _without(item: Item, knowledge: Knowledge) -> str:
    names = [knowledge.needs[need].name for need in sorted(item.without)]
    text = knowledge.catalog.gettext("Not here: {what}.")
    return (
        text.format(what=written.joined([f"{one[0].lower()}{one[1:]}" for one in names], knowledge.catalog))
        if names
        else ""
    )


def _progress(one: Progress, item: Item, knowledge: Knowledge) -> str:
    catalog, parts = knowledge.catalog, []
    if one.times and item.stroke:
        parts.append(times_words(one.times, knowledge.strokes[item.stroke].each, catalog))
    if one.minutes:
        parts.append(written.minutes(one.minutes, catalog))
    text = catalog.gettext("From week {week} on, with pain of {pain} at most: {more}.")
    return text.format(week=one.from_week, pain=one.pain_at_most, more=written.joined(parts, catalog))


def _days(item: Item, plan: Prescription, catalog: NullTranslations) -> str:
    first, last = plan.days_of(item)
    if (first, last) == (plan.first_day, plan.last_day):
        return ""
    return catalog.gettext("Only on these days: {span}.").format(span=_span(first, last, catalog))


def _heat(item: Item, catalog: NullTranslations) -> str:
    words = {
        Heat.NONE: "",
        Heat.WARM: catalog.gettext("Something warm first, never hot. Test it on the inside of your wrist."),
        Heat.COOL: catalog.gettext("Something cool first, never ice."),
    }
    return words[item.heat]


def _lotion(item: Item, knowledge: Knowledge) -> str:
    lotion = knowledge.lotions.get(item.lotion)
    return knowledge.catalog.gettext("With {lotion}.").format(lotion=lotion.name.lower()) if lotion else ""

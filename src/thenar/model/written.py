"""Numbers, days and limbs as a language writes them. Pure: the catalog of the language comes in.

The names of months and the order of a date stand in the catalog like all other words, so that a language is one
file, and the same in a page, a chart and a printed report.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from gettext import NullTranslations

from thenar.model.body import PAIRS, Limb, limb_name


def decimal(value: float, catalog: NullTranslations, digits: int = 1) -> str:
    """A number with so many digits after the mark: `2.5`, in Spanish `2,5`."""
    whole, _, part = f"{value:,.{digits}f}".partition(".")
    whole = whole.replace(",", catalog.pgettext("between thousands", ","))
    return whole + catalog.pgettext("decimal mark", ".") + part if part else whole


def shortest(value: float, catalog: NullTranslations) -> str:
    """A number with one digit after the mark, or none where that would be a zero: `2.5`, `2`."""
    return decimal(value, catalog, 0 if f"{value:.1f}".endswith(".0") else 1)


def points(value: float, catalog: NullTranslations) -> str:
    """`2.5 points`, `1 point`. A fraction takes the form of a hundred, which is the general one in every language."""
    said = shortest(value, catalog)
    count = abs(round(value)) if f"{value:.1f}".endswith(".0") else 100
    return catalog.ngettext("{number} point", "{number} points", count).format(number=said)


def minutes(number: int, catalog: NullTranslations) -> str:
    """`15 minutes`."""
    return catalog.ngettext("{n} minute", "{n} minutes", number).format(n=number)


def limb(name: str, catalog: NullTranslations) -> str:
    """`left-hand` as `left hand`, `both-feet` as `both feet`."""
    match name:  # looked up alone: the check asks for thousands
        case "left-hand":
            return catalog.pgettext("limb", "left hand")
        case "right-hand":
            return catalog.pgettext("limb", "right hand")
        case "left-foot":
            return catalog.pgettext("limb", "left foot")
        case "right-foot":
            return catalog.pgettext("limb", "right foot")
        case "both-hands":
            return catalog.pgettext("limb", "both hands")
        case "both-feet":
            return catalog.pgettext("limb", "both feet")
    raise KeyError(name)


def limbs(some: Iterable[Limb], catalog: NullTranslations) -> str:
    """Several limbs as a person says them: `both hands and the left foot`."""
    chosen = set(some)
    the = {
        Limb.LEFT_HAND: catalog.pgettext("limb", "the left hand"),
        Limb.RIGHT_HAND: catalog.pgettext("limb", "the right hand"),
        Limb.LEFT_FOOT: catalog.pgettext("limb", "the left foot"),
        Limb.RIGHT_FOOT: catalog.pgettext("limb", "the right foot"),
    }
    parts: list[str] = []
    for pair in PAIRS.values():
        both = chosen.issuperset(pair)
        parts += [limb(limb_name(pair), catalog)] if both else [the[one] for one in pair if one in chosen]
    return joined(parts, catalog)


def joined(parts: Sequence[str], catalog: NullTranslations) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    first = parts[0]
    for part in parts[1:-1]:
        first = catalog.pgettext("list", "{first}, {next}").format(first=first, next=part)
    return catalog.pgettext("list", "{first} and {last}").format(first=first, last=parts[-1])


def long_day(day: date, catalog: NullTranslations) -> str:
    """`October 3, 2026`."""
    return catalog.pgettext("date", "{month} {day}, {year}").format(
        month=months(catalog)[day.month - 1], day=day.day, year=day.year
    )


def short_day(day: date, catalog: NullTranslations) -> str:
    """`Oct 3, 2026`."""
    return catalog.pgettext("short date", "{month} {day}, {year}").format(
        month=short_months(catalog)[day.month - 1], day=day.day, year=day.year
    )


def day_of_year(day: date, catalog: NullTranslations) -> str:
    """`October 3`."""
    return catalog.pgettext("date", "{month} {day}").format(month=months(catalog)[day.month - 1], day=day.day)


def month_of_year(day: date, catalog: NullTranslations) -> str:
    """`October 2026`."""
    return catalog.pgettext("date", "{month} {year}").format(month=months(catalog)[day.month - 1], year=day.year)


def short_month_of_year(day: date, catalog: NullTranslations) -> str:
    """`Oct 2026`."""
    return catalog.pgettext("short date", "{month} {year}").format(
        month=short_months(catalog)[day.month - 1], year=day.year
    )


def months(catalog: NullTranslations) -> tuple[str, ...]:
    """January to December, as they stand in a date."""
    return (
        catalog.pgettext("month", "January"),
        catalog.pgettext("month", "February"),
        catalog.pgettext("month", "March"),
        catalog.pgettext("month", "April"),
        catalog.pgettext("month", "May"),
        catalog.pgettext("month", "June"),
        catalog.pgettext("month", "July"),
        catalog.pgettext("month", "August"),
        catalog.pgettext("month", "September"),
        catalog.pgettext("month", "October"),
        catalog.pgettext("month", "November"),
        catalog.pgettext("month", "December"),
    )


def short_months(catalog: NullTranslations) -> tuple[str, ...]:
    """Jan to Dec."""
    return (
        catalog.pgettext("short month", "Jan"),
        catalog.pgettext("short month", "Feb"),
        catalog.pgettext("short month", "Mar"),
        catalog.pgettext("short month", "Apr"),
        catalog.pgettext("short month", "May"),
        catalog.pgettext("short month", "Jun"),
        catalog.pgettext("short month", "Jul"),
        catalog.pgettext("short month", "Aug"),
        catalog.pgettext("short month", "Sep"),
        catalog.pgettext("short month", "Oct"),
        catalog.pgettext("short month", "Nov"),
        catalog.pgettext("short month", "Dec"),
    )


def weekdays(catalog: NullTranslations) -> tuple[str, ...]:
    """Monday to Sunday."""
    return (
        catalog.pgettext("weekday", "Monday"),
        catalog.pgettext("weekday", "Tuesday"),
        catalog.pgettext("weekday", "Wednesday"),
        catalog.pgettext("weekday", "Thursday"),
        catalog.pgettext("weekday", "Friday"),
        catalog.pgettext("weekday", "Saturday"),
        catalog.pgettext("weekday", "Sunday"),
    )


def short_weekdays(catalog: NullTranslations) -> tuple[str, ...]:
    """Mon to Sun."""
    return (
        catalog.pgettext("short weekday", "Mon"),
        catalog.pgettext("short weekday", "Tue"),
        catalog.pgettext("short weekday", "Wed"),
        catalog.pgettext("short weekday", "Thu"),
        catalog.pgettext("short weekday", "Fri"),
        catalog.pgettext("short weekday", "Sat"),
        catalog.pgettext("short weekday", "Sun"),
    )

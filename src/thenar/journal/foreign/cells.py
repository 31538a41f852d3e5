"""One cell of a foreign table: a day, a time of day, a number, a yes or no. None where it cannot be read as such."""

import re
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

import dateparser

LANGUAGES = ["en", "es"]


class Order(StrEnum):
    """In which order a day is written with numbers only."""

    YEAR_FIRST = "year-first"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


_NUMBERS = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})\.?(?:[T ]+(.+))?")
_CLOCK = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "sí", "si"})
NO = frozenset({"no", "n", "false", "0"})


def day_numbers(text: str) -> tuple[int, int, int] | None:
    """The three numbers of a day that is written in numbers; None for one that is not."""
    found = _NUMBERS.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def day_of(text: str, order: Order) -> date | None:
    """A day, in numbers of this order or in words of English or Spanish. A two-digit year is of this century."""
    numbers = day_numbers(text)
    if numbers is None:
        return _in_words(text)
    first, second, third = numbers
    if first > 31 or order is Order.YEAR_FIRST:
        year, month, day = first, second, third
    else:
        year = third + 2000 if third < 100 else third
        day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clock_of(text: str) -> time | None:
    """A time of day, alone or behind a day: 20:39, 8:39 PM."""
    behind = _NUMBERS.fullmatch(text)
    found = _CLOCK.fullmatch((behind[4] or "") if behind else text)
    if found is None:
        return None
    hour, half = int(found[1]), (found[4] or "").lower().replace(".", "").replace(" ", "")
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def number_of(text: str) -> float | None:
    """A number that is not below zero, with a point or a comma before at most two decimals."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def yes_or_no(text: str) -> bool | None:
    """A yes or a no, as tables have them."""
    plain = text.casefold()
    return True if plain in YES else False if plain in NO else None


@lru_cache(maxsize=100_000)
def _in_words(text: str) -> date | None:
    if not re.search(r"\d", text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found: datetime | None = dateparser.parse(text, languages=LANGUAGES, settings=settings)
    return found.date() if found else None

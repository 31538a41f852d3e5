"""Numbers, days and limbs in two languages, and the forms of a word that belong to a number."""

from datetime import date
from gettext import NullTranslations

import pytest

from thenar.load.translate import catalog_of
from thenar.model import written
from thenar.model.body import Limb

ENGLISH, SPANISH = NullTranslations(), catalog_of("es")
DAY = date(2026, 3, 9)


@pytest.mark.parametrize(("value", "english", "spanish"), [
    (0, "0 points", "0 puntos"), (1, "1 point", "1 punto"), (2, "2 points", "2 puntos"),
    (0.5, "0.5 points", "0,5 puntos"), (1.04, "1 point", "1 punto"), (1.1, "1.1 points", "1,1 puntos"),
    (10, "10 points", "10 puntos"),
])  # fmt: skip
def test_points_have_the_form_of_their_number(value: float, english: str, spanish: str) -> None:
    assert (written.points(value, ENGLISH), written.points(value, SPANISH)) == (english, spanish)


@pytest.mark.parametrize(("number", "english", "spanish"), [
    (0, "0 minutes", "0 minutos"), (1, "1 minute", "1 minuto"), (2, "2 minutes", "2 minutos"),
    (60, "60 minutes", "60 minutos"),
])  # fmt: skip
def test_minutes_have_the_form_of_their_number(number: int, english: str, spanish: str) -> None:
    assert (written.minutes(number, ENGLISH), written.minutes(number, SPANISH)) == (english, spanish)


def test_a_decimal_has_the_mark_of_its_language() -> None:
    assert [written.decimal(2.25, one) for one in (ENGLISH, SPANISH)] == ["2.2", "2,2"]
    assert [written.decimal(1234567.5, one) for one in (ENGLISH, SPANISH)] == ["1,234,567.5", "1.234.567,5"]
    assert [written.decimal(3, one, 0) for one in (ENGLISH, SPANISH)] == ["3", "3"]
    assert [written.shortest(3.04, one) for one in (ENGLISH, SPANISH)] == ["3", "3"]


def test_a_day_has_the_order_of_its_language() -> None:
    said = {
        written.long_day: ("March 9, 2026", "9 de marzo de 2026"),
        written.short_day: ("Mar 9, 2026", "9 mar 2026"),
        written.day_of_year: ("March 9", "9 de marzo"),
        written.month_of_year: ("March 2026", "marzo de 2026"),
        written.short_month_of_year: ("Mar 2026", "mar 2026"),
    }
    for how, both in said.items():
        assert (how(DAY, ENGLISH), how(DAY, SPANISH)) == both


@pytest.mark.parametrize("names", [written.months, written.short_months, written.weekdays, written.short_weekdays])
def test_every_name_is_translated_and_none_is_said_twice(names) -> None:  # type: ignore[no-untyped-def]
    english, spanish = names(ENGLISH), names(SPANISH)
    assert len(english) == len(spanish) == len(set(english)) == len(set(spanish))
    assert english[0].isascii()
    assert sum(one == other for one, other in zip(english, spanish, strict=True)) == 0


def test_every_limb_has_a_name() -> None:
    for limb in Limb:
        assert written.limb(limb, ENGLISH) == limb.value.replace("-", " ")
        assert written.limb(limb, SPANISH).split()[0] in ("mano", "pie")

"""A diary of another program into the journal: exactly what was said, nothing twice, each doubt told, undone as one."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journal.household import NOW, fill, key
from thenar.journal.changes import undo
from thenar.journal.foreign.bring import bring, bringing
from thenar.journal.foreign.cells import Order
from thenar.journal.foreign.guess import Holds, guessed, order_of
from thenar.journal.foreign.lines import Asked, Line, check, lines
from thenar.journal.foreign.sheets import Sheet, sheets
from thenar.journal.models import ChangeRow, NoteRow, OwnMeasureRow, OwnNumberRow, Person
from thenar.journal.transfer import export_json
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent
TODAY = date(2026, 4, 1)


def read(name: str) -> list[Line]:
    (found,) = sheets((HERE / name).read_bytes(), name)
    order = order_of(found)
    assert order
    return list(lines(found, Asked(guessed(found), order), TODAY))


def of(text: str, order: Order = Order.YEAR_FIRST) -> list[Line]:
    (found,) = sheets(text.encode(), "t.csv")
    return list(lines(found, Asked(guessed(found), order), TODAY))


def test_the_german_diary() -> None:
    first, second = read("diary-de.csv")
    assert (first.day, first.clock) == (date(2026, 3, 27), time(20, 39))
    assert first.numbers == (("Schmerz", OwnKind.SCALE, 4),)
    assert len(first.notes) == 1
    assert first.notes[0].startswith("Hände steif")
    assert [(one.column, one.cell, one.why.format(**one.facts)) for one in first.doubts] == [
        ("Schmerz", "3,5", "is kept as 4")
    ]
    assert (second.day, second.numbers, second.notes) == (date(2026, 3, 28), (("Schmerz", OwnKind.SCALE, 6),), ())


def test_the_american_diary() -> None:
    first, second = read("diary-us.csv")
    assert (first.day, first.clock, first.notes) == (date(2026, 3, 27), time(20, 39), ("hands stiff, foot ok",))
    assert (second.day, second.clock) == (date(2026, 3, 28), time(8, 10))
    assert [one.numbers for one in (first, second)] == [
        (("Pain (0-10)", OwnKind.SCALE, 4),), (("Pain (0-10)", OwnKind.SCALE, 6),),
    ]  # fmt: skip


def test_what_is_brought_in_is_kept_once_and_undone_as_one() -> None:
    me = fill(1)
    before = export_json()
    found = bringing(key("act"), me, read("diary-us.csv"), NOW)
    assert export_json() == before, "a look keeps nothing"
    assert (len(found.measures), len(found.numbers), len(found.notes), found.known) == (1, 2, 1, 0)
    assert bring(key("act"), me, found, NOW) == 4
    row = OwnNumberRow.objects.get(value=4)
    assert (row.measure.name, row.day) == ("Pain (0-10)", date(2026, 3, 27))
    assert bring(key("act"), me, bringing(key("act"), me, read("diary-us.csv"), NOW), NOW) == 0
    again = bringing(key("again"), me, read("diary-us.csv"), NOW)
    assert (len(again.measures), len(again.numbers), len(again.notes), again.known) == (0, 0, 0, 3)
    undo(key("undo"), me, key("act"), NOW)
    assert not OwnNumberRow.objects.filter(measure__name="Pain (0-10)").exists()
    assert OwnMeasureRow.objects.filter(person=me).count() == 1
    assert NoteRow.objects.filter(person=me).count() == 1


def test_the_same_line_twice_is_one_entry_and_another_hour_is_another() -> None:
    me = fill(1)
    text = "Day,Time,Pain\n2026-03-27,08:00,4\n2026-03-27,08:00,4\n2026-03-27,20:00,4\n"
    found = bringing(key("act"), me, of(text), NOW)
    assert (len(found.numbers), found.known) == (2, 1)


DOUBTS = {
    "Day,Pain\nnever,4\n2026-03-27,4\n": ("never", "is no day that can be read; the line is left out"),
    "Day,Pain\n2026-04-02,4\n": ("2026-04-02", "has not been yet; the line is left out"),
    "Day,Pain\n2026-03-27,many\n2026-03-27,4\n": ("many", "is no number from 0 to 10; it is left out"),
    "Day,Pain\n2026-03-27,11\n2026-03-27,4\n": ("11", "is no number from 0 to 10; it is left out"),
    "Day,Time,Pain\n2026-03-27,late,4\n": ("late", "is no time of day; noon is taken"),
}


@pytest.mark.parametrize("text", DOUBTS)
def test_every_doubt_is_told_with_its_cell(text: str) -> None:
    (found,) = sheets(text.encode(), "t.csv")
    holds = (Holds.DAY, Holds.SCALE) if len(found.head) == 2 else (Holds.DAY, Holds.CLOCK, Holds.SCALE)
    told = [doubt for line in lines(found, Asked(holds, Order.YEAR_FIRST), TODAY) for doubt in line.doubts]
    assert [(one.cell, one.why.format(**one.facts)) for one in told] == [DOUBTS[text]]


def test_a_measure_that_counts_otherwise_here_takes_nothing() -> None:
    me = fill(1)  # which has "=Walking" in minutes
    found = bringing(key("act"), me, of("Day,=Walking\n2026-03-27,4\n"), NOW)
    assert not found.numbers
    assert [one.why for one in found.doubts] == ["counts otherwise here; it is left out"]


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        ((Holds.NOTHING, Holds.SCALE), "exactly one column that it is the day"),
        ((Holds.DAY, Holds.DAY), "exactly one column that it is the day"),
        ((Holds.DAY, Holds.NOTHING), "at least one column what it holds"),
        ((Holds.DAY,), "incomplete"),
    ],
)
def test_what_cannot_be_said_of_a_table_is_refused_in_words(holds: tuple[Holds, ...], words: str) -> None:
    found = Sheet("t", ("Day", "Pain"), (("2026-03-27", "4"),), "utf-8")
    with pytest.raises(ThenarError, match=words):
        check(found, Asked(holds, Order.YEAR_FIRST))


def test_many_rows_go_in_and_come_out_whole() -> None:
    me = fill(1)
    before = export_json()
    text = "Day,Pain,Note\n" + "".join(
        f"{date.fromordinal(date(2020, 1, 1).toordinal() + number)},{number % 11},n{number}\n" for number in range(1200)
    )
    act = uuid4()
    assert bring(act, me, bringing(act, me, of(text), NOW), NOW) == 1 + 1200 + 1200
    assert ChangeRow.objects.filter(act=act).count() > 1
    undo(uuid4(), me, act, NOW)
    ChangeRow.objects.filter(number__gt=4).delete()
    assert export_json() == before


def test_what_is_brought_in_is_of_one_person(db: None) -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    bring(key("act"), me, bringing(key("act"), me, read("diary-us.csv"), NOW), NOW)
    assert bringing(key("b"), other, read("diary-us.csv"), datetime(2026, 4, 1, tzinfo=UTC)).known == 0

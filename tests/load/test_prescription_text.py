"""A prescription that is written as text is read as the same prescription."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PLACES
from thenar.load import load_knowledge
from thenar.load.nouns import noun_of
from thenar.load.own import prescription_of
from thenar.load.prescription_text import begun_with, text_of, text_of_values
from thenar.load.yaml_text import parse
from thenar.model.body import Limb, Side
from thenar.model.prescription import Agreed, Author, Heat, Item, Prescription, Progress, Said
from thenar.model.restriction import Need

KNOWLEDGE = load_knowledge()
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["no", "12", "2026-12-01", "a: b", "- x", "#1", "'", "=", "<<", "~"]
)
DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))
SAID = st.lists(st.builds(Said, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=3).map(tuple)
PROGRESS = st.builds(
    Progress, st.integers(0, 60), st.integers(0, 11), st.none() | st.integers(1, 9), st.none() | st.integers(1, 9)
)
ITEMS = st.builds(
    Item,
    pressure=st.integers(0, 9),
    minutes=st.integers(0, 99),
    times_a_day=st.integers(0, 9),
    days_a_week=st.integers(0, 9),
    stroke=st.none() | st.sampled_from(sorted(KNOWLEDGE.strokes)),
    routine=st.none() | st.sampled_from(sorted(KNOWLEDGE.routines)),
    side=st.none() | st.sampled_from(Side),
    leave_out=st.lists(st.sampled_from(PLACES), max_size=3).map(tuple),
    without=st.frozensets(st.sampled_from(Need), max_size=3),
    times=st.none() | st.integers(1, 30),
    first_day=st.none() | DAYS,
    last_day=st.none() | DAYS,
    progress=st.lists(PROGRESS, max_size=2).map(tuple),
    position=st.none() | TEXTS,
    tool=st.none() | TEXTS,
    lotion=st.sampled_from(sorted(KNOWLEDGE.lotions)),
    heat=st.sampled_from(Heat),
    because=st.none() | TEXTS,
    source=st.lists(TEXTS, max_size=2).map(tuple),
)
AGREED = st.builds(
    Agreed, TEXTS, TEXTS, DAYS, DAYS, st.frozensets(st.sampled_from(Limb)), st.none() | TEXTS, st.integers(1, 4)
)
PLANS = st.builds(
    Prescription,
    *(TEXTS, TEXTS, TEXTS, TEXTS, SAID, st.lists(ITEMS, max_size=4).map(tuple), SAID, TEXTS),
    *(st.builds(Author, TEXTS, TEXTS, DAYS), DAYS, DAYS, st.lists(AGREED, max_size=2).map(tuple)),
)


@given(PLANS)
def test_any_plan_at_all_is_read_as_it_was_written(plan: Prescription) -> None:
    assert noun_of(parse("", text_of(plan).encode()), Prescription) == plan


def test_what_is_usual_is_left_out_and_what_is_done_comes_first() -> None:
    item = Item(1, 5, stroke="self-hand-hold", side=Side.RIGHT, without=frozenset({Need.ROTATE, Need.PULL}))
    day = date(2026, 12, 1)
    author = Author("Ana Kern", "RMT 1234", day)
    said = (Said("Pain."),)
    plan = Prescription("p", "A plan", "G", "K", said, (item, item), said, "Ana", author, day, day + timedelta(9))
    text = text_of(plan)
    assert "- stroke: self-hand-hold\n  side: right\n  without:\n  - pull\n  - rotate\n  pressure: 1\n" in text
    assert "first_day: 2026-12-01\n" in text
    for left in ("times", "lotion", "heat", "routine", "agreed", "source"):
        assert left not in text
    assert prescription_of("", text, KNOWLEDGE) == plan


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.prescriptions))
def test_a_template_lacks_only_who_wrote_it_and_whom_to_ask(name: str) -> None:
    template, day = KNOWLEDGE.prescriptions[name], date(2026, 12, 1)
    begun = begun_with(template, "Ana, weekdays", Author("Ana Kern", "RMT 1234", day))
    plan = prescription_of("", text_of_values(begun), KNOWLEDGE)
    assert (plan.items, plan.warnings, plan.stop) == (template.items, template.warnings, template.stop)
    assert plan.last_day - plan.first_day == timedelta(template.weeks * 7 - 1)

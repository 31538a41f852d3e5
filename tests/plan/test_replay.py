"""Everything wished for on the way, in the order of its numbers: softer is never lost."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.test_plan import FREE, KNOWLEDGE
from tests.strategies import honors
from thenar.model.change import Change, Place, Wished
from thenar.model.plan import Plan, Wishes
from thenar.plan import plan
from thenar.plan.change import honored
from thenar.plan.replay import replayed

MADE = plan(Wishes(("hand-partner",), 15, pressure=2), FREE, KNOWLEDGE)
FIRM = max(range(len(MADE.steps)), key=lambda one: MADE.steps[one].pressure)
LAST = len(MADE.steps) - 1
SOFT = next(one for one, step in enumerate(MADE.steps) if step.pressure == 1)


def wished(change: Change, step: int, number: int, page: str = "a", **seen: int) -> Wished:
    return Wished(change, Place(step, 100, 5000), number, page, seen)


def after(*wishes: Wished) -> Plan:
    return replayed(MADE, wishes, KNOWLEDGE).plan


def pressures(made: Plan) -> list[int]:
    return [step.pressure for step in made.steps]


def test_there_is_something_to_lower() -> None:
    assert MADE.steps[FIRM].pressure == 2
    assert SOFT < FIRM


def test_softer_at_a_stroke_that_is_softest_already_lowers_what_is_ahead() -> None:
    assert pressures(after(wished(Change.SOFTER, SOFT, 1)))[FIRM] == 1


def test_whoever_makes_it_softer_may_make_it_firmer_again() -> None:
    one, other = wished(Change.SOFTER, 0, 1), wished(Change.FIRMER, 0, 2)
    assert pressures(after(one, other))[FIRM] == 2


def test_a_firmer_touch_takes_back_no_softer_one_that_it_did_not_know_of() -> None:
    softer = wished(Change.SOFTER, 0, 7, "phone")
    assert pressures(after(softer, wished(Change.FIRMER, 0, 9, "tablet")))[FIRM] == 1
    assert pressures(after(softer, wished(Change.FIRMER, 0, 9, "tablet", phone=7)))[FIRM] == 2
    assert pressures(after(softer, wished(Change.FIRMER, 0, 7, "tablet")))[FIRM] == 1, "of one number"
    assert pressures(after(softer, wished(Change.FIRMER, 0, 3, "tablet")))[FIRM] == 1, "softer did not know of it"


def test_too_firm_stays_softer_for_good() -> None:
    hurt = after(wished(Change.TOO_FIRM, FIRM, 1), *(wished(Change.FIRMER, FIRM, number) for number in (2, 3, 4)))
    assert MADE.steps[FIRM].stroke.id in hurt.wishes.softer
    assert hurt.steps[FIRM].pressure < KNOWLEDGE.strokes[hurt.steps[FIRM].stroke.id].pressure.most


def test_places_behind_the_end_are_no_mistake() -> None:
    for change in Change:
        assert after(wished(change, 9999, 1)).steps


@st.composite
def told(draw: st.DrawFn) -> list[Wished]:
    """Wishes of two pages; each numbers its own after all that it has seen."""
    count = {"a": 0, "b": 0}
    seen: dict[str, dict[str, int]] = {"a": {}, "b": {}}
    found: list[Wished] = []
    for page, change, step in draw(
        st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(Change), st.integers(-1, LAST + 1)), max_size=6)
    ):
        if draw(st.booleans()):  # this page hears of everything that was told by now
            seen[page] = {one.page: one.number for one in found}
        number = max([count[page], *seen[page].values()]) + 1
        count[page] = number
        place = Place(step, draw(st.integers(0, 400)), 50 * number)
        found.append(Wished(change, place, number, page, dict(seen[page])))
    return found


@settings(max_examples=150)
@given(st.data())
def test_the_order_of_arrival_says_nothing(data: st.DataObject) -> None:
    wishes = data.draw(told())
    assert after(*data.draw(st.permutations(wishes))) == after(*wishes)


@settings(max_examples=150)
@given(told())
def test_nothing_goes_above_the_clearance(wishes: list[Wished]) -> None:
    made = after(*wishes)
    assert all(honors(step, honored(made, KNOWLEDGE)) for step in made.steps)


@settings(max_examples=150)
@given(told())
def test_what_was_softer_elsewhere_is_not_undone_by_who_did_not_know(wishes: list[Wished]) -> None:
    """However the other page went on: less than where its own wishes alone would have led, wherever it can be less."""
    softer = wished(Change.SOFTER, 0, 1, "c")
    blind = [replace(one, change=Change.FIRMER) for one in wishes if one.change in (Change.SOFTER, Change.FIRMER)]
    assert max(pressures(after(softer, *blind))) <= max(pressures(after(softer)))


@settings(max_examples=150)
@given(told(), st.integers(0, LAST), st.booleans())
def test_one_more_softer_always_shows(wishes: list[Wished], step: int, knows: bool) -> None:
    """Told last, it lowers everything from its place on, or finds it softest; nothing gets firmer by it."""
    before = pressures(after(*wishes))
    seen = {one.page: one.number for one in wishes} if knows else {}
    made = pressures(after(*wishes, wished(Change.SOFTER, step, 1000, "c", **seen)))
    assert all(one <= was for one, was in zip(made, before, strict=True))
    assert all(one <= max(1, was - 1) for one, was in zip(made[step:], before[step:], strict=True))
    if knows:
        assert made[:step] == before[:step]


def test_all_orders_of_a_few_are_the_same() -> None:
    some = (
        wished(Change.SOFTER, 2, 3, "phone"),
        wished(Change.FIRMER, 2, 4, "tablet"),
        wished(Change.OTHER_SIDE, 1, 2, "tablet"),
        wished(Change.TOO_FIRM, 3, 4, "phone"),
    )
    plans = [after(*order) for order in permutations(some)]
    assert all(one == plans[0] for one in plans)
    assert replace(plans[0], wishes=MADE.wishes) != MADE

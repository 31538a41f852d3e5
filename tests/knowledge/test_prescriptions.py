"""Each template can be followed by the people whom it is for, under the check as it is, and has its sources."""

from dataclasses import replace

import pytest

from tests.screen.test_prescribed import PLAN
from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Reply
from thenar.model.plan import LeftOut, Plan, Wishes
from thenar.model.prescription import Dose, Template
from thenar.model.stroke import Form
from thenar.model.to_do import to_do
from thenar.plan import plan
from thenar.plan.words import TIME
from thenar.screen import screen
from thenar.screen.prescribed import finding_of_plan, item_of

KNOWLEDGE = load_knowledge()
TEMPLATES = KNOWLEDGE.prescriptions
NEEDED = {
    "hand-arthritis", "after-carpal-tunnel-release", "plantar-heel-pain", "numb-feet-after-chemotherapy",
    "diabetic-foot-with-feeling", "comfort-at-the-end-of-life", "dementia", "pregnancy",
}  # fmt: skip
ITEMS = [(one, number) for one in TEMPLATES.values() for number in range(1, len(one.items) + 1)]


def planned(template: Template, number: int, *, agreed: bool = False) -> Plan:
    """The item for somebody who answers the template's questions with yes, and those that it asks for if agreed."""
    item = template.items[number - 1]
    yes = {*template.conditions, *(template.asks if agreed else ())}
    answers = {name: Answer(Reply.YES if name in yes else Reply.NO) for name in KNOWLEDGE.conditions}
    written = replace(PLAN, items=template.items)
    dose = Dose(item.minutes, item.times)
    found = finding_of_plan(written, item_of(item, dose, KNOWLEDGE), KNOWLEDGE.catalog)
    giver, area = KNOWLEDGE.form_of(item) is Form.PARTNER, KNOWLEDGE.area_of(item)
    clearance = screen(
        answers, KNOWLEDGE.conditions, frozenset(template.asks), giver=giver, areas=[area], prescribed=[found]
    )
    made = to_do(written, number, dose, KNOWLEDGE).routine
    wishes = Wishes((made.id,), item.minutes, item.pressure, item.lotion)
    return plan(wishes, clearance, KNOWLEDGE.with_routines({made.id: made}))


def test_there_is_one_for_what_is_common() -> None:
    assert set(TEMPLATES) >= NEEDED
    assert not any(one.reviewed for one in TEMPLATES.values())


@pytest.mark.parametrize(("template", "number"), ITEMS, ids=lambda one: getattr(one, "id", one))
@pytest.mark.parametrize("agreed", [False, True])
def test_each_item_is_done_as_it_stands_by_those_it_is_for(template: Template, number: int, agreed: bool) -> None:
    made, item = planned(template, number, agreed=agreed), template.items[number - 1]
    stroke = KNOWLEDGE.strokes[item.stroke or ""]
    assert {one.stroke.id for one in made.steps} == {stroke.id}
    assert all(one.pressure <= item.pressure for one in made.steps)
    assert {limb for one in made.steps for limb in one.limbs} == item.limbs(stroke.area)
    assert not [one for one in made.left_out if _matters(one)]
    assert made.frames <= (item.minutes * 60 + 5) * 50


def _matters(one: LeftOut) -> bool:
    return one.reason != TIME


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.id)
def test_a_template_is_for_one_way_of_being_massaged(template: Template) -> None:
    assert len({KNOWLEDGE.form_of(one) for one in template.items}) == 1

"""A prescription to what it means for a session: one more finding in the join, and agreements that have an end. Pure.

It can only tighten. An agreement in it answers a question whose rule is to ask a clinician, and nothing else: `screen`
turns an `ask` that was agreed to into what its caps still say, and a stop stays a stop.
"""

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations

from thenar.model.body import Area, Limb
from thenar.model.clearance import Answer, Answers, Finding, Reply
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Agreed, Dose, Item, Prescription
from thenar.model.restriction import HIGHEST_PRESSURE, Effect, Limits, Restriction, join
from thenar.model.written import long_day

PRESCRIBED = "prescription"  # in the place of a question's id, and of a source's


def cautions_of(plan: Prescription, knowledge: Knowledge) -> Restriction:
    """What holds in every other session as long as a plan is kept, on whatever day: for each hand and foot that an item
    is about, the lowest pressure and all that any of them leaves out."""
    return join(_caution(one, knowledge.area_of(one)) for one in plan.items)


def item_of(item: Item, dose: Dose, knowledge: Knowledge) -> Restriction:
    """What holds while an item is done: what it says itself, no other hand or foot, and no more minutes."""
    area = knowledge.area_of(item)
    others = Restriction.at(frozenset(Limb) - item.limbs(area), Limits(Effect.AVOID))
    return _caution(item, area) | others | Restriction.everywhere(Limits(minutes_cap=dose.minutes))


def finding_of_plan(plan: Prescription, restriction: Restriction, catalog: NullTranslations) -> Finding:
    """What a plan restricts, told as every other reason is: with whose it is, and whom to ask."""
    alone = any(not one.open or one.places for one in restriction.by_limb)
    effect = Effect.AVOID if alone else Effect.GENTLE
    because = catalog.gettext("It is so in the plan that {name} wrote on {day}.")
    advice = catalog.gettext("Ask {name}: {contact}")
    return Finding(
        condition=PRESCRIBED,
        name=plan.name,
        effect=effect,
        asked=effect,
        restriction=restriction,
        because=because.format(name=plan.author.name, day=long_day(plan.author.day, catalog)),
        instead=None,
        advice=advice.format(name=plan.author.name, contact=plan.contact),
        source=(PRESCRIBED,),
    )


def confirmed_by(
    plan: Prescription, answers: Answers, conditions: Mapping[str, Condition], day: date
) -> frozenset[str]:
    """The questions that a clinician agreed to in a plan, as they are answered now and on this day."""
    return frozenset(
        one.question
        for one in plan.agreed
        if one.question in answers
        and one.question in conditions
        and _covers(one, answers[one.question], conditions[one.question], day)
    )


def _covers(one: Agreed, answer: Answer, condition: Condition, day: date) -> bool:
    """A plain yes, about no hand or foot and no choice that was not agreed to, while the agreement lasts."""
    return (
        condition.may_be_agreed
        and one.meaning == condition.meaning
        and one.day <= day <= one.until
        and answer.reply is Reply.YES
        and _limbs(answer, condition) <= one.limbs
        and _asked(one, answer, condition)
    )


def _limbs(answer: Answer, condition: Condition) -> frozenset[Limb]:
    """The limbs that an answer is about; all that it can be about where it names none."""
    return answer.limbs & frozenset(condition.limbs) or frozenset(condition.limbs)


def _asked(one: Agreed, answer: Answer, condition: Condition) -> bool:
    """Whether what was answered asks for a clinician, and is the choice that was agreed to, where there are some."""
    if condition.follow_up is None:
        return True
    agreed = [choice for choice in condition.follow_up.choices if choice.id == answer.choice == one.choice]
    return any(choice.change.effect is Effect.ASK for choice in agreed)


def _caution(item: Item, area: Area) -> Restriction:
    held = Limits(
        effect=Effect.GENTLE,
        pressure_cap=min(item.pressure, HIGHEST_PRESSURE),
        without=item.without,
        places=frozenset(item.leave_out),
    )
    return Restriction.at(item.limbs(area), held)

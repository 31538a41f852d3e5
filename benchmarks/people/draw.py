"""People who answer the check: drawn anew in the same way each time, from the shares of `people.yaml`."""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import NamedTuple

from thenar.model.body import PAIRS, Area, Limb
from thenar.model.clearance import Answer, Reply
from thenar.model.condition import About, Condition
from thenar.model.people import Level, Prevalence

# Illness clusters: most of it is in a few. How often people say yes compared with the average, which stays 1, and the
# share of people. Our own assumption.
HEALTH = {0.4: 0.45, 1.0: 0.35, 2.35: 0.20}
MOST = 0.95  # the ill do not say yes to everything

Person = dict[str, Answer]


class Dice(NamedTuple):
    """Four numbers from 0 to 1 for one person and one question: yes or no, which choice, hand or foot, which side."""

    yes: float
    choice: float
    area: float
    side: float


def people(
    conditions: Mapping[str, Condition], shares: Mapping[str, Prevalence], level: Level, count: int
) -> Iterator[Person]:
    """What each of `count` people answers with yes.

    Each question has dice of its own, so that a new one changes nobody's other answers, and the same people stand at
    every level: who says yes at `low` says so at `mid`.
    """
    known = sorted((one for one in shares.values() if one.id in conditions), key=lambda one: (one.given or "", one.id))
    rows = {
        factor: [(one, dice_of(one.id, count), _chance(one, conditions[one.id], level, factor)) for one in known]
        for factor in HEALTH
    }
    health = Random("health").choices(list(HEALTH), list(HEALTH.values()), k=count)
    for number, factor in enumerate(health):
        person: Person = {}
        for share, dice, chance in rows[factor]:
            if dice[number].yes < chance and (share.given is None or share.given in person):
                person[share.id] = _answer(conditions[share.id], share, dice[number])
        yield person


@cache
def dice_of(name: str, count: int) -> list[Dice]:
    """What is rolled for a question, one person after the other."""
    rolled = Random(f"people: {name}")
    return [Dice(rolled.random(), rolled.random(), rolled.random(), rolled.random()) for _ in range(count)]


def _chance(share: Prevalence, condition: Condition, level: Level, factor: float) -> float:
    """How likely a yes is. A helper's health is not that of the one who is massaged, and what follows from an illness
    follows for whoever has it."""
    usual = share.at(level)
    return usual if share.given or condition.about is About.GIVER else min(usual * factor, MOST)


def _answer(condition: Condition, share: Prevalence, dice: Dice) -> Answer:
    limbs = _limbs(condition, share, dice)
    return Answer(Reply.YES, limbs, _choice(condition, share, dice.choice), _places(condition, limbs, dice.choice))


def _choice(condition: Condition, share: Prevalence, roll: float) -> str | None:
    if condition.follow_up is None:
        return None
    names = [choice.id for choice in condition.follow_up.choices]
    for name in names:
        roll -= share.choices.get(name, 0.0) if share.choices else 1 / len(names)
        if roll < 0:
            return name
    return names[-1]


def _limbs(condition: Condition, share: Prevalence, dice: Dice) -> frozenset[Limb]:
    """One limb or a pair, of those that the question is about."""
    areas = [area for area in Area if any(limb.area is area for limb in condition.limbs)]
    if not areas:
        return frozenset()
    area = areas[0] if len(areas) == 1 or dice.area < share.hands else areas[1]
    if dice.side < share.both:
        return frozenset(PAIRS[area])
    return frozenset({PAIRS[area][dice.side < share.both + (1 - share.both) / 2]})


def _places(condition: Condition, limbs: frozenset[Limb], roll: float) -> frozenset[str]:
    """One of the places that the question is about on such a limb, each as likely."""
    fitting = sorted({place for limb in limbs for place in condition.places_on(limb.area)})
    return frozenset({fitting[int(roll * len(fitting))]}) if fitting else frozenset()

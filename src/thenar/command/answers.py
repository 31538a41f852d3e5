"""Answers as they are written on the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Condition
from thenar.model.nearest import meant_or, nearest
from thenar.model.problem import ThenarError


def answers_of(
    yes: Iterable[str], unknown: Iterable[str], conditions: Mapping[str, Condition], *, clear: bool
) -> Answers:
    """Answers from `ID`, `ID:LIMB`, `ID:CHOICE` and both joined by a comma; raises ThenarError for unknown ones."""
    answers: Answers = {name: Answer(Reply.NO) for name in conditions} if clear else {}
    for name in unknown:
        answers[condition_of(name, conditions).id] = Answer(Reply.UNKNOWN)
    told: set[str] = set()
    for text in yes:
        name, _, details = text.partition(":")
        condition = condition_of(name, conditions)
        answer = _answer(condition, [part for part in details.split(",") if part])
        if condition.id in told:
            answer = _both(answers[condition.id], answer)
        told.add(condition.id)
        answers[condition.id] = answer
    return answers


def _answer(condition: Condition, details: list[str]) -> Answer:
    limbs: set[Limb] = set()
    places: set[str] = set()
    choice = None
    choices = [one.id for one in condition.follow_up.choices] if condition.follow_up else []
    for detail in details:
        if detail in choices:
            choice = detail
        elif detail in condition.limbs:
            limbs.add(Limb(detail))
        elif detail in condition.all_places:
            places.add(detail)
        else:
            raise ThenarError(
                "'{condition}:{detail}' is not an answer. {possible}",
                condition=condition.id,
                detail=detail,
                possible=_possible(condition, choices, detail),
            )
    return Answer(Reply.YES, frozenset(limbs), choice, frozenset(places))


def _both(one: Answer, other: Answer) -> Answer:
    """Both answers at once. No limb or place named means all of them, and no choice the strictest."""
    limbs = one.limbs | other.limbs if one.limbs and other.limbs else frozenset()
    places = one.places | other.places if one.places and other.places else frozenset()
    return replace(one, limbs=limbs, choice=one.choice if one.choice == other.choice else None, places=places)


def _possible(condition: Condition, choices: list[str], detail: str) -> ThenarError:
    possible = [*map(str, condition.limbs), *sorted(condition.all_places), *choices]
    if not possible:
        return ThenarError("This question takes no limb; write '{condition}' alone.", condition=condition.id)
    told = ThenarError("After the colon it can be: {possible}.", possible=", ".join(possible))
    near = nearest(detail, possible)
    return ThenarError("Did you mean '{name}'? {possible}", name=near, possible=told) if near else told


def condition_of(name: str, conditions: Mapping[str, Condition]) -> Condition:
    """The condition of that id; raises ThenarError where there is none."""
    if name in conditions:
        return conditions[name]
    hint = meant_or(name, conditions, ThenarError("See them with `thenar list conditions`."))
    raise ThenarError("There is no condition '{name}'. {hint}", name=name, hint=hint)

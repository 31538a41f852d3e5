"""What may be wrong with a question of the check: what a yes does, and the caps that its effect promises."""

from collections.abc import Iterator

from thenar.load.check_asked import check_asked
from thenar.load.check_not_knowing import check_not_knowing
from thenar.load.mistakes import BACKGROUND, Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.condition import Change, Concerns, Condition, Leaves
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import HIGHEST_PRESSURE, Effect


def check_condition(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one question: one way of saying what a yes does, and caps that its effect promises."""
    yield from sources(condition, knowledge)
    if (condition.change is None) == (condition.follow_up is None):
        yield ("change",), "give exactly one of 'change' and 'follow_up'."
    changes: list[tuple[Path, Change]] = [(("change",), condition.change)] if condition.change else []
    if condition.follow_up:
        changes += [
            (("follow_up", "choices", index, "change"), choice.change)
            for index, choice in enumerate(condition.follow_up.choices)
        ]
    for where, change in changes:
        yield from _check_change(condition, change, where)
    yield from _check_places(condition, knowledge)
    yield from _check_grounds(condition)
    yield from check_asked(condition, knowledge)
    yield from check_not_knowing(condition, knowledge)


def _check_change(condition: Condition, change: Change, where: Path) -> Iterator[Mistake]:
    if change.effect is Effect.NONE:
        yield (*where, "effect"), "found 'none'; a yes must change or tell something. Use 'inform' at least."
    cap = change.pressure_cap
    if cap is not None and not 1 <= cap <= HIGHEST_PRESSURE:
        yield (*where, "pressure_cap"), f"found {cap}; 1, 2 or 3 is right."
    if cap is None or cap > 2:
        yield (*where, "pressure_cap"), "medium pressure is only for healthy adults; give 1 or 2."
    if change.minutes_cap is not None and not 3 <= change.minutes_cap <= 60:
        yield (*where, "minutes_cap"), f"found {change.minutes_cap}; 3 to 60 minutes is right."
    if change.effect is Effect.STOP and (change.concerns or condition.concerns) is not Concerns.PERSON:
        yield (*where, "effect"), "'stop' is for the whole person; use 'avoid' or 'ask', or concern the person."
    if (change.avoid or (change.concerns or condition.concerns) is Concerns.LIMB) and not condition.limbs:
        yield (*where, "avoid"), "the question is about no limb; list its 'limbs', or remove this key."
    if change.avoid is Leaves.PLACE and not condition.places:
        yield (*where, "avoid"), "the question is about no place; list its 'places' by area, or avoid the 'limb'."


def _check_grounds(condition: Condition) -> Iterator[Mistake]:
    """Nobody is sent away on general knowledge alone, unless the harm is grave."""
    grounds: dict[Path, tuple[str, ...]] = {("source",): condition.source} if condition.may_end else {}
    if condition.not_knowing and condition.most_unknown.rank >= Effect.ASK.rank:
        grounds["not_knowing", "source"] = condition.not_knowing.source
    bare = [where for where, named in grounds.items() if set(named) == {BACKGROUND}]
    if condition.grave and not bare:
        yield ("grave",), "nothing that ends a session rests on 'background' alone; remove this key."
    for where in () if condition.grave else bare:
        yield (
            where,
            "a session can end on 'background' alone; name a source, say in 'grave' which harm, or only soften.",
        )


def _check_places(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    if condition.places and not any(change.avoid is Leaves.PLACE for change in condition.changes):
        yield ("places",), "no change leaves a place alone; say 'avoid: place' in one, or remove this key."
    for area, places in condition.places.items():
        if all(limb.area is not area for limb in condition.limbs):
            yield ("places", area.value), f"the question is about no {area} among its 'limbs'."
        fitting = [one.id for one in knowledge.places.values() if one.area is area]
        for index, place in enumerate(places):
            yield from known("place", place, fitting, ("places", area.value, index))

"""What may be wrong with a question of the check: what a yes does, and the caps that its effect promises."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, sources
from thenar.load.yaml_text import Path
from thenar.model.condition import Change, Condition
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


def _check_change(condition: Condition, change: Change, where: Path) -> Iterator[Mistake]:
    if change.effect is Effect.NONE:
        yield (*where, "effect"), "found 'none'; a yes must change or tell something. Use 'inform' at least."
    cap = change.pressure_cap
    if cap is not None and not 1 <= cap <= HIGHEST_PRESSURE:
        yield (*where, "pressure_cap"), f"found {cap}; 1, 2 or 3 is right."
    if change.effect in (Effect.GENTLE, Effect.AVOID, Effect.ASK) and (cap is None or cap > 2):
        yield (*where, "pressure_cap"), "medium pressure is only for healthy adults; give 1 or 2."
    if change.minutes_cap is not None and not 3 <= change.minutes_cap <= 60:
        yield (*where, "minutes_cap"), f"found {change.minutes_cap}; 3 to 60 minutes is right."
    if change.avoid_limb and not condition.limbs:
        yield (*where, "avoid_limb"), "the question is about no limb; list its 'limbs' or remove this key."
    if change.effect is Effect.AVOID and not (change.avoid or change.avoid_limb):
        yield (*where, "effect"), "'avoid' leaves no limb out; give 'avoid' or 'avoid_limb', or use 'gentle'."

"""Which lines fit a session: by form, area, goal, and what a person can feel. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep, TalkFrom
from thenar.model.restriction import Manner
from thenar.model.script import Beat, Companion, Talk, Telling
from thenar.model.stroke import Form


def talks_of(plan: Plan) -> tuple[TalkFrom, ...]:
    """How much is said, from frame 0 on: what was wished, and never all of it where few words at a time are right."""
    talks = (TalkFrom(0, plan.wishes.talk), *plan.talks)
    if Manner.SHORT not in plan.clearance.limits.manner:
        return talks
    return tuple(replace(one, talk=Talk.SOME) if one.talk is Talk.FULL else one for one in talks)


def dull(plan: Plan) -> bool:
    """Whether what is felt cannot be relied on, so that the eyes come first."""
    return Manner.LOOK_AT_SKIN in plan.clearance.limits.manner


class Subjects:
    """The companion lines of a session by beat, those of its goal first."""

    def __init__(self, plan: Plan, knowledge: Knowledge) -> None:
        self._fitting = [one for one in knowledge.companions.values() if _of_goal(one, plan.wishes.goal)]
        self._fitting.sort(key=lambda one: (not one.goals, not (one.looks and dull(plan))))
        self._dull = dull(plan)
        self._found: dict[tuple[Beat, str, str], tuple[Companion, ...]] = {}

    def at(self, beat: Beat, step: PlannedStep) -> Sequence[Companion]:
        """Every subject for a beat of a step."""
        key = beat, step.stroke.form, step.stroke.area
        if key not in self._found:
            self._found[key] = tuple(
                one
                for one in self._fitting
                if one.moment is beat and step.stroke.form in one.forms and step.stroke.area in one.areas
                and not (one.feels and self._dull)
            )  # fmt: skip
        return self._found[key]

    def closing(self) -> Companion | None:
        """The last words of the goal, where it has its own."""
        return next((one for one in self._fitting if one.moment is Beat.CLOSE), None)


def _of_goal(one: Companion, goal: str | None) -> bool:
    return not one.goals or goal in one.goals


def told(telling: Telling, kind: str, form: Form) -> tuple[str, ...]:
    """The variants of a kind; `address` is the word to the one who receives, or to one alone."""
    name = ("receiver" if form is Form.PARTNER else "alone") if kind == "address" else kind
    found: tuple[str, ...] = getattr(telling, name)
    return found


def rotated(kinds: Sequence[str], by: int) -> Iterator[str]:
    """The kinds from another one on, so that the second telling begins elsewhere."""
    yield from kinds[by % len(kinds) :]
    yield from kinds[: by % len(kinds)]

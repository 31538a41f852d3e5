"""What no single type can say: that files agree with each other and with the promises of safety."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from thenar.load.nouns import suggest
from thenar.load.yaml_text import Located, Path
from thenar.model.concern import Concern
from thenar.model.condition import Change, Condition, Kind
from thenar.model.journal import Loinc, Measure
from thenar.model.knowledge import Knowledge
from thenar.model.problem import Problem
from thenar.model.restriction import HIGHEST_PRESSURE, Effect
from thenar.model.routine import Routine
from thenar.model.stroke import Stroke

Mistake = tuple[Path, str]
Files = Mapping[tuple[str, str], Located]


def check_knowledge(knowledge: Knowledge, files: Files) -> list[Problem]:
    """Every mistake between the files of the knowledge, in no particular order."""
    checks: list[tuple[str, Iterable[Any], Callable[[Any, Knowledge], Iterator[Mistake]]]] = [
        ("strokes", knowledge.strokes.values(), check_stroke),
        ("routines", knowledge.routines.values(), check_routine),
        ("conditions", knowledge.conditions.values(), check_condition),
        ("goals", knowledge.goals.values(), _check_goal),
        ("points", knowledge.points.values(), _check_point),
        ("preparation", knowledge.moments.values(), _check_source),
        ("measures", knowledge.measures.values(), _check_measure),
        ("concerns", knowledge.concerns.values(), _check_concern),
    ]
    return [
        _located(files, folder, noun.id).problem(path, message)
        for folder, nouns, check in checks
        for noun in nouns
        for path, message in check(noun, knowledge)
    ]


def _located(files: Files, folder: str, name: str) -> Located:
    return files.get((folder, name)) or files["red-flags", name]


def check_stroke(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one stroke: its zones, its numbers, and that its `instead` is gentler in every way."""
    yield from _check_source(stroke, knowledge)
    for index, zone in enumerate(stroke.path):
        yield from _known(
            "zone", zone, [one.id for one in knowledge.zones.values() if one.area is stroke.area], ("path", index)
        )
    if not 1 <= stroke.pressure.usual <= stroke.pressure.most <= HIGHEST_PRESSURE:
        yield ("pressure",), "found levels out of order; 1 ≤ usual ≤ most ≤ 3 is right (4 and 5 are never offered)."
    seconds = stroke.seconds
    if not 0 < seconds.least <= seconds.usual <= seconds.most:
        yield ("seconds",), "found times out of order; 0 < least ≤ usual ≤ most is right."
    for key, most in (("times", 20), ("rounds", 12)):
        if not 1 <= getattr(stroke, key) <= most:
            yield (key,), f"found {getattr(stroke, key)}; a whole number from 1 to {most} is right."
    if not stroke.words.first:
        yield ("words", "first"), "nothing is said the first time; give at least one short sentence."
    if stroke.instead is not None:
        yield from _check_instead(stroke, knowledge)
    elif stroke.needs:
        yield (
            ("needs",),
            (
                f"this stroke needs {_listed(stroke.needs)}, and nothing gentler takes its place; name a "
                "stroke in 'instead'."
            ),
        )


def _check_instead(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    assert stroke.instead is not None
    where: Path = ("instead",)
    gentler = knowledge.strokes.get(stroke.instead)
    if gentler is None:
        yield from _known("stroke", stroke.instead, list(knowledge.strokes), where)
    elif not gentler.needs < stroke.needs:
        # A strict subset can only shrink, so a chain of `instead` can neither loop nor add a need.
        yield (
            where,
            (
                f"'{gentler.id}' needs {_listed(gentler.needs)}, this stroke {_listed(stroke.needs)}; the gentler "
                "stroke must need strictly less. Choose another, or leave the key out."
            ),
        )
    elif gentler.pressure.most > stroke.pressure.most or gentler.pressure.usual > stroke.pressure.usual:
        yield where, f"'{gentler.id}' presses harder than this stroke; lower its pressure or choose another."
    elif (gentler.area, gentler.form, gentler.together) != (stroke.area, stroke.form, stroke.together):
        yield where, f"'{gentler.id}' is for {gentler.area}-{gentler.form}; choose one like this stroke."


def check_routine(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one routine: its strokes, repetitions and order of importance."""
    yield from _check_source(routine, knowledge)
    if not routine.steps:
        yield ("steps",), "there is no step; give at least one."
    seen: dict[int, str] = {}
    for number, step in enumerate(routine.steps):
        if not step.parts:
            yield ("steps", number, "parts"), "this step has no stroke; give at least one."
        for index, part in enumerate(step.parts):
            where: Path = ("steps", number, "parts", index)
            yield from _check_part_stroke(routine, part.stroke, knowledge, (*where, "stroke"))
            if not 1 <= part.times <= 20:
                yield (*where, "times"), f"found {part.times}; a whole number from 1 to 20 is right."
            if part.importance in seen:
                yield (
                    (*where, "importance"),
                    (
                        f"{part.importance} is taken by {seen[part.importance]}; give each part "
                        "a number of its own, 1 for the one kept longest."
                    ),
                )
            seen.setdefault(part.importance, part.stroke)
    yield from _check_together(routine, knowledge)


def _check_part_stroke(routine: Routine, stroke_id: str, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    stroke = knowledge.strokes.get(stroke_id)
    if stroke is None:
        yield from _known("stroke", stroke_id, list(knowledge.strokes), where)
    elif (stroke.area, stroke.form) != (routine.area, routine.form):
        fitting = [one.id for one in knowledge.strokes.values() if (one.area, one.form) == (routine.area, routine.form)]
        yield (
            where,
            (
                f"'{stroke_id}' is a {stroke.area} stroke for {stroke.form}; this routine is {routine.area} for "
                f"{routine.form}. Fitting ones: {', '.join(sorted(fitting))}."
            ),
        )


def _check_together(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    kinds = [
        knowledge.strokes[part.stroke].together
        for step in routine.steps
        for part in step.parts
        if part.stroke in knowledge.strokes
    ]
    trimmed = "".join("t" if kind else "s" for kind in kinds).strip("t")
    if "t" in trimmed:
        yield (
            ("steps",),
            (
                "a stroke for both sides at once stands between strokes for one side; move it to the "
                "beginning or the end, so that the sides change only once."
            ),
        )


def check_condition(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one question: one way of saying what a yes does, and caps that its effect promises."""
    yield from _check_source(condition, knowledge)
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


def _check_goal(goal: Any, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from _check_source(goal, knowledge)
    for index, study in enumerate(goal.studies):
        yield from _known("source", study.source, list(knowledge.references), ("studies", index, "source"))
    for index, emphasis in enumerate(goal.emphasis):
        yield from _known("stroke", emphasis.stroke, list(knowledge.strokes), ("emphasis", index, "stroke"))


def _check_point(point: Any, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from _check_source(point, knowledge)
    yield from _known("zone", point.zone, list(knowledge.zones), ("zone",))


def _check_measure(measure: Measure, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from _check_source(measure, knowledge)
    for index, goal in enumerate(measure.goals):
        yield from _known("goal", goal, list(knowledge.goals), ("goals", index))
    for where, loinc in _loincs(measure):
        yield from _known("source", loinc.source, list(knowledge.references), (*where, "source"))
    if measure.matters:
        for index, source in enumerate(measure.matters.source):
            yield from _known("source", source, list(knowledge.references), ("matters", "source", index))
        if not 0 < measure.matters.points <= 10:
            yield ("matters", "points"), f"found {measure.matters.points:g}; more than 0 and at most 10 is right."


def _loincs(measure: Measure) -> Iterator[tuple[Path, Loinc]]:
    form = measure.questionnaire
    found: list[tuple[Path, Loinc | None]] = [(("loinc",), measure.loinc)]
    if form:
        where: Path = ("questionnaire",)
        found += [((*where, "panel"), form.panel)]
        found += [((*where, "items", index, "loinc"), one.loinc) for index, one in enumerate(form.items)]
        found += [((*where, "answers", index, "loinc"), one.loinc) for index, one in enumerate(form.answers)]
    yield from ((at, loinc) for at, loinc in found if loinc)


def _check_source(noun: Any, knowledge: Knowledge) -> Iterator[Mistake]:
    if not noun.source:
        yield ("source",), "no source is given; name one, or write 'background' where none was found."
    for index, source in enumerate(noun.source):
        yield from _known("source", source, list(knowledge.references), ("source", index))


def _known(what: str, found: str, allowed: list[str], where: Path) -> Iterator[Mistake]:
    if found not in allowed:
        yield where, f"unknown {what} '{found}', {suggest(found, allowed)}"


def _listed(needs: Iterable[str]) -> str:
    return ", ".join(sorted(needs)) or "nothing"


def _check_concern(concern: Concern, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from _check_source(concern, knowledge)
    if concern.red_flag is not None:
        flags = [one.id for one in knowledge.conditions.values() if one.kind is Kind.RED_FLAG]
        yield from _known("red flag", concern.red_flag, flags, ("red_flag",))

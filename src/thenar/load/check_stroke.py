"""What may be wrong with a stroke: its zones and numbers, and what takes its place."""

from collections.abc import Iterator

from thenar.load.check_stroke_words import check_stroke_words
from thenar.load.mistakes import Mistake, known, listed, sources
from thenar.load.yaml_text import Path
from thenar.model.body import PAIRS
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.stroke import Motion, Stroke

GLIDES = (Motion.GLIDE, Motion.GLIDE_AND_BACK)


def check_stroke(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one stroke: its zones, its numbers, and that its `instead` is gentler in every way."""
    yield from sources(stroke, knowledge)
    fitting = [one.id for one in knowledge.zones.values() if one.area is stroke.area]
    for key, zones in (("path", stroke.path), ("held", stroke.held)):
        for index, zone in enumerate(zones):
            yield from known("zone", zone, fitting, (key, index))
    yield from _check_numbers(stroke)
    yield from _check_zones(stroke, knowledge)
    yield from check_stroke_words(stroke)
    yield from _check_opening(stroke, knowledge)
    if not stroke.words.first:
        yield ("words", "first"), "nothing is said the first time; give at least one short sentence."
    if stroke.long and stroke.motion not in GLIDES:
        yield ("long",), f"a long stroke glides, and this one's motion is '{stroke.motion}'; take 'long' away."
    if stroke.together:
        yield from _check_rests(stroke, knowledge)
    if stroke.instead is not None:
        yield from _check_instead(stroke, knowledge)
    elif stroke.needs:
        yield (
            ("needs",),
            (
                f"this stroke needs {listed(stroke.needs)}, and nothing gentler takes its place; name a "
                "stroke in 'instead'."
            ),
        )
    elif stroke.pressure.usual > 1:
        yield ("pressure",), "this is the last of its chain, and has to be light; write 'usual: 1'."


def _check_opening(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    """What opens a stroke has to be said, so two strokes of one session would say it twice, and too soon again."""
    for other in knowledge.strokes.values():
        if other.id != stroke.id and other.form is stroke.form:
            for text in set(stroke.words.first) & set(other.words.first):
                where = ("words", "first", stroke.words.first.index(text))
                yield where, f"'{other.id}' opens with the same sentence; say it in other words."


def _check_numbers(stroke: Stroke) -> Iterator[Mistake]:
    if not 1 <= stroke.pressure.usual <= stroke.pressure.most <= HIGHEST_PRESSURE:
        yield ("pressure",), "found levels out of order; 1 ≤ usual ≤ most ≤ 3 is right (4 and 5 are never offered)."
    seconds = stroke.seconds
    if not 0 < seconds.least <= seconds.usual <= seconds.most:
        yield ("seconds",), "found times out of order; 0 < least ≤ usual ≤ most is right."
    for key, most in (("times", 20), ("rounds", 12)):
        if not 1 <= getattr(stroke, key) <= most:
            yield (key,), f"found {getattr(stroke, key)}; a whole number from 1 to {most} is right."


def _check_rests(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    for limb in PAIRS[stroke.area]:
        if not knowledge.phrases.rests.get(limb):
            yield (
                ("together",),
                f"both sides do this stroke together, and nothing says that the {limb.value.replace('-', ' ')} rests; "
                f"write it under `rests`, `{limb.value}` in phrases.yaml, or take `together` away.",
            )


def _check_zones(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    """A zone may bring a need with it, and the firmest pressure is for some zones only."""
    for need, words in knowledge.needs.items():
        there = sorted(set(words.zones) & set(stroke.path))
        if there and need not in stroke.needs:
            yield ("needs",), f"the path has '{there[0]}', so the stroke needs '{need}'; add it."
    firmest = knowledge.pressures.get(stroke.pressure.most)
    if firmest and firmest.zones and all(zone in knowledge.zones for zone in (*stroke.path, *firmest.zones)):
        elsewhere = sorted(knowledge.skin(stroke.path) - knowledge.skin(firmest.zones))
        if elsewhere:
            yield ("pressure",), f"level {stroke.pressure.most} is not for '{elsewhere[0]}'; give 2 at most."


def _check_instead(stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    assert stroke.instead is not None
    where: Path = ("instead",)
    gentler = knowledge.strokes.get(stroke.instead)
    if gentler is None:
        yield from known("stroke", stroke.instead, list(knowledge.strokes), where)
    elif not (gentler.needs < stroke.needs or (gentler.needs == stroke.needs and _is_still(gentler, stroke))):
        # Needs only shrink and a still hold comes last, so a chain of `instead` can neither loop nor add a need.
        yield (
            where,
            (
                f"'{gentler.id}' needs {listed(gentler.needs)}, this stroke {listed(stroke.needs)}; the gentler "
                "stroke must need strictly less, or be a still hold that needs no more. Choose another, or leave the "
                "key out."
            ),
        )
    elif gentler.pressure.most > stroke.pressure.most or gentler.pressure.usual > stroke.pressure.usual:
        yield where, f"'{gentler.id}' presses harder than this stroke; lower its pressure or choose another."
    elif (gentler.area, gentler.form, gentler.together) != (stroke.area, stroke.form, stroke.together):
        yield where, f"'{gentler.id}' is for {gentler.area}-{gentler.form}; choose one like this stroke."
    elif _least(gentler) > _least(stroke):
        yield where, f"'{gentler.id}' takes longer than this stroke can; choose a quicker one."


def _least(stroke: Stroke) -> float:
    return stroke.seconds.least * stroke.times * stroke.repetitions


def _is_still(gentler: Stroke, stroke: Stroke) -> bool:
    return gentler.motion is Motion.HOLD and stroke.motion is not Motion.HOLD

"""What may be wrong with the script: a line too long for closed eyes, a number, a word that does not help."""

import re
from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.script import Companion, Telling
from thenar.model.stroke import Form, Stroke

MOST_WORDS = 16  # what an ear can hold: the longest of ten guides' usual sentences (reference on scripts, rule 4)
FEWEST, MOST = 2, 5  # variants of each kind, so that nobody hears one twice running
OPTIONAL = frozenset({"again", "receiver", "alone", "breathe_in", "breathe_out", "look", "slow", "other"})

# The ear waits for the next number; these words ask for what nobody can do, judge a body, or promise.
NUMBER = re.compile(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b", re.IGNORECASE)
UNKIND = re.compile(
    r"\b(relax\w*|surrender|tight|tense|knots?|knotted|ugly|beautiful|energy|chakras?|okay|my dear|"
    r"good (?:girl|boy)|i want you to|you are safe|don't move|husband|wife)\b",
    re.IGNORECASE,
)


def check_telling(telling: Telling, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes in what is told of a stroke."""
    yield from sources(telling, knowledge)
    stroke = knowledge.strokes.get(telling.id)
    if stroke is None:
        yield from known("stroke", telling.id, list(knowledge.strokes), ("id",))
        return
    for kind, variants in telling.kinds():
        where: Path = tuple(kind.split("."))
        if variants or kind not in OPTIONAL:
            yield from _check_variants(kind, variants, where)
    yield from _check_addressed(telling, stroke)
    yield from _check_parts(telling, stroke, knowledge)
    if bool(telling.breathe_in) != bool(telling.breathe_out):
        yield (
            ("breathe_in",),
            "a stroke that follows the breath has both breathe_in and breathe_out; give both, or none.",
        )


def check_companion(companion: Companion, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes in companion lines."""
    yield from sources(companion, knowledge)
    if not companion.say:
        yield ("say",), "there is no line; give at least one."
    for index, goal in enumerate(companion.goals):
        yield from known("goal", goal, list(knowledge.goals), ("goals", index))
    for index, text in enumerate(companion.say):
        yield from _check_line(text, ("say", index))


def _check_variants(kind: str, variants: tuple[str, ...], where: Path) -> Iterator[Mistake]:
    single = kind in OPTIONAL or kind.startswith(("digits", "moves"))
    least = 1 if single else FEWEST
    if not least <= len(variants) <= MOST:
        yield where, f"found {len(variants)} variants; {least} to {MOST} are right."
    for index, text in enumerate(variants):
        yield from _check_line(text, (*where, index))


def _check_line(text: str, where: Path) -> Iterator[Mistake]:
    words = len(text.split())
    if words > MOST_WORDS:
        yield where, f"found {words} words; at most {MOST_WORDS} are right. Make two lines of it."
    if number := NUMBER.search(text):
        yield where, f"found the number '{number.group()}'; say it without one, so that nobody counts along."
    if unkind := UNKIND.search(text):
        yield where, f"found '{unkind.group()}'; offer something that can be done or noticed, without judging."


def _check_addressed(telling: Telling, stroke: Stroke) -> Iterator[Mistake]:
    wanted, other = ("receiver", "alone") if stroke.form is Form.PARTNER else ("alone", "receiver")
    if not getattr(telling, wanted):
        yield (wanted,), f"this key is missing; a stroke for {stroke.form} has a word for whom it is about."
    if getattr(telling, other):
        yield (other,), f"this stroke is for {stroke.form}; write it under '{wanted}'."


def _check_parts(telling: Telling, stroke: Stroke, knowledge: Knowledge) -> Iterator[Mistake]:
    digits = knowledge.zones[f"{stroke.each}s"].parts if stroke.each else ()
    if set(telling.digits) != set(digits):
        yield (
            ("digits",),
            f"found {', '.join(telling.digits) or 'nothing'}; right is: {', '.join(digits) or 'nothing'}.",
        )
    moves = [move.id for move in stroke.moves]
    if set(telling.moves) != set(moves):
        yield ("moves",), f"found {', '.join(telling.moves) or 'nothing'}; right is: {', '.join(moves) or 'nothing'}."

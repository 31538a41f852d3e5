"""What may be wrong with a concern: an emergency that comes late or is long, a number that is none."""

import re
from collections.abc import Iterator, Mapping

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.concern import Concern, Emergency, EmergencyNumber, Then
from thenar.model.condition import Condition, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect

STEPS = 3
MOST_NAME = 28  # characters, so that it stays on one line of a phone
MOST_WORDS = 16  # in a sentence: what an ear in fear can hold, as in the script
FOR_NOBODY = re.compile(r"\d")  # a number to call differs by place: it stands on the button alone

At = tuple[str, str]


def check_concern(concern: Concern, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one concern: a mild one says what to do, an urgent one is an emergency and comes first."""
    yield from sources(concern, knowledge)
    urgent, emergency = concern.then is Then.URGENT, concern.emergency
    if urgent != (emergency is not None):
        yield ("emergency",), "'then: urgent' and 'emergency' go together; give both, or neither."
    if (concern.page is None) != urgent:
        yield ("page",), "a mild concern has a 'page', an urgent one an 'emergency' instead; give the one that fits."
    if concern.red_flag is not None:
        yield from known("red flag", concern.red_flag, _stopping(knowledge), ("red_flag",))
    if emergency:
        yield from _check_urgent(concern, knowledge)
        yield from _check_emergency(emergency)


def check_numbers(numbers: Mapping[str, EmergencyNumber], knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    """Mistakes of the emergency numbers, each with the row it stands in."""
    first: dict[str, str] = {}
    for one in numbers.values():
        at = ("emergency-numbers", one.id)
        yield from ((at, *mistake) for mistake in sources(one, knowledge))
        if not re.fullmatch(r"\d{2,5}", one.id):
            yield at, (), f"found '{one.id}'; a number of 2 to 5 digits is right."
        for index, region in enumerate(one.regions):
            if not re.fullmatch("[A-Z]{2}", region):
                yield at, ("regions", index), f"found '{region}'; two capitals are right, such as US (ISO 3166)."
            if region in first:
                yield at, ("regions", index), f"'{region}' has the number {first[region]} already; keep one."
            first.setdefault(region, one.id)
    elsewhere = [one.id for one in numbers.values() if one.elsewhere]
    if len(elsewhere) != 1 and numbers:
        told = ", ".join(elsewhere) or "none"
        yield (
            ("emergency-numbers", next(iter(numbers))),
            (),
            f"found {told} with 'elsewhere'; exactly one number is for all other regions.",
        )


def _check_urgent(concern: Concern, knowledge: Knowledge) -> Iterator[Mistake]:
    if not concern.ask_again:
        yield ("ask_again",), "after an emergency the check is asked anew; write 'ask_again: true'."
    if len(concern.name) > MOST_NAME:
        yield ("name",), f"found {len(concern.name)} characters; at most {MOST_NAME} stay on one line of a phone."
    milder = [one for one in knowledge.concerns.values() if one.then is not Then.URGENT and one.order <= concern.order]
    if milder:
        yield ("order",), f"'{milder[0].id}' comes before this; emergencies come first, so give a smaller number."


def _check_emergency(emergency: Emergency) -> Iterator[Mistake]:
    if len(emergency.steps) != STEPS:
        yield ("emergency", "steps"), f"found {len(emergency.steps)} steps; exactly {STEPS} are right."
    told: list[tuple[Path, str]] = [(("emergency", key), getattr(emergency, key)) for key in ("urgency", "next")]
    told += [(("emergency", "steps", index), text) for index, text in enumerate(emergency.steps)]
    for where, text in told:
        yield from _check_text(text, where)


def _check_text(text: str, where: Path) -> Iterator[Mistake]:
    if not text.rstrip().endswith((".", "!", "?")):
        yield where, "this is read aloud; end it as a sentence."
    if found := FOR_NOBODY.search(text):
        yield where, f"found '{found.group()}'; write numbers as words, and leave the one to call to the button."
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        words = len(sentence.split())
        if words > MOST_WORDS:
            yield where, f"found a sentence of {words} words; at most {MOST_WORDS} are right. Make two of it."


def _stopping(knowledge: Knowledge) -> list[str]:
    """Red flags, and what ends a session as they do."""
    return [one.id for one in knowledge.conditions.values() if one.kind is Kind.RED_FLAG or _stops(one)]


def _stops(condition: Condition) -> bool:
    return any(change.effect is Effect.STOP for change in condition.changes)

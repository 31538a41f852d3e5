"""What may be wrong with a table as a whole: something of which there has to be one, and there is none, or two."""

from collections.abc import Iterable, Iterator
from typing import Any

from thenar.load.mistakes import listed
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt

At = tuple[str, str]
USUAL = "lotion"  # what hands glide on where nobody chose


def check_whole(knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    """Mistakes of which no single file is to blame, each with the file where it is mended."""
    lotions, strokes = knowledge.lotions, knowledge.strokes
    yield from _one("plain", "lotions", lotions.values(), "the lotion in the place of scented ones")
    yield from _one("example", "strokes", strokes.values(), "the stroke that shows the moving picture")
    for lotion in lotions.values():
        if lotion.plain and lotion.scented:
            yield ("lotions", lotion.id), ("plain",), "a scented lotion cannot take the place of scented ones."
    if lotions and USUAL not in lotions:
        first = next(iter(lotions))
        yield ("lotions", first), (), f"there is no '{USUAL}', which those get who choose nothing; give it that name."
    yield from _check_measures(knowledge)
    for need, words in knowledge.needs.items():
        for zone in sorted(set(words.zones) - set(knowledge.zones)):
            yield ("needs", need.value), ("zones",), f"unknown zone '{zone}'; it should be one of zones.yaml."
    for level, pressure in knowledge.pressures.items():
        for zone in sorted(set(pressure.zones) - set(knowledge.zones)):
            yield ("pressures", str(level)), ("zones",), f"unknown zone '{zone}'; it should be one of zones.yaml."


def _check_measures(knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    around = {RatedAt.BEFORE, RatedAt.AFTER}
    asked = [one for one in knowledge.measures.values() if one.without_goal]
    for one in asked:
        if not around <= set(one.rated_at):
            yield ("measures", one.id), ("without_goal",), "it is not rated before and after; choose one that is."
    if knowledge.measures and not asked:
        first = next(iter(knowledge.measures))
        yield ("measures", first), (), "no measure is asked without a goal; write 'without_goal: true' in one or two."


def _one(key: str, table: str, nouns: Iterable[Any], what: str) -> Iterator[tuple[At, Path, str]]:
    every = list(nouns)
    marked = [one.id for one in every if getattr(one, key)]
    if every and len(marked) != 1:
        yield (table, (marked or [every[0].id])[-1]), (key,), f"found {listed(marked)}; exactly one is {what}."

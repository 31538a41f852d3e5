"""What no single type can say: that files agree with each other and with the promises of safety."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from thenar.load.check_concern import check_concern, check_numbers
from thenar.load.check_condition import check_condition
from thenar.load.check_goal import check_goal
from thenar.load.check_lines import check_lines
from thenar.load.check_measure import check_measure
from thenar.load.check_point import check_old_map, check_point, check_reflex_zone
from thenar.load.check_routine import check_routine
from thenar.load.check_script import check_companion, check_telling
from thenar.load.check_stroke import check_stroke
from thenar.load.check_template import check_template
from thenar.load.check_whole import check_whole
from thenar.load.check_words import words_check
from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Located
from thenar.model.body import PlaceOnLimb
from thenar.model.knowledge import Knowledge
from thenar.model.problem import Problem

Files = Mapping[tuple[str, str], Located]


def check_knowledge(knowledge: Knowledge, files: Files) -> list[Problem]:
    """Every mistake between the files of the knowledge, in no particular order."""
    checks: list[tuple[str, Iterable[Any], Callable[[Any, Knowledge], Iterator[Mistake]]]] = [
        ("strokes", knowledge.strokes.values(), check_stroke),
        ("routines", knowledge.routines.values(), check_routine),
        ("conditions", knowledge.conditions.values(), check_condition),
        ("goals", knowledge.goals.values(), check_goal),
        ("points", knowledge.points.values(), check_point),
        ("reflex-zones", knowledge.reflex_zones.values(), check_reflex_zone),
        ("preparation", knowledge.moments.values(), sources),
        ("measures", knowledge.measures.values(), check_measure),
        ("concerns", knowledge.concerns.values(), check_concern),
        ("words", knowledge.meanings.values(), words_check(knowledge)),
        ("script/strokes", knowledge.tellings.values(), check_telling),
        ("script/moments", knowledge.companions.values(), check_companion),
        ("prescriptions", knowledge.prescriptions.values(), check_template),
        ("places", knowledge.places.values(), _check_place),
    ]
    found = [
        _located(files, folder, noun.id).problem(path, message)
        for folder, nouns, check in checks
        for noun in nouns
        for path, message in check(noun, knowledge)
    ]
    rows = [
        *check_lines(knowledge),
        *check_numbers(knowledge.emergency_numbers, knowledge),
        *check_whole(knowledge),
        *((("old-map", ""), at, message) for at, message in check_old_map(knowledge.old_map, knowledge)),
    ]
    return [*found, *(files[at].problem(path, message) for at, path, message in rows)]


def _located(files: Files, folder: str, name: str) -> Located:
    return files.get((folder, name)) or files["red-flags", name]


def _check_place(place: PlaceOnLimb, knowledge: Knowledge) -> Iterator[Mistake]:
    fitting = [one.id for one in knowledge.zones.values() if one.area is place.area]
    for index, zone in enumerate(place.zones):
        yield from known("zone", zone, fitting, ("zones", index))

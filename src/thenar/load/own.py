"""Files of one's own: a routine, or another file of the knowledge that is checked before it is offered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from thenar.load.check_claims import check_claims
from thenar.load.check_concern import check_concern
from thenar.load.check_condition import check_condition
from thenar.load.check_goal import check_goal
from thenar.load.check_measure import check_measure
from thenar.load.check_point import check_old_map, check_point, check_reflex_zone
from thenar.load.check_prescription import check_prescription
from thenar.load.check_routine import check_routine
from thenar.load.check_script import check_companion, check_telling
from thenar.load.check_stroke import check_stroke
from thenar.load.check_template import check_template
from thenar.load.mistakes import Mistake
from thenar.load.nouns import noun_of
from thenar.load.yaml_text import MAX_BYTES, Located, parse
from thenar.model.concern import Concern
from thenar.model.condition import Condition
from thenar.model.goal import Goal
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure
from thenar.model.nearest import nearest
from thenar.model.point import OldMap, Point, ReflexZone
from thenar.model.prescription import Prescription, Template
from thenar.model.problem import KnowledgeError, Problem
from thenar.model.routine import Routine
from thenar.model.script import Companion, Telling
from thenar.model.stroke import Stroke

_TELLING_KEYS = {
    "weeks": "template of prescriptions", "items": "prescription", "steps": "routine", "contact": "stroke",
    "question": "condition", "image": "telling", "moment": "companion", "then": "concern", "tradition": "point",
    "belongs": "reflex zone", "lineage": "page of the old map", "studies": "goal", "rated_at": "measure",
}  # fmt: skip
_CHECKED: dict[str, tuple[type, Callable[[Any, Knowledge], Iterator[Mistake]]]] = {
    "stroke": (Stroke, check_stroke),
    "condition": (Condition, check_condition),
    "telling": (Telling, check_telling),
    "companion": (Companion, check_companion),
    "concern": (Concern, check_concern),
    "goal": (Goal, check_goal),
    "measure": (Measure, check_measure),
    "point": (Point, check_point),
    "reflex zone": (ReflexZone, check_reflex_zone),
    "page of the old map": (OldMap, check_old_map),
    "prescription": (Prescription, check_prescription),
    "template of prescriptions": (Template, check_template),
}


def read_routine(path: Path, knowledge: Knowledge) -> Routine:
    """A routine of one's own, checked against the knowledge; raises KnowledgeError with every mistake."""
    return _routine(_parsed(path), knowledge)


def routine_of(name: str, text: str, knowledge: Knowledge) -> Routine:
    """The same from a text; mistakes are told with `name` as that of its file."""
    return _routine(parse(name, text.encode()), knowledge)


def draft_of(name: str, text: str) -> Routine:
    """A routine that may still have mistakes: of a stroke, a number, a word. KnowledgeError for what is none at all."""
    return replace(noun_of(parse(name, text.encode()), Routine), own=True)


def _routine(located: Located, knowledge: Knowledge) -> Routine:
    routine = replace(noun_of(located, Routine), own=True)
    mistakes = [*check_routine(routine, knowledge), *check_claims(routine, knowledge.claims)]
    problems = [located.problem(where, message) for where, message in mistakes]
    if problems:
        raise KnowledgeError(problems)
    return routine


def check_file(path: Path, knowledge: Knowledge) -> str:
    """What kind of file this is, when it has no mistake; raises KnowledgeError with every one it has."""
    located = _parsed(path)
    kind = _kind(located)
    if kind == "routine":
        _routine(located, knowledge)
    else:
        _checked(located, kind, knowledge)
    return kind


def read_own(path: Path, knowledge: Knowledge) -> Routine | Prescription:
    """What is led of files of one's own: a routine, or a prescription. KnowledgeError with every mistake."""
    located = _parsed(path)
    if _kind(located) == "prescription":
        return cast(Prescription, _checked(located, "prescription", knowledge))
    return _routine(located, knowledge)


def prescription_of(name: str, text: str, knowledge: Knowledge) -> Prescription:
    """A prescription from a text; mistakes are told with `name` as that of its file."""
    return cast(Prescription, _checked(parse(name, text.encode()), "prescription", knowledge))


def _checked(located: Located, kind: str, knowledge: Knowledge) -> object:
    """A noun of this kind without a mistake."""
    noun, check = _CHECKED[kind]
    found: Any = noun_of(located, noun)
    mistakes = [*check(found, knowledge), *check_claims(found, knowledge.claims)]
    problems = [located.problem(where, message) for where, message in mistakes]
    if problems:
        raise KnowledgeError(problems)
    return found


def _parsed(path: Path) -> Located:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise KnowledgeError(
            [Problem(str(path), 0, "", f"cannot be read ({error.strerror}); check the name and that you may read it.")]
        ) from None
    return parse(str(path), data)


def _told_by(keys: list[str]) -> str | None:
    return next((kind for key, kind in _TELLING_KEYS.items() if key in keys), None)


def _kind(located: Located) -> str:
    keys = [key for key in located.value if isinstance(key, str)] if isinstance(located.value, dict) else []
    # with `step` for `steps` it is read as the file it was meant to be, which tells of its one wrong key
    if kind := _told_by(keys) or _told_by([near for key in keys if (near := nearest(key, _TELLING_KEYS))]):
        return kind
    raise KnowledgeError(
        [
            located.problem(
                (),
                "this is neither a routine (key 'steps'), a stroke ('contact'), a question ('question'), a concern "
                "('then'), a goal ('studies'), a measure ('rated_at'), a point ('tradition'), a zone of charts "
                "('belongs'), a prescription ('items') nor a script ('image' for a stroke's, 'moment' for companion "
                "lines); see docs/file-formats.md.",
            )
        ]
    )

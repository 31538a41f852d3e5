"""Everything that the knowledge files say, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thenar.model.body import Area, Zone
from thenar.model.concern import Concern
from thenar.model.condition import Condition
from thenar.model.goal import Goal
from thenar.model.journal import Measure
from thenar.model.restriction import Need
from thenar.model.routine import Lotion, Moment, Routine
from thenar.model.stroke import Stroke


@dataclass(frozen=True)
class NeedWords:
    """How a need is named, and how its absence is explained, once and kindly, on the page and aloud."""

    name: str
    page: str
    say: str


@dataclass(frozen=True)
class Phrases:
    """The words between the strokes. `begin` and `switch` are by limb name, `both-hands` included."""

    begin: Mapping[str, str]
    switch: Mapping[str, str]
    count: tuple[str, ...]
    finger: tuple[str, ...]
    toe: tuple[str, ...]
    round: tuple[str, ...]
    breathe_in: str
    breathe_out: str
    live: Mapping[str, str]


@dataclass(frozen=True)
class Point:
    """A traditional point: tradition only, never a claim."""

    id: str
    code: str
    name: str
    area: Area
    zone: str
    location: str
    tradition: str
    source: tuple[str, ...]
    caution: str | None = None
    not_in_pregnancy: bool = False


@dataclass(frozen=True)
class Reference:
    """A source, once, by id. `weight` A is a guideline, review or trial; B a professional body; C secondary."""

    id: str
    weight: str
    title: str
    where: str | None = None


@dataclass(frozen=True)
class Knowledge:
    """All nouns by id. `version` changes when any file does."""

    version: str
    zones: Mapping[str, Zone]
    needs: Mapping[Need, NeedWords]
    strokes: Mapping[str, Stroke]
    routines: Mapping[str, Routine]
    moments: Mapping[str, Moment]
    lotions: Mapping[str, Lotion]
    conditions: Mapping[str, Condition]
    goals: Mapping[str, Goal]
    points: Mapping[str, Point]
    references: Mapping[str, Reference]
    phrases: Phrases
    measures: Mapping[str, Measure]
    concerns: Mapping[str, Concern] = field(default_factory=dict)

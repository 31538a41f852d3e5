"""What the player draws and plays: times are milliseconds of the track."""

from collections.abc import Mapping
from enum import StrEnum

from thenar.model.goal import End
from thenar.model.stroke import Each
from thenar.model.timeline import CueKind, Mark
from thenar.wire.base import Wire


class Cue(Wire):
    """One thing at one time. A repetition is numbered `of` so many, and lasts `whole_ms` where other cues lie in it."""

    at_ms: int
    duration_ms: int
    kind: CueKind
    text: str | None = None
    stroke: str | None = None
    limb: str | None = None
    zone: str | None = None
    move: str | None = None
    repetition: int | None = None
    of: int | None = None
    step: int | None = None
    mark: Mark | None = None
    whole_ms: int | None = None


class Part(StrEnum):
    """What a section is: one step, or what comes before the first or after the last."""

    BEFORE = "before"
    STEP = "step"
    AFTER = "after"


class Section(Wire):
    """A part of the track that is shown as one. Only a step has what stands from `show_ms` on."""

    kind: Part
    at_ms: int
    end_ms: int
    title: str
    sentence: str
    show_ms: int | None = None
    page: str | None = None
    step: int | None = None
    stroke: str | None = None
    limb: str | None = None
    zones: tuple[str, ...] | None = None
    path: tuple[str, ...] | None = None
    times: int | None = None
    rounds: int | None = None
    each: Each | None = None
    pressure: int | None = None
    repetition_ms: int | None = None
    still: str | None = None


class Drawn(Wire):
    """All that is seen of a session. Sections follow each other without a gap and cover the whole track."""

    duration_ms: int
    sections: tuple[Section, ...]
    cues: tuple[Cue, ...]


class Over(Wire):
    """The same track over a bed: addresses and types by kind."""

    track: Mapping[str, str]
    types: Mapping[str, str]


class Resume(Wire):
    """Where a session that was cut off goes on, and how much of it was heard."""

    ms: int
    heard_ms: int


class Played(Drawn):
    """A session, with where to fetch and to send what. `live` and `said` are the answers of the voice by name.

    `seen` is the last number of each page that told something of the session, `number` the last of all. `take` counts
    the plans that it had. `device_voice` is a language that our own voice does not speak. One that `ends` dark dims
    with its last words, and no bright page comes after it.
    """

    track: Mapping[str, str]
    types: Mapping[str, str]
    person: str
    event: str
    change: str
    end: str
    live: Mapping[str, str]
    said: Mapping[str, str]
    device_voice: str | None = None
    most_ms: int
    pressures: Mapping[str, str]
    take: int
    number: int
    seen: Mapping[str, int]
    keys: Mapping[str, str]
    ends: End = End.BELL


class SessionData(Played):
    """A session of a day, on a page of the server or of a device. Of a `guest` a device keeps nothing."""

    day: str
    token: str
    over: Over | None = None
    guest: bool = False
    resume: Resume | None = None


class Answered(Wire):
    """The answer to a wish: what the voice says, the session as it is from then on, and where it goes on.

    None for a session that could not be changed, and for a place that stays.
    """

    say: str
    data: SessionData | None
    go_ms: int | None

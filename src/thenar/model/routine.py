"""Routines: ordered steps of strokes; and the moments before, during and after them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from thenar.model.body import Area, Side
from thenar.model.restriction import Manner
from thenar.model.stroke import Form
from thenar.model.text import Text


@dataclass(frozen=True)
class Part:
    """A stroke at its place in a step: how many times, and how early it goes when time is short.

    `importance` 1 is kept longest; no two parts of a routine share one. `say` are words of one's own, said after the
    stroke was explained; they go where a gentler stroke takes its place. `pressure` is the most it may have here,
    `side` the only one it is done on, and `share` its part of the time, beside 1 for the others.
    """

    stroke: str
    times: int
    importance: int
    say: tuple[Text, ...] = ()
    pressure: int | None = None
    side: Side | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Step:
    """One numbered step of a routine; most have one part."""

    name: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Routine:
    """A named order of steps for one area, for oneself or someone else. `then` are steps for the other area, which
    follow. In one that is somebody's `own`, the order stays as it was written, whatever is hoped for."""

    id: str
    name: Text
    summary: Text
    area: Area
    form: Form
    steps: tuple[Step, ...]
    source: tuple[str, ...]
    then: tuple[Step, ...] = ()
    own: bool = False

    @property
    def by_area(self) -> "tuple[Routine, ...]":
        """What is planned of it: one routine for each area that it has steps for."""
        first = (replace(self, then=()),) if self.steps else ()
        other = replace(self, id=f"{self.id}{THEN}", area=self.area.other, steps=self.then, then=())
        return (*first, other) if self.then else first


THEN = "-then"  # ends the id of the part of a routine that is for its other area


class When(StrEnum):
    """Where in a session a moment belongs."""

    READY = "ready"  # on the page, before anything is heard
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True)
class Moment:
    """Something said outside the strokes: getting ready, a check on the way, closing.

    `seconds` is the whole time it takes, speech included. `importance` 1 is kept longest;
    None means that it is never left out. `breaths` is how many guided breaths follow the words. With `manner`,
    it takes the place and the time of `instead_of` in sessions that have to talk that way.
    """

    id: str
    name: Text
    when: When
    order: int
    page: Text
    say: tuple[Text, ...]
    source: tuple[str, ...]
    seconds: float = 0
    importance: int | None = None
    breaths: int = 0
    tone: bool = False
    hold: bool = False
    forms: tuple[Form, ...] = (Form.PARTNER, Form.SELF)
    areas: tuple[Area, ...] = (Area.HAND, Area.FOOT)
    manner: frozenset[Manner] = frozenset()
    instead_of: str | None = None
    differs: str | None = None


@dataclass(frozen=True)
class Lotion:
    """What the hands glide on. `scented` ones are oils and creams that a condition may forbid; the `plain` one takes
    their place."""

    id: str
    name: Text
    page: Text
    say: tuple[Text, ...]
    scented: bool
    plain: bool = False

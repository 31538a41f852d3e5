"""What a professional writes down for someone to do at home: two to five things, why, until when, and when to stop."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thenar.model.body import PAIRS, Area, Limb, Side
from thenar.model.restriction import Need
from thenar.model.text import Text

DAYS_A_WEEK = 7


class Heat(StrEnum):
    """What comes before the hands. Never hot, never ice: only what the skin hardly notices."""

    NONE = "none"
    WARM = "warm"
    COOL = "cool"


class Standing(StrEnum):
    """Of a plan that is kept: a draft changes nothing, a kept one holds in every session, an ended one no more."""

    DRAFT = "draft"
    KEPT = "kept"
    ENDED = "ended"


@dataclass(frozen=True)
class Said:
    """A sentence of a plan. `source` is empty where it is the writer's own word for this one person."""

    text: Text
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """What becomes more from a week on: `times`, `minutes`, or both. The first week is 1.

    It holds only where the last number of pain is at most `pain_at_most`; where none was given, it does not hold.
    Pressure is not among it: firmer hands are for the one who wrote the plan to ask for anew.
    """

    from_week: int
    pain_at_most: int
    times: int | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Item:
    """One thing to do. Exactly one of `stroke` and `routine` is given; `times` belongs to a stroke.

    `leave_out` are places of the same hand or foot, `without` what hands do not do there; `pressure` is Walton 1 to 3,
    at most. Without `first_day` and `last_day` it is done on all days of the plan.
    """

    pressure: int
    minutes: int
    times_a_day: int = 1
    days_a_week: int = DAYS_A_WEEK
    stroke: str | None = None
    routine: str | None = None
    side: Side | None = None
    leave_out: tuple[str, ...] = ()
    without: frozenset[Need] = frozenset()
    times: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    progress: tuple[Progress, ...] = ()
    position: Text | None = None
    tool: Text | None = None
    lotion: str = "lotion"
    heat: Heat = Heat.NONE
    because: Text | None = None
    source: tuple[str, ...] = ()

    def limbs(self, area: Area) -> frozenset[Limb]:
        """The hands or feet that it is done on."""
        return frozenset(limb for limb in PAIRS[area] if self.side in (None, limb.side))


@dataclass(frozen=True)
class Dose:
    """How long, and how often a stroke, on one day: what stands in the item, or what it has become."""

    minutes: int
    times: int | None


@dataclass(frozen=True)
class Agreed:
    """A clinician's yes to one question about one person. It ends with the day `until`.

    `limbs` and `choice` say which answer it was given to, where the question asks for them; `meaning` is what the
    question meant then. Nothing here proves who wrote it.
    """

    question: str
    name: str
    day: date
    until: date
    limbs: frozenset[Limb] = frozenset()
    choice: str | None = None
    meaning: int = 1


@dataclass(frozen=True)
class Author:
    """Who wrote a plan, and when: as written, which nothing proves."""

    name: str
    license: str
    day: date


@dataclass(frozen=True)
class Prescription:
    """A plan for someone. `goal` is in their words, `known_by` how both shall know that it was reached.

    `warnings` are read before anything is done, `stop` says when to end and not to go on, `contact` whom to ask.
    """

    id: str
    name: Text
    goal: Text
    known_by: Text
    warnings: tuple[Said, ...]
    items: tuple[Item, ...]
    stop: tuple[Said, ...]
    contact: Text
    author: Author
    first_day: date
    last_day: date
    agreed: tuple[Agreed, ...] = ()

    def days_of(self, item: Item) -> tuple[date, date]:
        """The first and the last day on which an item is to be done."""
        return item.first_day or self.first_day, item.last_day or self.last_day

    def asks_for(self, item: Item, day: date) -> bool:
        """Whether a day is one of an item's."""
        first, last = self.days_of(item)
        return first <= day <= last

    def dose_of(self, item: Item, day: date, pain: int | None) -> Dose:
        """How much of an item, on a day, for somebody whose last number of pain is known, or not."""
        week = 1 + (day - self.days_of(item)[0]) // timedelta(days=DAYS_A_WEEK)
        minutes, times = item.minutes, item.times
        for one in sorted(item.progress, key=lambda progress: progress.from_week):
            if one.from_week <= week and pain is not None and pain <= one.pain_at_most:
                minutes, times = one.minutes or minutes, one.times or times
        return Dose(minutes, times)


@dataclass(frozen=True)
class Template:
    """What a prescription begins with, for people whom it is `about`: the same without a person, a day and a name.

    `conditions` are questions that such a person answers with yes, `asks` those of which a clinician's agreement often
    belongs to it. It takes `weeks`, unless somebody chooses otherwise. `reviewed` stays false: no signature under a
    template is kept yet.
    """

    id: str
    name: Text
    about: Text
    goal: Text
    known_by: Text
    warnings: tuple[Said, ...]
    items: tuple[Item, ...]
    stop: tuple[Said, ...]
    weeks: int
    conditions: tuple[str, ...]
    source: tuple[str, ...]
    asks: tuple[str, ...] = ()
    reviewed: bool = False

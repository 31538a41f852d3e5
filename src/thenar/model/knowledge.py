"""Everything that the knowledge files say, as one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from gettext import NullTranslations

from thenar.model.body import Area, Limb, PlaceOnLimb, Zone
from thenar.model.claims import Claims
from thenar.model.concern import Concern, EmergencyNumber
from thenar.model.condition import About, Condition, Kind
from thenar.model.goal import Goal
from thenar.model.line import Line
from thenar.model.meaning import Meaning, SmallWords
from thenar.model.measure import Measure
from thenar.model.plan import PLACE, Why
from thenar.model.point import OldMap, Point, ReflexZone
from thenar.model.prescription import Item, Template
from thenar.model.restriction import Need
from thenar.model.review import Reviews
from thenar.model.routine import Lotion, Moment, Routine
from thenar.model.script import Companion, Telling
from thenar.model.speech import Rate, all_speech_frames, rate_of, speech_frames
from thenar.model.stroke import Contact, Form, Stroke
from thenar.model.text import Text


@dataclass(frozen=True)
class NeedWords:
    """How a need is named, and how its absence is explained, once and kindly, on the page and aloud.

    A stroke over one of its `zones` has this need.
    """

    name: Text
    page: Text
    say: Text
    zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class PressureWords:
    """A level of pressure: its name, its lotion image, and the sentence that nothing goes above it.

    With `zones`, only strokes that stay on those may reach it.
    """

    name: Text
    image: Text
    at_most: Text
    zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phrases:
    """The words between the strokes. `begin` and `switch` are by limb name, `both-hands` included.

    `place` says why a stroke is left out or gentler where a place is left alone; `part` says, by area and after the
    limb was named, that some of it is. `rests` says, by limb and the first time first, that this side rests from a
    stroke that both sides do together. `ache` says that what aches is kept in mind, `ache_alone` that it is left
    alone.
    """

    begin: Mapping[str, Text]
    switch: Mapping[str, Text]
    count: tuple[Text, ...]
    finger: tuple[Text, ...]
    toe: tuple[Text, ...]
    round: tuple[Text, ...]
    once_more: tuple[Text, ...]
    breathe_in: Text
    breathe_out: Text
    live: Mapping[str, Text]
    place: NeedWords
    part: Mapping[Area, Text]
    part_too: Mapping[Area, Text]
    rests: Mapping[Limb, tuple[Text, ...]]
    ache: Text
    ache_alone: Text


@dataclass(frozen=True)
class Reference:
    """A source, once, by id. `weight` A is a guideline, review or trial; B a professional body; C secondary."""

    id: str
    weight: str
    title: str
    where: str | None = None


@dataclass(frozen=True)
class Group:
    """Questions that stand together on the pages for those who review them; in the order of the file.

    Its questions are of one `kind`, and about the one that it `asks`.
    """

    id: str
    name: str
    kind: Kind = Kind.CONDITION
    asks: About = About.RECEIVER


@dataclass(frozen=True)
class Knowledge:
    """All nouns by id, in one language; concerns and measures in their order.

    `version` changes when any file does; `catalog` has the words of programs.
    """

    version: str
    zones: Mapping[str, Zone]
    places: Mapping[str, PlaceOnLimb]
    needs: Mapping[Need, NeedWords]
    strokes: Mapping[str, Stroke]
    routines: Mapping[str, Routine]
    moments: Mapping[str, Moment]
    lotions: Mapping[str, Lotion]
    conditions: Mapping[str, Condition]
    goals: Mapping[str, Goal]
    points: Mapping[str, Point]
    reflex_zones: Mapping[str, ReflexZone]
    old_map: OldMap
    references: Mapping[str, Reference]
    phrases: Phrases
    pressures: Mapping[int, PressureWords]
    measures: Mapping[str, Measure]
    concerns: Mapping[str, Concern] = field(default_factory=dict)
    emergency_numbers: Mapping[str, EmergencyNumber] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    first_check: Mapping[str, Line] = field(default_factory=dict)
    later_check: Mapping[str, Line] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)
    small_words: SmallWords = field(default_factory=SmallWords)
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    companions: Mapping[str, Companion] = field(default_factory=dict)
    prescriptions: Mapping[str, Template] = field(default_factory=dict)
    reviews: Reviews = field(default_factory=Reviews)
    language: str = "en"
    catalog: NullTranslations = field(default_factory=NullTranslations, compare=False)

    @cached_property
    def rate(self) -> Rate:
        """How slowly its sentences may be spoken."""
        return rate_of(self.language)

    @cached_property
    def longest_why(self) -> int:
        """Frames of the longest sentence that says why a stroke stands in for another."""
        return max(speech_frames(one.say, self.rate) for one in (*self.needs.values(), self.phrases.place))

    @cached_property
    def longest_lotion(self) -> Lotion:
        """The one that takes longest to say: time must not depend on which one is allowed."""
        return max(self.lotions.values(), key=lambda one: all_speech_frames(one.say, self.rate))

    @cached_property
    def next_round(self) -> int:
        """Frames to say that a round begins again."""
        return max(speech_frames(one, self.rate) for one in self.phrases.round)

    @property
    def plain_lotion(self) -> str:
        """What takes the place of oils and scents."""
        return next(one.id for one in self.lotions.values() if one.plain)

    @property
    def example(self) -> Stroke:
        """The stroke that shows what the moving picture is like."""
        return next(one for one in self.strokes.values() if one.example)

    def with_routines(self, own: Mapping[str, Routine]) -> "Knowledge":
        """The same with these routines of one's own beside those that are shipped."""
        return replace(self, routines={**self.routines, **own}) if own else self

    def why(self, why: Why) -> NeedWords:
        """How it is said that a stroke stands in for another: for a need, or for a place that is left alone."""
        return self.phrases.place if why == PLACE else self.needs[Need(why)]

    def needs_of(self, point: Point) -> frozenset[Need]:
        """What pressing a point asks of a body: holding, and what its zone needs."""
        return frozenset({Need.HOLD, *(need for need, words in self.needs.items() if point.zone in words.zones)})

    def area_of(self, item: Item) -> Area:
        """Whether an item of a prescription is about hands or feet."""
        return self.strokes[item.stroke].area if item.stroke else self.routines[item.routine or ""].area

    def form_of(self, item: Item) -> Form:
        """Whether somebody does an item of a prescription alone, or for someone else."""
        return self.strokes[item.stroke].form if item.stroke else self.routines[item.routine or ""].form

    def skin(self, zones: Iterable[str]) -> frozenset[str]:
        """Zones as patches of skin: a name for several becomes those."""
        return frozenset(part for zone in zones for part in self.zones[zone].parts or (zone,))

    @property
    def may_ache(self) -> tuple[Zone, ...]:
        """The zones of which it can be said that they ache, in the order of the file."""
        return tuple(one for one in self.zones.values() if one.ache)

    def goes_to(self, stroke: Stroke, zones: Iterable[str]) -> bool:
        """True where hands come, on a stroke's path, to any of these zones as a person means them: fingers with their
        tips and what is between them."""
        if stroke.contact in (Contact.OWN, Contact.NONE):
            return False
        places = [one.zones for one in self.places.values() if one.zones and one.zones[0] in zones]
        near = [zone for whole in places for zone in whole if not self.zones[zone].ache]
        return not self.skin(stroke.path).isdisjoint(self.skin((*zones, *near)))

    def touches(self, stroke: Stroke, places: Iterable[str]) -> bool:
        """True where hands on a stroke come to any of these places. A limb that moves by itself is not touched."""
        if stroke.contact in (Contact.OWN, Contact.NONE):
            return False
        left_alone = self.skin(zone for one in places for zone in self.places[one].zones)
        return not self.skin((*stroke.path, *stroke.held)).isdisjoint(left_alone)

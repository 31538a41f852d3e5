"""Where it aches: what goes there is kept longest. Pure.

An ache is a wish and no answer. It brings in no stroke, lifts nothing that the answers ask for, and gives no stroke
more rounds or longer ones than it ever has. What is said of it depends on what is left when the answers were heeded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thenar.model.body import PAIRS, Limb, limbs_named
from thenar.model.knowledge import Knowledge
from thenar.model.plan import LeftOut, PlannedMoment, PlannedStep, Wishes
from thenar.model.restriction import Restriction
from thenar.model.routine import Moment, When
from thenar.model.speech import all_speech_frames
from thenar.model.stroke import Motion
from thenar.plan.fit import Slot
from thenar.plan.gentle import chosen
from thenar.plan.words import HURT_BEFORE, SAME_AGAIN, TIME

NO_ANSWER = (TIME, SAME_AGAIN, HURT_BEFORE)  # reasons to leave something out that no answer of the check gave
Made = tuple[Sequence[PlannedStep], Sequence[LeftOut]]  # what is done, and what is left out
ID = "ache"  # of the moment in which it is said


@dataclass(frozen=True)
class Aching:
    """What becomes of one zone: the limbs on which a stroke goes to it, and those on which the answers leave it alone.
    With neither, `no_time` says whether a longer session would go there."""

    zone: str
    done: tuple[Limb, ...]
    alone: tuple[Limb, ...]
    no_time: bool


def first_what_aches(slots: Sequence[Slot], wishes: Wishes, knowledge: Knowledge) -> list[Slot]:
    """The slots with what goes to where it aches kept longest, after the routine's main stroke, which the shortest
    session has room for, and what only finds a place."""
    matching = [slot for slot in slots if knowledge.goes_to(slot.stroke, wishes.ache)]
    if not matching:
        return list(slots)

    main = min(slots, key=lambda slot: slot.part.importance)

    def rank(slot: Slot) -> tuple[int, int]:
        kind = 0 if slot is main else 1 if slot.stroke.motion is Motion.PLACE else 2 if slot in matching else 3
        return kind, slot.part.importance

    order = {slot.part.importance: place for place, slot in enumerate(sorted(slots, key=rank), 1)}
    return [replace(slot, part=replace(slot.part, importance=order[slot.part.importance])) for slot in slots]


def moment_of(wishes: Wishes, knowledge: Knowledge) -> Moment:
    """The moment at the start in which it is said; its time is enough for whatever will be true."""
    said = (knowledge.phrases.ache, knowledge.phrases.ache_alone, *(_say(zone, knowledge) for zone in wishes.ache))
    longest = max(said, key=lambda text: all_speech_frames((text,), knowledge.rate))
    name = knowledge.catalog.gettext("Where it aches")
    return Moment(ID, name, When.BEFORE, -1, knowledge.phrases.ache, (longest,), ("background",), importance=98)


def becomes_of(made: Made, wishes: Wishes, restriction: Restriction, knowledge: Knowledge) -> tuple[Aching, ...]:
    """What becomes of each zone that aches, in the order of the wish: in a plan of these steps, without these."""
    return tuple(_becomes(zone, made, wishes, restriction, knowledge) for zone in wishes.ache)


def said_of(
    before: Iterable[PlannedMoment], aching: Sequence[Aching], knowledge: Knowledge
) -> tuple[PlannedMoment, ...]:
    """The moments at the start, with what is true of where it aches; silence in its time where no stroke goes there for
    another reason than the answers."""
    told = _sentence(aching, knowledge)
    page = " ".join(told)  # read while getting ready; nothing is read where nothing is said
    return tuple(
        replace(one, say=told, moment=replace(one.moment, page=page)) if one.moment.id == ID else one for one in before
    )


def _sentence(aching: Sequence[Aching], knowledge: Knowledge) -> tuple[str, ...]:
    done = [one for one in aching if one.done]
    if len(done) == 1:
        return (_say(done[0].zone, knowledge),)
    if done:
        return (knowledge.phrases.ache,)
    return (knowledge.phrases.ache_alone,) if any(one.alone for one in aching) else ()


def _say(zone: str, knowledge: Knowledge) -> str:
    return knowledge.zones[zone].ache or knowledge.phrases.ache


def _becomes(zone: str, made: Made, wishes: Wishes, restriction: Restriction, knowledge: Knowledge) -> Aching:
    steps, left_out = made
    area = knowledge.zones[zone].area
    wished = [limb for limb in PAIRS[area] if not wishes.only or limb in wishes.only]
    done = {limb for step in steps if knowledge.goes_to(step.stroke, (zone,)) for limb in step.limbs}
    out = [one for one in left_out if knowledge.goes_to(knowledge.strokes[one.stroke], (zone,))]
    alone = {limb for one in out if one.reason not in NO_ANSWER for limb in limbs_named(one.limb)} - done
    short = {(one.stroke, limb) for one in out if one.reason == TIME for limb in limbs_named(one.limb)}
    may = {limb for stroke, limb in short if _may_go(stroke, limb, zone, restriction, knowledge)}
    alone |= {limb for _, limb in short} - may - done  # more time would not bring it there
    return Aching(
        zone=zone,
        done=tuple(limb for limb in wished if limb in done),
        alone=tuple(limb for limb in wished if limb in alone),
        no_time=bool(may),
    )


def _may_go(stroke: str, limb: Limb, zone: str, restriction: Restriction, knowledge: Knowledge) -> bool:
    """Whether the answers let a stroke, or what stands in for it on this limb, go to a zone."""
    found, limbs = chosen(knowledge.strokes[stroke], (limb,), restriction, knowledge)
    return limb in limbs and knowledge.goes_to(found, (zone,))

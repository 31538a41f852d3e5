"""What differs from the wish, in sentences for a person. Pure."""

from collections.abc import Iterator
from gettext import NullTranslations

from thenar.model import written
from thenar.model.body import Limb
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan.ache import becomes_of
from thenar.plan.words import TIME

TOLERANCE_SECONDS, TOLERANCE_SHARE = 5.0, 0.02  # how near to the wished minutes counts as kept


def notes_of(plan: Plan, wishes: Wishes, minutes: float, knowledge: Knowledge) -> tuple[str, ...]:
    """Sentences on length, repetitions, pressure and lotion, where they are not what was asked for."""
    catalog = knowledge.catalog
    if not plan.steps:
        return tuple(_nothing(plan, catalog))
    return (
        *_length(plan, wishes, minutes, catalog),
        *_times(plan, knowledge),
        *_pressure(plan, wishes, knowledge),
        *_lotion(plan, wishes, catalog),
        *_aches(plan, wishes, minutes, knowledge),
    )


def _nothing(plan: Plan, catalog: NullTranslations) -> Iterator[str]:
    if plan.clearance.cleared:
        yield catalog.gettext(
            "Nothing of this routine is right for today. A hand or foot that is not affected may still be."
        )


def _length(plan: Plan, wishes: Wishes, minutes: float, catalog: NullTranslations) -> Iterator[str]:
    seconds, wished = plan.frames / FRAMES_PER_SECOND, wishes.minutes * 60
    if minutes < wishes.minutes:
        yield catalog.ngettext(
            "Today it is {n} minute at most, to keep you safe.",
            "Today it is {n} minutes at most, to keep you safe.",
            round(minutes),
        ).format(n=f"{minutes:g}")
        wished = minutes * 60
    if abs(seconds - wished) <= max(TOLERANCE_SECONDS, TOLERANCE_SHARE * wished):
        return
    if seconds > wished:
        note = catalog.gettext("It takes {time}. Less time would not be enough for every hand and foot.")
    elif any(one.reason != TIME for one in plan.left_out):
        note = catalog.gettext("It takes {time}. What is left out today makes it shorter.")
    elif minutes < wishes.minutes:
        note = catalog.gettext("It takes {time}. One more stroke would not fit without hurry.")
    else:
        note = catalog.gettext("It takes {time}. More of the same strokes would be too much for skin and muscles.")
    yield note.format(time=_clock(seconds, catalog))


def _clock(seconds: float, catalog: NullTranslations) -> str:
    minutes, rest = divmod(round(seconds), 60)
    time = catalog.gettext("{minutes} min {seconds} s") if rest else catalog.gettext("{minutes} min")
    return time.format(minutes=minutes, seconds=rest)


def _times(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    given = {
        (routine.id, number, part.stroke): part.times
        for routine in knowledge.routines.values()
        for number, step in enumerate(routine.steps, 1)
        for part in step.parts
    }
    fewer = [
        one
        for one in plan.steps
        if not one.instead_of and one.times < given.get((one.routine, one.number, one.stroke.id), 0)
    ]
    if fewer:
        yield knowledge.catalog.gettext(
            "There is time for fewer repetitions than the routine gives. A longer session has them all."
        )


def _pressure(plan: Plan, wishes: Wishes, knowledge: Knowledge) -> Iterator[str]:
    """The cap on the pressure; where it differs from limb to limb, each with its hands and feet."""
    limbs = [limb for limb in Limb if any(limb in step.limbs for step in plan.steps)]
    caps = {limb: plan.clearance.restriction.on(limb).pressure_cap for limb in limbs}
    lower = sorted({cap for cap in caps.values() if cap < wishes.pressure})
    if lower and len(set(caps.values())) == 1:
        yield knowledge.pressures[lower[0]].at_most
        return
    for cap in lower:
        where = written.limbs([limb for limb in limbs if caps[limb] == cap], knowledge.catalog)
        told = knowledge.catalog.pgettext("where: what", "{where}: {what}")
        yield told.format(where=where[0].upper() + where[1:], what=knowledge.pressures[cap].at_most)


def _aches(plan: Plan, wishes: Wishes, minutes: float, knowledge: Knowledge) -> Iterator[str]:
    """What becomes of each place that aches, in plain words."""
    catalog, restriction = knowledge.catalog, plan.clearance.restriction
    aching = becomes_of((plan.steps, plan.left_out), wishes, restriction, knowledge)
    names = {one.zone: knowledge.zones[one.zone].name for one in aching}
    if done := [names[one.zone] for one in aching if one.done]:
        told = catalog.gettext("Where it aches ({places}), what goes there is kept longest, with no more pressure.")
        yield told.format(places=", ".join(done))
    for one in aching:
        if one.alone:
            told = catalog.gettext(
                "It aches here, and it is left alone today because of the answers: {place} ({limbs})."
            )
            yield told.format(place=names[one.zone], limbs=written.limbs(list(one.alone), catalog))
    nothing = [one for one in aching if not one.done and not one.alone]
    if minutes == wishes.minutes and (short := [names[one.zone] for one in nothing if one.no_time]):
        yield catalog.gettext("A longer session also goes to: {places}.").format(places=", ".join(short))
    if never := [names[one.zone] for one in nothing if not one.no_time]:
        yield catalog.gettext("No stroke of this session goes to: {places}.").format(places=", ".join(never))


def _lotion(plan: Plan, wishes: Wishes, catalog: NullTranslations) -> Iterator[str]:
    if plan.wishes.lotion != wishes.lotion:
        yield catalog.gettext("Plain lotion without scent is used today.")

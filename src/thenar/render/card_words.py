"""What a card says: a plan, one page a routine, as plain data for the typesetter. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from thenar.model.body import Area, Limb
from thenar.model.knowledge import Knowledge
from thenar.model.plan import LeftOut, Plan, PlannedStep
from thenar.model.routine import Routine, When
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.render.card_notices import Notices, notices
from thenar.render.how_often import rounds_words, times_words


@dataclass(frozen=True)
class CardStep:
    """One row of a card: a stroke with how often, how firm, how long, and on which side where it matters."""

    number: int
    stroke: str
    name: str
    sentence: str
    how_often: tuple[str, ...]
    how_long: str
    side: str
    pressure: int


@dataclass(frozen=True)
class Card:
    """One page. `left_out` has a reason and the names of the strokes it is about; `notices` are the same on each."""

    language: str
    title: str
    summary: str
    about: str
    sides: str
    first: tuple[str, ...]
    steps: tuple[CardStep, ...]
    pressures: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    last: tuple[str, ...]
    notices: Notices


def cards(plan: Plan, knowledge: Knowledge) -> tuple[Card, ...]:
    """A card for each routine of the plan that has steps left."""
    names = dict.fromkeys(step.routine for step in plan.steps)
    return tuple(_card(knowledge.routines[name], plan, knowledge) for name in names)


def _card(routine: Routine, plan: Plan, knowledge: Knowledge) -> Card:
    steps, catalog = [step for step in plan.steps if step.routine == routine.id], knowledge.catalog
    return Card(
        language=knowledge.language,
        title=routine.name,
        summary=routine.summary,
        about=_about(sum(step.frames for step in steps), catalog),
        sides=_sides(steps, catalog),
        first=_first(routine, plan, knowledge),
        steps=_rows(steps, catalog),
        pressures=tuple((one, _pressure(one, knowledge)) for one in sorted({step.pressure for step in steps})),
        left_out=_left_out(routine, plan.left_out, knowledge),
        notes=plan.notes,
        last=tuple(one.moment.name for one in plan.after if routine.area in one.moment.areas),
        notices=notices(catalog),
    )


def _rows(steps: Sequence[PlannedStep], catalog: NullTranslations) -> tuple[CardStep, ...]:
    """Each stroke once, for both sides; a side is named only where the other one differs."""
    rows: dict[tuple[int, str, int], list[PlannedStep]] = {}
    met: Counter[tuple[int, str, str]] = Counter()
    for step in steps:
        here = (step.number, step.stroke.id, step.limb)
        met[here] += 1
        rows.setdefault((step.number, step.stroke.id, met[here]), []).append(step)
    sides = {step.limb for step in steps if len(step.limbs) == 1}
    ordered = sorted(rows.values(), key=lambda row: row[0].number)
    told: dict[str, int] = {}
    return tuple(_row(row, told, catalog, both=len(sides) > 1) for row in ordered)


def _row(row: Sequence[PlannedStep], told: dict[str, int], catalog: NullTranslations, *, both: bool) -> CardStep:
    """One row; `told` remembers in which step a stroke was described, so that it is described once."""
    step = row[0]
    before = told.setdefault(step.stroke.id, step.number)
    same = catalog.gettext("The same as in step {number}.").format(number=before)
    return CardStep(
        number=step.number,
        stroke=step.stroke.id,
        name=step.stroke.name,
        sentence=step.words.page if before == step.number else same,
        how_often=_how_often(step, catalog),
        how_long=_length(max(one.frames for one in row), catalog),
        side=_side(row, catalog, both=both),
        pressure=step.pressure,
    )


def _side(row: Sequence[PlannedStep], catalog: NullTranslations, *, both: bool) -> str:
    step = row[0]
    if len(step.limbs) > 1:
        return {Area.HAND: catalog.gettext("hands together"), Area.FOOT: catalog.gettext("feet together")}[
            step.stroke.area
        ]
    if not both or len(row) > 1:
        return ""
    return {
        Limb.LEFT_HAND: catalog.gettext("only the left hand"),
        Limb.RIGHT_HAND: catalog.gettext("only the right hand"),
        Limb.LEFT_FOOT: catalog.gettext("only the left foot"),
        Limb.RIGHT_FOOT: catalog.gettext("only the right foot"),
    }[step.limbs[0]]


def _how_often(step: PlannedStep, catalog: NullTranslations) -> tuple[str, ...]:
    """The lines that say it: `3 times, 2 rounds`, or `once on each toe` and `2 rounds`."""
    times = times_words(step.times, step.stroke.each, catalog)
    if step.rounds == 1:
        return (times,)
    rounds = rounds_words(step, catalog)
    return (times, rounds) if step.stroke.each else (f"{times}, {rounds}",)


def _length(frames: int, catalog: NullTranslations) -> str:
    """Frames as a time to read at a glance: `45 s` or `2½ min`."""
    seconds = _seconds(frames)
    if seconds < 90:
        return catalog.gettext("{n} s").format(n=seconds)
    return catalog.gettext("{n} min").format(n=_halves(seconds))


def _about(frames: int, catalog: NullTranslations) -> str:
    """How long all strokes of a page take, as a sentence."""
    seconds = _seconds(frames)
    if seconds < 90:
        return catalog.ngettext("About {n} second of strokes.", "About {n} seconds of strokes.", seconds).format(
            n=seconds
        )
    text = catalog.ngettext("About {n} minute of strokes.", "About {n} minutes of strokes.", round(seconds / 60))
    return text.format(n=_halves(seconds))


def _seconds(frames: int) -> int:
    return max(5, 5 * round(frames / FRAMES_PER_SECOND / 5))


def _halves(seconds: int) -> str:
    """Seconds as minutes and half minutes: `2½`."""
    return f"{round(seconds / 30) / 2:g}".replace(".5", "½").removeprefix("0")


def _sides(steps: Sequence[PlannedStep], catalog: NullTranslations) -> str:
    single = list(dict.fromkeys(step.limbs[0] for step in steps if len(step.limbs) == 1))
    if not single:
        return catalog.gettext("Both sides together.")
    if len(single) > 1:
        return {
            Area.HAND: catalog.gettext("First the left hand, then the right hand."),
            Area.FOOT: catalog.gettext("First the left foot, then the right foot."),
        }[single[0].area]
    return {
        Limb.LEFT_HAND: catalog.gettext("Only the left hand today."),
        Limb.RIGHT_HAND: catalog.gettext("Only the right hand today."),
        Limb.LEFT_FOOT: catalog.gettext("Only the left foot today."),
        Limb.RIGHT_FOOT: catalog.gettext("Only the right foot today."),
    }[single[0]]


def _pressure(level: int, knowledge: Knowledge) -> str:
    """`Light. As if spreading lotion on sunburn. The skin barely moves.`"""
    words = knowledge.pressures[level]
    return f"{words.name}. {words.image}"


def _first(routine: Routine, plan: Plan, knowledge: Knowledge) -> tuple[str, ...]:
    ready = [
        one
        for one in sorted(knowledge.moments.values(), key=lambda one: one.order)
        if one.when is When.READY and routine.form in one.forms and routine.area in one.areas
    ]
    return tuple(one.name for one in (*ready, *(planned.moment for planned in plan.before)))


def _left_out(routine: Routine, left_out: Iterable[LeftOut], knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    reasons: dict[str, dict[str, None]] = {}
    for one in left_out:
        stroke = knowledge.strokes[one.stroke]
        if (stroke.area, stroke.form) == (routine.area, routine.form):
            reasons.setdefault(one.because, {})[stroke.name] = None
    return tuple((because, ", ".join(names)) for because, names in reasons.items())

"""A Plan and its Timeline as what the player on the page draws: sections, cues, and words, in milliseconds."""

from collections.abc import Iterator

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep
from thenar.model.stroke import Form
from thenar.model.timeline import FRAME_MS, Cue, CueKind, Timeline
from thenar.render.json_form import cue_of
from thenar.timeline.place import shows_of, starts_of
from thenar.wire.player import Drawn, Part, Section


def drawn_of(plan: Plan, timeline: Timeline, knowledge: Knowledge) -> Drawn:
    """Everything that is seen of a session. Sections follow each other without a gap and cover the whole track."""
    return Drawn(
        duration_ms=timeline.frames * FRAME_MS,
        sections=tuple(_sections(plan, timeline, knowledge)),
        cues=tuple(cue_of(cue) for cue in timeline.cues if cue.kind is not CueKind.SHOW),
    )


def _sections(plan: Plan, timeline: Timeline, knowledge: Knowledge) -> Iterator[Section]:
    shows, starts, catalog = shows_of(timeline), starts_of(plan, timeline), knowledge.catalog
    ends = [*starts[1:], shows[-1].end] if shows else []  # a plan without steps has no sections
    if starts and starts[0] > 0:
        alone = plan.steps[0].stroke.form is Form.SELF
        told = (
            catalog.gettext("Make yourself comfortable and listen.")
            if alone
            else catalog.gettext("Make yourselves comfortable and listen.")
        )
        yield _around(Part.BEFORE, (catalog.gettext("Getting ready"), told), 0, starts[0])
    for cue, start, end in zip(shows, starts, ends, strict=True):
        assert cue.step is not None
        yield _step(cue.step, plan.steps[cue.step], start, end, cue, timeline, knowledge)
    if ends and ends[-1] < timeline.frames:
        words = catalog.gettext("Coming to an end"), catalog.gettext("Let the hands rest.")
        yield _around(Part.AFTER, words, ends[-1], timeline.frames)


def _around(kind: Part, words: tuple[str, str], at: int, end: int) -> Section:
    title, sentence = words
    return Section(kind=kind, at_ms=at * FRAME_MS, end_ms=end * FRAME_MS, title=title, sentence=sentence)


def _step(
    index: int, step: PlannedStep, at: int, end: int, show: Cue, timeline: Timeline, knowledge: Knowledge
) -> Section:
    return Section(
        kind=Part.STEP,
        at_ms=at * FRAME_MS,
        end_ms=end * FRAME_MS,
        show_ms=show.at * FRAME_MS,
        title=step.stroke.name,
        sentence=step.words.again[0] if step.words.again else step.words.page,
        page=step.words.page,
        step=index,
        stroke=step.stroke.id,
        limb=step.limb,
        zones=tuple(knowledge.zones[zone].name for zone in step.stroke.path if zone in knowledge.zones),
        path=tuple(step.stroke.path),
        times=step.times,
        rounds=step.rounds,
        each=step.stroke.each,
        pressure=step.pressure,
        repetition_ms=_repetition_ms(index, timeline),
    )


def _repetition_ms(index: int, timeline: Timeline) -> int | None:
    """How long one repetition of a step takes; None for a step without any."""
    for cue in timeline.cues:
        if cue.step == index and cue.repetition is not None and cue.kind is not CueKind.SHOW:
            return (cue.whole or cue.frames) * FRAME_MS
    return None

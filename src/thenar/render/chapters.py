"""Chapters of a session: getting ready, each step, and the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from thenar.model.plan import Plan
from thenar.model.timeline import FRAME_MS, CueKind, Timeline
from thenar.model.written import limb


@dataclass(frozen=True)
class Chapter:
    """A named place on a track: the frame where it begins."""

    at: int
    title: str

    @property
    def at_ms(self) -> int:
        return self.at * FRAME_MS


def chapters(plan: Plan, timeline: Timeline, catalog: NullTranslations) -> tuple[Chapter, ...]:
    """The chapters in order; the first begins at 0, no two at the same frame, a step's with its change of side."""
    return tuple({one.at: one for one in _chapters(plan, timeline, catalog)}.values())


def _chapters(plan: Plan, timeline: Timeline, catalog: NullTranslations) -> Iterator[Chapter]:
    yield Chapter(0, catalog.gettext("Getting ready"))
    turns = {turn.step: turn.frames for turn in plan.turns}
    end = 0
    for cue in timeline.cues:
        if cue.kind is CueKind.SHOW and cue.step is not None:
            step = plan.steps[cue.step]
            start = cue.at - turns.get(cue.step, 0)
            yield Chapter(start, f"{step.stroke.name}, {limb(step.limb, catalog)}")
            end = cue.end
    if 0 < end < timeline.frames:
        yield Chapter(end, catalog.gettext("Coming to an end"))

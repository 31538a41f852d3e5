"""Where in a plan a moment of its timeline is, and back. Pure."""

from bisect import bisect_right

from thenar.model.change import Place
from thenar.model.plan import Plan
from thenar.model.timeline import Cue, CueKind, Timeline


def shows_of(made: Timeline) -> list[Cue]:
    """What is seen of each step, in order: it lasts as long as the step."""
    return [cue for cue in made.cues if cue.kind is CueKind.SHOW]


def starts_of(plan: Plan, made: Timeline) -> list[int]:
    """The frame where each step begins, with the turn to it."""
    turns = {turn.step: turn.frames for turn in plan.turns}
    return [cue.at - turns.get(index, 0) for index, cue in enumerate(shows_of(made))]


def place_at(plan: Plan, made: Timeline, frame: int, heard: int) -> Place:
    """The place at a frame; a turn belongs to the step that it leads to."""
    shows, step = shows_of(made), bisect_right(starts_of(plan, made), frame) - 1
    if step < 0:
        return Place(-1, max(0, frame), heard)
    if frame >= shows[-1].end:
        return Place(len(shows), frame - shows[-1].end, heard)
    return Place(step, frame - shows[step].at, heard)


def frame_of(plan: Plan, made: Timeline, place: Place) -> int:
    """The frame of a place."""
    if place.step < 0:
        return place.frames
    if place.step >= len(plan.steps):
        return shows_of(made)[-1].end + place.frames
    return shows_of(made)[place.step].at + place.frames

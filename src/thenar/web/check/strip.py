"""The plan as a strip of pictures: each step with its still, its time and its pressure, grouped by limb."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from thenar.model.body import Limb
from thenar.model.plan import PlannedStep
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.web.base.stills import still
from thenar.web.base.words import limb_words, step_words


@dataclass(frozen=True)
class Tile:
    """One step: where its page is, what it is called, its picture, `1:20`, how firm, and all of it in words."""

    stroke: str
    name: str
    still: str | None
    time: str
    pressure: int
    words: str


@dataclass(frozen=True)
class Group:
    """The steps of one limb; of both sides, where the second is done as the first."""

    title: str
    time: str
    tiles: tuple[Tile, ...]


def strip(steps: Iterable[PlannedStep]) -> list[Group]:
    """The steps in their order. A second side that is done just as the first is named with it, and not drawn again."""
    runs = [(limb, list(run)) for limb, run in groupby(steps, key=lambda one: one.limb)]
    return list(_groups(runs))


def _groups(runs: list[tuple[str, list[PlannedStep]]]) -> Iterator[Group]:
    at = 0
    while at < len(runs):
        limb, run = runs[at]
        after = runs[at + 1] if at + 1 < len(runs) else None
        twice = after is not None and _pair(limb, after[0]) and _alike(run) == _alike(after[1])
        title = _both_words(limb) if twice else limb_words(limb)
        whole = [*run, *(after[1] if after and twice else [])]
        yield Group(title, time_words(sum(one.frames for one in whole)), tuple(map(_tile, run)))
        at += 2 if twice else 1


def _pair(first: str, second: str) -> bool:
    sides = {Limb.LEFT_HAND.value: Limb.RIGHT_HAND.value, Limb.LEFT_FOOT.value: Limb.RIGHT_FOOT.value}
    return sides.get(first) == second or sides.get(second) == first


def _both_words(first: str) -> str:
    return {
        Limb.LEFT_HAND.value: _("left hand, then right"),
        Limb.RIGHT_HAND.value: _("right hand, then left"),
        Limb.LEFT_FOOT.value: _("left foot, then right"),
        Limb.RIGHT_FOOT.value: _("right foot, then left"),
    }[first]


def _alike(run: Iterable[PlannedStep]) -> list[tuple[str, int]]:
    """What makes two sides the same to look at; their times may differ by a turn of words."""
    return [(one.stroke.id, one.pressure) for one in run]


def _tile(step: PlannedStep) -> Tile:
    stroke = step.stroke
    return Tile(stroke.id, stroke.name, still(stroke.id), time_words(step.frames), step.pressure, step_words(step))


def time_words(frames: int) -> str:
    """`1:20` for a minute and twenty seconds."""
    minutes, seconds = divmod(round(frames / FRAMES_PER_SECOND), 60)
    return f"{minutes}:{seconds:02}"

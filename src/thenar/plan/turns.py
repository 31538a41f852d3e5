"""Where hands go to another limb: a sentence, time to change over, and a tone. Pure.

A session is made of blocks: both sides together, all of one side, all of the other, together again. Inside a block
nothing is turned; where one side rests from a stroke of both, a word in that stroke's own time says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thenar.model.body import PAIRS, Area, Limb, limb_name
from thenar.model.knowledge import Knowledge
from thenar.model.plan import PlannedStep, Turn
from thenar.model.routine import Routine
from thenar.model.speech import all_speech_frames
from thenar.model.timeline import frames_of

TONE = frames_of(1.2)
CHANGE_OVER = frames_of(5)  # to let one limb go, cover it, and take the other


@dataclass(frozen=True)
class Block:
    """Steps that follow each other on the same limbs, from step `step` (an index). `pair`: both sides together, of
    which `limbs` are those that take part."""

    step: int
    limbs: tuple[Limb, ...]
    pair: bool

    @property
    def area(self) -> Area:
        """Hands or feet."""
        return self.limbs[0].area


def turns_before(
    steps: Sequence[PlannedStep], knowledge: Knowledge, in_part: frozenset[Limb] = frozenset()
) -> tuple[Turn, ...]:
    """The turns of these steps. Of the limbs `in_part` it is said, once each, that some of them is left alone."""
    return tuple(_turns(list(_blocks(steps)), knowledge, in_part))


def all_turns(routines: Sequence[Routine], knowledge: Knowledge) -> int:
    """Frames that the turns of these routines may take, with nothing left out."""
    blocks: list[Block] = []
    for routine in routines:
        pair = PAIRS[routine.area]
        together = [knowledge.strokes[part.stroke].together for step in routine.steps for part in step.parts]
        limbs = [pair] * together[0] + [(limb,) for limb in pair] * (False in together) + [pair] * together[-1]
        blocks += [Block(len(blocks) + index, one, one == pair) for index, one in enumerate(limbs)]
    return sum(turn.frames for turn in _turns(blocks, knowledge, frozenset()))


def _blocks(steps: Sequence[PlannedStep]) -> Iterator[Block]:
    for (area, pair, _), group in groupby(enumerate(steps), lambda one: _kind(one[1])):
        members = list(group)
        limbs = {limb for _, step in members for limb in step.limbs}
        yield Block(members[0][0], tuple(limb for limb in PAIRS[area] if limb in limbs), pair)


def _kind(step: PlannedStep) -> tuple[Area, bool, Limb | None]:
    pair = len(step.limbs) + len(step.resting) > 1
    return step.limbs[0].area, pair, None if pair else step.limbs[0]


def _turns(blocks: Sequence[Block], knowledge: Knowledge, in_part: frozenset[Limb]) -> Iterator[Turn]:
    told: list[Limb] = []
    for index, here in enumerate(blocks):
        before = blocks[index - 1] if index else None
        if _is_turn(before, here):
            part = not here.pair and here.limbs[0] in in_part and here.limbs[0] not in told
            said = (_told_of(here.limbs[0], told, knowledge),) if part else ()
            yield _turn(before, here, said, knowledge)


def _is_turn(before: Block | None, here: Block) -> bool:
    if before is None or before.area is not here.area:
        return True
    only_one_goes_on = here.pair and len(here.limbs) == 1
    return before.limbs != here.limbs and not only_one_goes_on


def _told_of(limb: Limb, told: list[Limb], knowledge: Knowledge) -> str:
    """That some of a limb is left alone, in other words on the second side. Notes it."""
    too = any(one.area is limb.area for one in told)
    told.append(limb)
    return (knowledge.phrases.part_too if too else knowledge.phrases.part)[limb.area]


def _turn(before: Block | None, here: Block, part: tuple[str, ...], knowledge: Knowledge) -> Turn:
    same_area = before is not None and before.area is here.area
    say = knowledge.phrases.switch if same_area else knowledge.phrases.begin
    other_side = before is not None and not before.pair and not here.pair
    frames = _room(here, say, part, knowledge) + TONE + (CHANGE_OVER if other_side else 0)
    return Turn(here.step, here.limbs, (say[limb_name(here.limbs)], *part), frames)


def _room(here: Block, say: Mapping[str, str], part: tuple[str, ...], knowledge: Knowledge) -> int:
    """Frames of the words. Before a stroke of both sides as many as either side's name alone would take, so that
    leaving one side alone never makes a session longer."""
    names = {limb_name(PAIRS[here.area]), *(limb.value for limb in PAIRS[here.area])} if here.pair else set()
    names.add(limb_name(here.limbs))
    return max(all_speech_frames((say[name], *part), knowledge.rate) for name in names)

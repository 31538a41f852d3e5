"""How a hope shapes the time of a session: its pace, and the share of each stroke. Pure.

It knows of no answer, and changes neither which strokes there are nor what they need.
"""

from thenar.model.goal import Shape
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.stroke import Stroke

ACHE = 1.6  # times the usual share, for what goes to where it aches: the most that a goal may give a stroke


def shape_of(wishes: Wishes, knowledge: Knowledge) -> Shape:
    """How the wished goal shapes a session; as usual without one."""
    return knowledge.goals[wishes.goal].shape if wishes.goal else Shape()


def weight_of(stroke: Stroke, wishes: Wishes, knowledge: Knowledge) -> float:
    """The factor on a stroke's share of the time."""
    aching = ACHE if wishes.ache and knowledge.goes_to(stroke, wishes.ache) else 1.0
    if not wishes.goal:
        return aching
    goal = knowledge.goals[wishes.goal]
    own = {one.stroke: one.factor for one in goal.emphasis}
    return aching * own.get(stroke.id, 1.0) * (goal.shape.long if stroke.long else 1.0)


def paced(stroke: Stroke, pace: float) -> float:
    """Seconds of a repetition at a factor on its usual time, inside what the stroke allows."""
    return min(max(stroke.seconds.usual * pace, stroke.seconds.least), stroke.seconds.most)

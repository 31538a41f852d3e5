"""Names for the page: limbs, groups of questions, pressure, lengths of time."""

from collections.abc import Iterable

from thenar.model.body import PAIRS, Limb
from thenar.model.plan import Plan
from thenar.model.restriction import Effect
from thenar.model.timeline import FRAMES_PER_SECOND

GROUPS = {
    "urgent": "Right now",
    "today": "Today",
    "skin": "Skin",
    "injury": "Injuries and operations",
    "blood": "Blood, bruises and clots",
    "heart-and-circulation": "Heart and circulation",
    "diabetes": "Diabetes",
    "nerves": "Nerves and feeling",
    "joints-and-bones": "Joints and bones",
    "cancer": "Cancer",
    "pregnancy": "Pregnancy and birth",
    "person": "Age, allergies and more",
    "helper": "The one who massages",
}
HEADLINES = {
    Effect.NONE: "All clear for today.",
    Effect.INFORM: "You can go ahead. There is something to know.",
    Effect.GENTLE: "You can go ahead, more gently than usual.",
    Effect.AVOID: "You can go ahead. Some places are left alone.",
    Effect.ASK: "Please ask a clinician first.",
    Effect.STOP: "No massage today.",
}
GRADES = {
    "none": "No evidence",
    "very-low": "Very little evidence",
    "low": "Little evidence",
    "low-to-moderate": "Some evidence",
}


def group_name(group: str) -> str:
    """A group of questions in plain words; a new group is named by its id."""
    return GROUPS.get(group, group.replace("-", " ").capitalize())


def limb_words(limb: str) -> str:
    """`left-hand` as `left hand`."""
    return limb.replace("-", " ")


def limbs_words(limbs: Iterable[Limb]) -> str:
    """Several limbs as a person says them: `both hands and the left foot`."""
    chosen = set(limbs)
    parts = []
    for area, pair in PAIRS.items():
        found = [limb for limb in pair if limb in chosen]
        if len(found) == len(pair):
            parts.append(f"both {'hands' if area == 'hand' else 'feet'}")
        else:
            parts.extend(f"the {limb_words(limb)}" for limb in found)
    return joined(parts)


def joined(parts: list[str]) -> str:
    """`a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def minutes_words(frames: int) -> str:
    """Frames as whole minutes."""
    minutes = max(1, round(frames / FRAMES_PER_SECOND / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def plan_sentence(plan: Plan) -> str:
    """One sentence on what will happen."""
    limbs = limbs_words({limb for step in plan.steps for limb in step.limbs})
    touch = {1: "a light touch", 2: "the usual touch", 3: "a medium touch"}[max(one.pressure for one in plan.steps)]
    return f"{minutes_words(plan.frames)} for {limbs}, with {touch}."

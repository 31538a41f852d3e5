"""Words for the page in its language: limbs, groups of questions, pressure, lengths of time."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thenar.model import written
from thenar.model.bed import LEVELS, BedKind
from thenar.model.body import Limb
from thenar.model.goal import Goal
from thenar.model.plan import Plan, PlannedStep
from thenar.model.restriction import Effect, Limits
from thenar.model.script import Talk
from thenar.model.stroke import Each
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.render import how_often
from thenar.web.base.knowledge import load_knowledge

HEADLINES = {
    Effect.NONE: gettext_lazy("All clear for today."),
    Effect.INFORM: gettext_lazy("You can go ahead. There is something to know."),
    Effect.GENTLE: gettext_lazy("You can go ahead, more gently than usual."),
    Effect.AVOID: gettext_lazy("You can go ahead. Some places are left alone."),
    Effect.ASK: gettext_lazy("Please ask a clinician first."),
    Effect.STOP: gettext_lazy("No massage today."),
}
GRADES = {
    "none": gettext_lazy("No evidence"),
    "very-low": gettext_lazy("Very little evidence"),
    "low": gettext_lazy("Little evidence"),
    "low-to-moderate": gettext_lazy("Some evidence"),
}


def talks() -> list[tuple[str, str]]:
    """How much the guide may say, and what that is."""
    return [
        (Talk.FULL.value, _("All of it: how, what to notice, company")),
        (Talk.SOME.value, _("About half: what is useful")),
        (Talk.LITTLE.value, _("Little: names, tones, and what keeps you safe")),
    ]


def beds() -> list[tuple[str, str]]:
    """What may lie under the voice, nothing first."""
    names = {
        BedKind.SEA: _("The sea"),
        BedKind.RAIN: _("Rain"),
        BedKind.DRONE: _("A low tone"),
        BedKind.ROOM: _("A warm room"),
    }
    return [("", _("None")), *((one.value, names[one]) for one in BedKind)]


def bed_levels() -> list[tuple[int, str]]:
    """How loud it may be."""
    return list(zip(LEVELS, (_("Hardly there"), _("Soft"), _("Clear"), _("Full")), strict=True))


def pressures() -> dict[int, tuple[str, str]]:
    """Each pressure from 1 to 3: its name, and what it feels like."""
    return {level: (one.name, one.image) for level, one in load_knowledge().pressures.items()}


def limb_words(limb: str) -> str:
    """`left-hand` as `left hand`, `both-feet` as `both feet`."""
    return written.limb(limb, load_knowledge().catalog)


def limbs_words(limbs: Iterable[Limb]) -> str:
    """Several limbs as a person says them: `both hands and the left foot`."""
    return written.limbs(limbs, load_knowledge().catalog)


def places_words(places: Iterable[str]) -> str:
    """Places on a limb as a person says them: `a toe or nail and the heel`."""
    knowledge = load_knowledge()
    return joined([one.name for one in knowledge.places.values() if one.id in frozenset(places)])


def joined(parts: list[str]) -> str:
    """`a, b and c`."""
    return written.joined(parts, load_knowledge().catalog)


def minutes_words(frames: int) -> str:
    """Frames as whole minutes."""
    minutes = max(1, round(frames / FRAMES_PER_SECOND / 60))
    return written.minutes(minutes, load_knowledge().catalog)


def plan_sentence(plan: Plan) -> str:
    """One sentence on what will happen."""
    sentences = {
        1: _("{time} for {limbs}, with a light touch."),
        2: _("{time} for {limbs}."),
        3: _("{time} for {limbs}, with a medium touch."),
    }
    limbs = limbs_words({limb for step in plan.steps for limb in step.limbs})
    firmest = max(one.pressure for one in plan.steps)
    return sentences[firmest].format(time=minutes_words(plan.frames), limbs=limbs)


def step_words(step: PlannedStep) -> str:
    """`left hand, 3 times on each finger, 2 rounds`."""
    limb, times = limb_words(step.limb), times_words(step.times, step.stroke.each)
    if step.rounds == 1:
        return _("{limb}, {times}").format(limb=limb, times=times)
    rounds = how_often.rounds_words(step, load_knowledge().catalog)
    return _("{limb}, {times}, {rounds}").format(limb=limb, times=times, rounds=rounds)


def times_words(times: int, each: Each | None) -> str:
    """`3 times on each finger`."""
    return how_often.times_words(times, each, load_knowledge().catalog)


def goal_time(goal: Goal) -> str:
    """How long a session for a hope is, and when."""
    if goal.time_of_day == "morning":
        text = ngettext(
            "In a session: about {n} minute, in the morning.",
            "In a session: about {n} minutes, in the morning.",
            goal.minutes,
        )
    elif goal.time_of_day == "evening":
        text = ngettext(
            "In a session: about {n} minute, in the evening.",
            "In a session: about {n} minutes, in the evening.",
            goal.minutes,
        )
    else:
        text = ngettext("In a session: about {n} minute.", "In a session: about {n} minutes.", goal.minutes)
    return text.format(n=goal.minutes)


def limits_words(limits: Limits) -> str:
    """For a clinician: the most that the app would do."""
    level, minutes = limits.pressure_cap, limits.minutes_cap
    if not minutes:
        return _("With all answers together the app would use pressure {level} of 3 at most.").format(level=level)
    return ngettext(
        "With all answers together the app would use pressure {level} of 3 at most, for {n} minute at most.",
        "With all answers together the app would use pressure {level} of 3 at most, for {n} minutes at most.",
        int(minutes),
    ).format(level=level, n=minutes)

"""The values of the river as plain data for JSON: stable, because other tools read it."""

from collections.abc import Iterable, Mapping
from typing import Any

from thenar.model.body import Area, Limb
from thenar.model.clearance import Clearance, Finding
from thenar.model.plan import LeftOut, Plan, PlannedStep
from thenar.model.restriction import Limits, Restriction
from thenar.model.timeline import FRAME_MS, FRAMES_PER_SECOND, Cue, Timeline
from thenar.plan.explain import findings_behind
from thenar.wire import check, player
from thenar.wire.base import written


def clearance_data(clearance: Clearance) -> dict[str, Any]:
    """A clearance: effect, restriction, findings and what nobody answered."""
    return {
        "effect": clearance.effect.value,
        "restriction": restriction_data(clearance.restriction, clearance.areas),
        "findings": [finding_data(finding) for finding in clearance.findings],
        "unanswered": list(clearance.unanswered),
    }


def restriction_data(restriction: Restriction, areas: Iterable[Area] = tuple(Area)) -> dict[str, Any]:
    """A restriction: the strictest anywhere in some areas, and what holds on each limb."""
    limbs = [limb for limb in Limb if limb.area in areas]
    whole = written(limits_of(restriction.over(limbs)))
    del whole["effect"]
    return {
        **whole,
        "avoid": sorted(restriction.closed & frozenset(limbs)),
        "limbs": {limb.value: written(limits_of(restriction.on(limb))) for limb in limbs},
    }


def limits_of(limits: Limits) -> check.Limits:
    """What holds on one limb, sets sorted."""
    return check.Limits(
        effect=limits.effect,
        pressure_cap=limits.pressure_cap,
        without=tuple(sorted(limits.without)),
        places=tuple(sorted(limits.places)),
        minutes_cap=limits.minutes_cap,
        manner=tuple(sorted(limits.manner)),
    )


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding with its reason and source; absent keys left out."""
    return present(
        condition=finding.condition,
        effect=finding.effect.value,
        because=finding.because,
        source=", ".join(finding.source),
        limbs=sorted(finding.limbs) or None,
        places=sorted(finding.places) or None,
        urgency=finding.urgency,
        confirmed=finding.confirmed or None,
        unknown=finding.unknown or None,
    )


def plan_data(plan: Plan) -> dict[str, Any]:
    """A plan. `seconds` is the whole session; the moments around the strokes are under `before` and `after`."""
    return {
        "routines": list(plan.wishes.routines),
        "effect": plan.clearance.effect.value,
        "minutes_asked": plan.wishes.minutes,
        "seconds": plan.frames / FRAMES_PER_SECOND,
        "restriction": restriction_data(plan.clearance.restriction, plan.clearance.areas),
        "lotion": plan.wishes.lotion,
        "talk": plan.talk.value,
        "before": [one.moment.id for one in plan.before],
        "steps": [step_data(step) for step in plan.steps],
        "during": [one.moment.id for one in plan.during],
        "after": [one.moment.id for one in plan.after],
        "left_out": [left_out_data(one, plan.clearance) for one in plan.left_out],
        "notes": list(plan.notes),
        "findings": [finding_data(finding) for finding in plan.clearance.findings],
        "unanswered": list(plan.clearance.unanswered),
    }


def step_data(step: PlannedStep) -> dict[str, Any]:
    """One step; `times` counts repetitions for one finger or toe where `each` is given."""
    return present(
        stroke=step.stroke.id,
        instead_of=step.instead_of,
        routine=step.routine,
        number=step.number,
        limb=step.limb,
        times=step.times,
        each=step.stroke.each.value if step.stroke.each else None,
        rounds=step.rounds,
        pressure=step.pressure,
        needs=sorted(step.stroke.needs),
        zones=list(step.stroke.path),
        seconds=step.frames / FRAMES_PER_SECOND,
    )


def left_out_data(one: LeftOut, clearance: Clearance) -> dict[str, Any]:
    """A stroke that is not done, with its reason and the conditions behind it."""
    conditions = [finding.condition for finding in findings_behind(one, clearance)]
    return present(stroke=one.stroke, limb=one.limb, because=one.because, reason=one.reason, conditions=conditions)


def timeline_data(timeline: Timeline) -> dict[str, Any]:
    """A timeline in milliseconds; absent keys left out."""
    return {
        "frame_ms": FRAME_MS,
        "duration_ms": timeline.frames * FRAME_MS,
        "cues": [written(cue_of(cue)) for cue in timeline.cues],
    }


def cue_of(cue: Cue) -> player.Cue:
    """One cue in milliseconds."""
    return player.Cue(
        at_ms=cue.at * FRAME_MS,
        duration_ms=cue.frames * FRAME_MS,
        kind=cue.kind,
        text=cue.text,
        stroke=cue.stroke,
        limb=cue.limb,
        zone=cue.zone,
        move=cue.move,
        repetition=cue.repetition,
        of=cue.of,
        step=cue.step,
        mark=cue.mark,
        whole_ms=cue.whole * FRAME_MS if cue.whole else None,
    )


def present(**keys: Any) -> dict[str, Any]:
    """The keys that have a value."""
    return {key: value for key, value in keys.items() if value is not None}


def named(nouns: Mapping[str, Any], keys: Iterable[str]) -> list[dict[str, Any]]:
    """Some keys of each noun, for lists."""
    return [present(**{key: getattr(noun, key) for key in keys}) for noun in nouns.values()]

"""What a plan changes and why, as the page shows it: findings with their sources, what is left out, what to ask."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from thenar.model.clearance import Clearance, Finding
from thenar.model.condition import Soon
from thenar.model.knowledge import Knowledge, Reference
from thenar.model.plan import Plan
from thenar.model.restriction import Effect
from thenar.plan.words import TIME
from thenar.web.base.words import joined, limb_words, limbs_words


@dataclass(frozen=True)
class Reason:
    """One finding with its sources spelled out."""

    finding: Finding
    where: str
    sources: list[Reference]
    conflict: str | None


@dataclass(frozen=True)
class Omission:
    """Strokes that are left out for the same reason, each with what takes its place."""

    because: str
    strokes: list[str]


def reasons(clearance: Clearance, knowledge: Knowledge) -> list[Reason]:
    """Every finding that changes or says something, the strictest first."""
    found = sorted(clearance.findings, key=lambda one: -one.effect.rank)
    return [_reason(one, knowledge) for one in found if one.effect is not Effect.NONE]


def to_ask(clearance: Clearance, knowledge: Knowledge) -> list[Reason]:
    """The findings that wait for a clinician's yes."""
    return [_reason(one, knowledge) for one in clearance.findings if one.effect is Effect.ASK]


def to_stop(clearance: Clearance, knowledge: Knowledge) -> list[Reason]:
    """The findings that mean no massage today, what needs care soonest first."""
    found = [one for one in clearance.findings if one.effect is Effect.STOP]
    return [_reason(one, knowledge) for one in sorted(found, key=lambda one: _how_soon(one, knowledge))]


def _how_soon(finding: Finding, knowledge: Knowledge) -> tuple[int, bool]:
    asked = knowledge.conditions.get(finding.condition)  # none, where it is a plan that stops
    soon = asked.how_soon if asked else None
    return (list(Soon).index(soon) if soon else len(Soon)), finding.urgency is None


def omissions(plan: Plan, knowledge: Knowledge) -> list[Omission]:
    """What is left out because of what was answered, by reason."""
    instead = {(step.instead_of, step.limb): step.stroke.name for step in plan.steps if step.instead_of}
    found: dict[str, dict[str, list[str]]] = {}
    for one in plan.left_out:
        if one.reason != TIME:
            name = knowledge.strokes[one.stroke].name
            new = instead.get((one.stroke, one.limb))
            line = _("{stroke}; {gentler} instead").format(stroke=name, gentler=_low(new)) if new else name
            found.setdefault(one.because, {}).setdefault(line, []).append(one.limb)
    return [
        Omission(
            because, [_("{what} ({where})").format(what=line, where=_limbs(limbs)) for line, limbs in lines.items()]
        )
        for because, lines in found.items()
    ]


def no_time(plan: Plan, knowledge: Knowledge) -> list[str]:
    """The strokes for which there is no time today, each once, without those that are done somewhere all the same."""
    done = {step.stroke.id for step in plan.steps}
    found = dict.fromkeys(one.stroke for one in plan.left_out if one.reason == TIME and one.stroke not in done)
    return [knowledge.strokes[name].name for name in found]


def _low(name: str) -> str:
    return name[0].lower() + name[1:]


def _limbs(names: list[str]) -> str:
    return joined([limb_words(name) for name in dict.fromkeys(names)])


def _reason(finding: Finding, knowledge: Knowledge) -> Reason:
    asked = knowledge.conditions.get(finding.condition)  # none, where it is a plan's
    return Reason(
        finding=replace(finding, because=_(finding.because)),  # NOT_KNOWN comes in English
        where=limbs_words(finding.limbs),
        sources=[knowledge.references[one] for one in finding.source if one in knowledge.references],
        conflict=asked.conflict if asked else None,
    )

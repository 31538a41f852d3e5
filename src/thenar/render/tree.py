"""A clearance and a plan as a tree of reasons, for the terminal. What a command takes as an id stays an id."""

from collections.abc import Iterable, Iterator
from gettext import NullTranslations

from rich.markup import escape
from rich.tree import Tree

from thenar.model.body import Area, Limb
from thenar.model.clearance import Clearance, Finding
from thenar.model.plan import Plan, PlannedStep
from thenar.model.restriction import HIGHEST_PRESSURE, Effect, Limits, Restriction
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.model.written import decimal, limb
from thenar.plan.explain import findings_behind
from thenar.render.how_often import rounds_words, times_words


def clearance_tree(clearance: Clearance, catalog: NullTranslations, title: str | None = None) -> Tree:
    """What the answers mean, each with its reason and source."""
    what = title or catalog.gettext("Today")
    tree = Tree(f"{what}: {clearance.effect.value}. {_sentence(clearance.effect, catalog)}")
    for line in restriction_lines(clearance.restriction, catalog, clearance.areas):
        tree.add(line)
    for finding in clearance.findings:
        _add_finding(tree, finding, clearance, catalog)
    if clearance.unanswered:
        text = catalog.gettext("Not answered yet ({n}): {conditions}")
        tree.add(text.format(n=len(clearance.unanswered), conditions=", ".join(clearance.unanswered)))
    return tree


def _sentence(effect: Effect, catalog: NullTranslations) -> str:
    return {
        Effect.NONE: catalog.gettext("You can start."),
        Effect.INFORM: catalog.gettext("You can start. Please read what there is to know."),
        Effect.GENTLE: catalog.gettext("You can start, more gently than usual."),
        Effect.AVOID: catalog.gettext("You can start, and some places are left alone."),
        Effect.ASK: catalog.gettext(
            "Please ask first. There is no session until every question is answered and a clinician agrees."
        ),
        Effect.STOP: catalog.gettext("No massage today. Please read what to do."),
    }[effect]


def _add_finding(tree: Tree, finding: Finding, clearance: Clearance, catalog: NullTranslations) -> None:
    marks = [finding.effect.value]
    if finding.unknown:
        marks.append(catalog.gettext("not known"))
    if finding.confirmed:
        marks.append(catalog.gettext("a clinician agreed"))
    branch = tree.add(f"{finding.name} ({finding.condition}): {', '.join(marks)}")
    if finding.urgency:
        branch.add(catalog.gettext("What to do: {advice}").format(advice=finding.urgency))
    because = catalog.gettext("Because: {reason}").format(reason=catalog.gettext(finding.because))
    branch.add(escape(f"{because} [{', '.join(finding.source)}]"))
    if finding.instead:
        branch.add(catalog.gettext("Instead: {instead}").format(instead=finding.instead))
    for line in restriction_lines(finding.restriction, catalog, clearance.areas):
        branch.add(line)


def restriction_lines(
    restriction: Restriction, catalog: NullTranslations, areas: Iterable[Area] = tuple(Area)
) -> Iterator[str]:
    """What a restriction forbids, a line each, with the hands and feet it is about where it is not about all; nothing
    for what it leaves open."""
    limbs = [one for one in Limb if one.area in areas]
    lines: dict[str, list[Limb]] = {}
    for one in limbs:
        for line in _limits_lines(restriction.on(one), catalog):
            lines.setdefault(line, []).append(one)
    for line, where in lines.items():
        yield line if where == limbs else f"{line} ({', '.join(where)})"
    alone = [one for one in limbs if not restriction.on(one).open]
    if alone:
        yield catalog.gettext("Left alone: {limbs}").format(limbs=", ".join(sorted(alone)))
    whole = restriction.over(limbs)
    if whole.minutes_cap is not None:
        cap = whole.minutes_cap
        yield catalog.ngettext("At most {n} minute", "At most {n} minutes", cap).format(n=cap)
    if whole.manner:
        yield catalog.gettext("The session talks: {manner}").format(manner=", ".join(sorted(whole.manner)))


def _limits_lines(limits: Limits, catalog: NullTranslations) -> Iterator[str]:
    if limits.pressure_cap < HIGHEST_PRESSURE:
        yield catalog.gettext("Pressure at most {level} of 3").format(level=limits.pressure_cap)
    if limits.without:
        yield catalog.gettext("Without: {needs}").format(needs=", ".join(sorted(limits.without)))
    if limits.places and limits.open:
        yield catalog.gettext("Places left alone: {places}").format(places=", ".join(sorted(limits.places)))


def plan_tree(plan: Plan, catalog: NullTranslations) -> Tree:
    """What will be done, what is left out and why."""
    tree = clearance_tree(plan.clearance, catalog, " + ".join(plan.wishes.routines))
    minutes = decimal(plan.frames / FRAMES_PER_SECOND / 60, catalog)
    text = catalog.gettext("Steps: {n}, {minutes} minutes in all")
    steps = tree.add(text.format(n=len(plan.steps), minutes=minutes))
    for step in plan.steps:
        steps.add(_step_line(step, catalog))
    differs = tree.add(catalog.gettext("What is different today, and why")) if plan.left_out or plan.notes else tree
    for note in plan.notes:
        differs.add(note)
    if plan.left_out:
        out = differs.add(catalog.gettext("Left out"))
        for one in plan.left_out:
            names = ", ".join(finding.name for finding in findings_behind(one, plan.clearance))
            reason = catalog.gettext("Reason: {conditions}.").format(conditions=names)
            out.add(f"{one.stroke} ({one.limb}): {one.because}" + (f" {reason}" if names else ""))
    return tree


def _step_line(step: PlannedStep, catalog: NullTranslations) -> str:
    parts = [times_words(step.times, step.stroke.each, catalog)]
    if step.rounds > 1:
        parts.append(rounds_words(step, catalog))
    parts.append(catalog.gettext("pressure {level}").format(level=step.pressure))
    parts.append(catalog.gettext("{n} s").format(n=round(step.frames / FRAMES_PER_SECOND)))
    if step.instead_of:
        parts.append(catalog.gettext("instead of {stroke}").format(stroke=step.instead_of))
    return f"{limb(step.limb, catalog)}: {step.stroke.name}, {', '.join(parts)}"

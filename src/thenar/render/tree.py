"""A clearance and a plan as a tree of reasons, for the terminal."""

from collections.abc import Iterator

from rich.tree import Tree

from thenar.model.clearance import Clearance, Finding
from thenar.model.plan import Plan, PlannedStep
from thenar.model.restriction import Effect, Restriction
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan.explain import findings_behind

SENTENCES = {
    Effect.NONE: "You can start.",
    Effect.INFORM: "You can start. Please read what there is to know.",
    Effect.GENTLE: "You can start, more gently than usual.",
    Effect.AVOID: "You can start, and some places are left alone.",
    Effect.ASK: "Please ask first. There is no session until every question is answered and a clinician agrees.",
    Effect.STOP: "No massage today. Please read what to do.",
}


def clearance_tree(clearance: Clearance, title: str = "Today") -> Tree:
    """What the answers mean, each with its reason and source."""
    tree = Tree(f"{title}: {clearance.effect.value}. {SENTENCES[clearance.effect]}")
    for line in restriction_lines(clearance.restriction):
        tree.add(line)
    for finding in clearance.findings:
        _add_finding(tree, finding)
    if clearance.unanswered:
        tree.add(f"Not answered yet ({len(clearance.unanswered)}): {', '.join(clearance.unanswered)}")
    return tree


def _add_finding(tree: Tree, finding: Finding) -> None:
    unknown = ", not known" if finding.unknown else ""
    agreed = ", a clinician agreed" if finding.confirmed else ""
    branch = tree.add(f"{finding.name} ({finding.condition}): {finding.effect.value}{unknown}{agreed}")
    if finding.urgency:
        branch.add(f"What to do: {finding.urgency}")
    branch.add(f"Because: {finding.because} [{', '.join(finding.source)}]".replace("[", "\\["))
    branch.add(f"Instead: {finding.instead}")
    for line in restriction_lines(finding.restriction):
        branch.add(line)


def restriction_lines(restriction: Restriction) -> Iterator[str]:
    """What a restriction forbids, a line each; nothing for what it leaves open."""
    if restriction.pressure_cap < 3:
        yield f"Pressure at most {restriction.pressure_cap} of 3"
    if restriction.without:
        yield "Without: " + ", ".join(sorted(restriction.without))
    if restriction.avoid:
        yield "Left alone: " + ", ".join(sorted(restriction.avoid))
    if restriction.minutes_cap is not None:
        yield f"At most {restriction.minutes_cap} minutes"
    if restriction.manner:
        yield "The session talks: " + ", ".join(sorted(restriction.manner))


def plan_tree(plan: Plan) -> Tree:
    """What will be done, what is left out and why."""
    tree = clearance_tree(plan.clearance, " + ".join(plan.wishes.routines))
    steps = tree.add(f"Steps: {len(plan.steps)}, {plan.frames / FRAMES_PER_SECOND / 60:.1f} minutes in all")
    for step in plan.steps:
        steps.add(_step_line(step))
    if plan.left_out:
        out = tree.add("Left out")
        for one in plan.left_out:
            names = ", ".join(finding.name for finding in findings_behind(one, plan.clearance))
            out.add(f"{one.stroke} ({one.limb}): {one.because}" + (f" Reason: {names}." if names else ""))
    for note in plan.notes:
        tree.add(note)
    return tree


def _step_line(step: PlannedStep) -> str:
    each = f" each {step.stroke.each.value}" if step.stroke.each else ""
    rounds = f", {step.rounds} rounds" if step.rounds > 1 else ""
    instead = f", instead of {step.instead_of}" if step.instead_of else ""
    return (
        f"{step.limb}: {step.stroke.name}, {step.times} times{each}{rounds}, pressure {step.pressure}, "
        f"{step.frames / FRAMES_PER_SECOND:.0f} s{instead}"
    )

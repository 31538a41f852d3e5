"""The cases of tests/cases as values, and what is wrong with an outcome. Keys: tests/cases/README.md."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from thenar.model.body import Area, Limb, limbs_named, limbs_of
from thenar.model.clearance import Answer, Answers, Clearance, Reply
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import HIGHEST_PRESSURE, Effect, Limits
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.screen import screen

CASES = Path(__file__).parent.parent / "cases"

GIVEN = {"routines", "minutes", "pressure", "lotion", "conditions", "unanswered", "confirmed"}
ALWAYS = {"effect", "pressure_cap", "without", "avoid", "minutes_cap", "session"}
THEN = ALWAYS | {"manner", "places", "on", "strokes_left_out", "strokes_instead", "lotion"}


class Case(NamedTuple):
    """One case: the name of its file, its sentence, and its given and then."""

    file: str
    name: str
    given: Mapping[str, Any]
    then: Mapping[str, Any]
    because: str


def read_cases(folder: Path = CASES) -> list[Case]:
    """Every case in the folder, in the order of the files."""
    return [
        Case(path.stem, row["name"], row["given"], row["then"], row["because"])
        for path in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text())
    ]


def answers_of(case: Case, conditions: Mapping[str, Condition]) -> Answers:
    """The case's answers; every question that it does not name is answered no, unless it leaves all open."""
    given = case.given.get("conditions", {})
    open_ones = case.given.get("unanswered", [])
    silent = set(conditions) if open_ones == "all" else set(open_ones)
    named = {condition: answer_of(reply) for condition, reply in given.items()}
    return {one: Answer(Reply.NO) for one in conditions if one not in silent} | named


def answer_of(reply: Any) -> Answer:
    """An answer as a case writes it: a word, or a yes with limbs, places and a choice."""
    if isinstance(reply, str):
        return Answer(Reply(reply))
    limbs = frozenset(map(Limb, reply.get("limbs", [])))
    return Answer(Reply(reply.get("reply", "yes")), limbs, reply.get("choice"), frozenset(reply.get("places", [])))


def clearance_of(case: Case, knowledge: Knowledge, conditions: Mapping[str, Condition]) -> Clearance:
    """What the case's answers mean, under these conditions."""
    return _screened(case, knowledge, conditions, frozenset(case.given.get("confirmed", [])))


def agreed_clearance_of(case: Case, knowledge: Knowledge, conditions: Mapping[str, Condition]) -> Clearance:
    """What they would mean if clinicians had agreed to all of them: what is left alone then stays left alone."""
    return _screened(case, knowledge, conditions, frozenset(conditions))


def _screened(
    case: Case, knowledge: Knowledge, conditions: Mapping[str, Condition], confirmed: frozenset[str]
) -> Clearance:
    partner = any(knowledge.routines[one].form is Form.PARTNER for one in case.given["routines"])
    areas = areas_of(case, knowledge)
    return screen(answers_of(case, conditions), conditions, confirmed, giver=partner, areas=areas)


def areas_of(case: Case, knowledge: Knowledge) -> frozenset[Area]:
    """Where the case's session is: on hands, feet or both."""
    return frozenset(knowledge.routines[one].area for one in case.given["routines"])


def plan_of(case: Case, clearance: Clearance, knowledge: Knowledge) -> Plan:
    """The session that the case asks for."""
    given = case.given
    wishes = Wishes(tuple(given["routines"]), given["minutes"], given.get("pressure", 2), given.get("lotion", "lotion"))
    return plan(wishes, clearance, knowledge)


def wrong_clearance(case: Case, clearance: Clearance, agreed: Clearance) -> Iterator[str]:
    """What the case expects of the answers and does not find. `agreed` is the clearance once all was agreed to."""
    limbs = limbs_of(clearance.areas)
    found: dict[str, Any] = {
        "effect": clearance.effect.value,
        "avoid": {limb.value for limb in limbs if _left_alone(limb, clearance, agreed)},
        "minutes_cap": clearance.limits.minutes_cap,
        "manner": {manner.value for manner in clearance.limits.manner},
        **_limits(clearance.limits),
    }
    yield from _differences("", found, {"manner": [], "places": [], **case.then})
    for limb in sorted(limbs):
        yield from _differences(f"{limb}, ", _limits(clearance.restriction.on(limb)), expected_on(limb, case.then))


def expected_on(limb: Limb, then: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a case expects of one limb: what `on` says of it or of its pair, and nothing where `on` does not name it;
    without `on` all limbs are alike."""
    if "on" not in then:
        return {"places": [], **then}
    named = [one for name, one in then["on"].items() if limb in limbs_named(name)]
    return {"pressure_cap": HIGHEST_PRESSURE, "without": [], "places": [], **(named[0] if named else {})}


def _left_alone(limb: Limb, clearance: Clearance, agreed: Clearance) -> bool:
    """Whether a limb is left alone while others go on, or would be once clinicians agreed."""
    waits = clearance.cleared and not clearance.restriction.on(limb).open
    return waits or agreed.restriction.on(limb).effect is Effect.AVOID


def _limits(limits: Limits) -> dict[str, Any]:
    return {
        "pressure_cap": limits.pressure_cap,
        "without": {need.value for need in limits.without},
        "places": set(limits.places),
    }


def _differences(where: str, found: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[str]:
    for key, value in found.items():
        expected = then.get(key)
        expected = set(expected) if isinstance(expected, list) else expected
        if value != expected:
            yield f"{where}{key}: expected {_shown(expected)}, found {_shown(value)}"


def wrong_plan(case: Case, made: Plan) -> Iterator[str]:
    """What the case expects of the session and does not find."""
    then, done = case.then, {step.stroke.id for step in made.steps}
    if bool(made.steps) != then["session"]:
        yield f"session: expected {then['session']}, found {bool(made.steps)}"
    for stroke in then.get("strokes_left_out", []):
        if stroke in done or stroke not in {one.stroke for one in made.left_out}:
            yield f"strokes_left_out: {stroke} is done, or left out without a word of why"
    for stroke in then.get("strokes_instead", []):
        if stroke not in {step.stroke.id for step in made.steps if step.instead_of}:
            yield f"strokes_instead: {stroke} does not take another's place"
    if "lotion" in then and made.wishes.lotion != then["lotion"]:
        yield f"lotion: expected {then['lotion']}, found {made.wishes.lotion}"
    yield from _wrong_steps(case, made)


def _wrong_steps(case: Case, made: Plan) -> Iterator[str]:
    """Whatever a case says, no step may do what its restriction forbids."""
    then, tolerance = case.then, 5
    for step in made.steps:
        limits = made.clearance.restriction.over(step.limbs)
        if step.pressure > limits.pressure_cap:
            yield f"pressure: {step.stroke.id} has {step.pressure}"
        if step.stroke.needs & limits.without:
            yield f"without: {step.stroke.id} needs {_shown({need.value for need in step.stroke.needs})}"
        if {limb.value for limb in step.limbs} & set(then["avoid"]):
            yield f"avoid: {step.stroke.id} is done on {step.limb}"
    most = then["minutes_cap"]
    if most is not None and made.frames / 50 > most * 60 + tolerance:
        yield f"minutes_cap: the session takes {made.frames / 50 / 60:.1f} minutes"


def _shown(value: Any) -> str:
    return ", ".join(sorted(value)) or "nothing" if isinstance(value, set) else str(value)

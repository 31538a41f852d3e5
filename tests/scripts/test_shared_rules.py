"""Rules that server and device both know: "again", softer, the time cap, a clinician's yes, the check. One table."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict

from tests.conftest import quick_voice
from tests.plan.test_plan import FREE, KNOWLEDGE, under
from tests.web.conftest import NOON
from thenar.journal import people
from thenar.journal.answers import agree, answer_data, confirmed_by
from thenar.model.body import Limb
from thenar.model.change import Change
from thenar.model.clearance import Answer, Reply
from thenar.model.condition import Condition
from thenar.model.plan import Plan, Wishes
from thenar.model.problem import ThenarError
from thenar.model.restriction import Limits, Restriction
from thenar.model.timeline import FRAME_MS, Timeline
from thenar.plan import plan
from thenar.plan.change import changed, longest
from thenar.render.player import drawn_of
from thenar.timeline import timeline
from thenar.timeline.place import frame_of, place_at
from thenar.web.check.questions import replies
from thenar.web.offline.check import check_data
from thenar.wire.base import written

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
TODAY = NOON.date()
NEAR = (0, 20, 1000, 1460, 1480, 1500, 1520, 3000, 4000)  # milliseconds after a step began; 1.5 s is where it turns

PLANS = {
    "usual": plan(Wishes(("hand-partner",), 15), FREE, KNOWLEDGE),
    "light": plan(Wishes(("hand-self",), 5, pressure=1), FREE, KNOWLEDGE),
    "short": plan(Wishes(("foot-partner",), 12), under(Restriction.everywhere(Limits(minutes_cap=12))), KNOWLEDGE),
}


def line(made: Plan) -> Timeline:
    return timeline(made, KNOWLEDGE, quick_voice)


def session(made: Plan) -> dict[str, Any]:
    """A session's data, and places: near each beginning and in the middle of sections, heard once or to the cap."""
    drawn = line(made)
    data = {**written(drawn_of(made, drawn, KNOWLEDGE)), "most_ms": longest(made, KNOWLEDGE) * FRAME_MS}
    sections = data["sections"]
    near = {one["at_ms"] + ms for one in sections for ms in NEAR if ms < one["end_ms"] - one["at_ms"]}
    times = sorted(near | {(one["at_ms"] + one["end_ms"]) // 2 for one in sections})
    whole = data["duration_ms"]
    rows = [
        {"ms": ms // FRAME_MS * FRAME_MS, "heard": heard}
        for ms in times
        for heard in (ms, ms + data["most_ms"] - whole)
    ]
    return {"data": data, "rows": [one for one in rows if one["heard"] >= one["ms"]]}


def on_the_server(made: Plan, row: dict[str, int]) -> dict[str, Any]:
    """What the pure function of the server says of the same place."""
    drawn = line(made)
    place = place_at(made, drawn, row["ms"] // FRAME_MS, row["heard"] // FRAME_MS)
    again, softer = changed(made, place, Change.AGAIN, KNOWLEDGE), changed(made, place, Change.SOFTER, KNOWLEDGE)
    fits = again is not None and again.plan == made
    to = frame_of(made, drawn, again.place) * FRAME_MS if again and fits else None
    steps = (softer.plan if softer else made).steps
    return {"again": to, "fits": fits, "softest": softer is None, "softer": [step.pressure for step in steps]}


def agreement_cases() -> list[dict[str, Any]]:
    """A yes to an answer, and how it is answered now: the same, another limb, another choice, no, not at all."""
    lasting = Answer(Reply.YES, frozenset({Limb.LEFT_FOOT}))
    other = Answer(Reply.YES, frozenset({Limb.RIGHT_FOOT}))
    both = Answer(Reply.YES, frozenset({Limb.RIGHT_FOOT, Limb.LEFT_FOOT}))
    return [
        {"condition": condition, "about": about, "given": given}
        for condition in ("recent-surgery", "cancer", "fever-or-infection", "bruise")
        if condition in KNOWLEDGE.conditions
        for about in (lasting, both, Answer(Reply.YES), Answer(Reply.UNKNOWN))
        for given in (lasting, other, both, Answer(Reply.YES), Answer(Reply.UNKNOWN), Answer(Reply.NO), None)
    ]


def kept(case: dict[str, Any]) -> dict[str, Any]:
    """An agreement as a kept plan carries it."""
    daily = KNOWLEDGE.conditions[case["condition"]].asked != "standing"
    one = {"condition": case["condition"], "about": answer_data(case["about"]), "daily": daily}
    given = {case["condition"]: answer_data(case["given"])} if case["given"] else {}
    return {"keep": {"agreed": [one]}, "given": given}


def forms_of(one: Condition) -> Iterator[dict[str, list[str]]]:
    """A form as each way of answering one question sends it, and as no page of ours would."""
    limbs, places = [limb.value for limb in one.limbs], sorted(one.all_places)
    choices = [choice.id for choice in one.follow_up.choices] if one.follow_up else []
    several = [[], limbs[:1], [*reversed(limbs), "third-hand"]]
    for reply in ([], ["yes"], ["no"], ["unknown"], ["perhaps"], [""], ["no", "yes"]):
        for named in several:
            for choice in ([], *([each] for each in choices), ["toString"], [*choices[:1], ""]):
                yield {
                    f"is-{one.id}": reply, f"limbs-{one.id}": named, f"choice-{one.id}": choice,
                    f"places-{one.id}": [*places[-2:], "elbow"] if named else [],
                }  # fmt: skip


FORMS = [form for one in KNOWLEDGE.conditions.values() for form in forms_of(one)]


def form_of(sent: dict[str, list[str]]) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, values in sent.items():
        form.setlist(name, values)
    return form


@pytest.fixture(scope="module")
def device() -> dict[str, Any]:
    """Every row as a device decides it."""
    table = {
        "sessions": [session(made) for made in PLANS.values()],
        "agreements": [kept(case) for case in agreement_cases()],
        "check": written(check_data(KNOWLEDGE)),
        "forms": FORMS,
    }
    command = [NODE, HERE / "rules_on_a_device.mjs"]
    done = subprocess.run(command, input=json.dumps(table), capture_output=True, text=True, check=True)
    return {**table, **json.loads(done.stdout)}


@pytest.mark.parametrize("name", PLANS)
def test_again_and_its_time_and_softer_are_the_same_on_both_sides(device: dict[str, Any], name: str) -> None:
    number, made = list(PLANS).index(name), PLANS[name]
    rows, found = device["sessions"][number]["rows"], device["places"][number]
    assert len(rows) > 60
    steps = [at for at, one in enumerate(device["sessions"][number]["data"]["sections"]) if one["kind"] == "step"]
    for row, told in zip(rows, found, strict=True):
        expected = on_the_server(made, row)
        assert told["softest"] == expected["softest"], row
        assert expected["softest"] or [told["softer"][at] for at in steps] == expected["softer"], row
        assert told["fits"] == expected["fits"], row
        assert not expected["fits"] or told["again"] == expected["again"], row
    assert {one["fits"] for one in found} == {True, False}
    assert {one["softest"] for one in found} == ({True} if name == "light" else {True, False})


def read_here(sent: dict[str, list[str]]) -> dict[str, Any] | None:
    """What the server reads of a form; None where it refuses it, as no page sends it: a device makes no no of it."""
    try:
        read = replies(KNOWLEDGE.conditions.values(), form_of(sent))
    except ThenarError:
        return None
    return {name: answer_data(one) for name, one in read.items()}


def test_the_form_of_the_check_is_read_alike_on_both_sides(device: dict[str, Any]) -> None:
    counted: Counter[str] = Counter()
    for sent, found in zip(FORMS, device["read"], strict=True):
        expected = read_here(sent)
        for one in found.values():
            one["limbs"], one["places"] = sorted(one["limbs"]), sorted(one["places"])
        if expected is None:
            assert all(one["reply"] != "no" for one in found.values()), sent
        else:
            assert found == expected, sent
        counted.update(one["reply"] for one in found.values())
        counted["nothing"] += not found
    assert set(counted) == {"yes", "no", "unknown", "nothing"}


def test_a_clinicians_yes_counts_on_another_day_alike_on_both_sides(db: None, device: dict[str, Any]) -> None:
    """A kept plan is led on any day: there, a yes to something of the day never counts."""
    counted = []
    for case, still in zip(agreement_cases(), device["still"], strict=True):
        person = people.someone(uuid4(), "", NOON)
        agree(person, KNOWLEDGE.conditions[case["condition"]], case["about"], TODAY, uuid4(), NOON)
        answers = {case["condition"]: case["given"]} if case["given"] else {}
        confirmed = confirmed_by(person, answers, KNOWLEDGE.conditions, TODAY + timedelta(days=1))
        assert set(still) == confirmed, case
        counted.append(bool(still))
    assert {True, False} == set(counted)

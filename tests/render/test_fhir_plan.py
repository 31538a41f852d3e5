"""A plan and a report on it as a Bundle: accepted by two validators of different make, and by rules that both miss."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from tests.a_plan import PLAN
from tests.journal.records import NOW
from tests.render.fhir_invariants import broken
from tests.render.test_fhir import Bundle, node_says, python_says, resources
from thenar.load.own import prescription_of
from thenar.model.knowledge import Knowledge
from thenar.model.plan_report import Followed, PlanReport
from thenar.render.fhir_plan import plan_bundle

REPORT = PlanReport(
    "thumbs", "ABCDEFGH", date(2026, 11, 25),
    (
        Followed(date(2026, 11, 21), 1, 5, 1, before=6, after=0),
        Followed(date(2026, 11, 22), 2, 9, 2, stopped="sore-spot"),
    ),
)  # fmt: skip


def made(knowledge: Knowledge, report: PlanReport | None = REPORT, name: str = "Papa") -> Bundle:
    plan = prescription_of("", PLAN.replace("minutes: 10", "minutes: 10, days_a_week: 3, times_a_day: 2"), knowledge)
    found: Bundle = json.loads(json.dumps(plan_bundle("a-plan", plan, report, name, knowledge, NOW)))
    return found


@pytest.mark.parametrize("says", [python_says, node_says, partial(broken, days=True)])
@pytest.mark.parametrize(("report", "name"), [(REPORT, "Papa"), (None, "")])
def test_the_bundle_is_sound(
    knowledge: Knowledge, says: Callable[[Bundle], list[str]], report: PlanReport | None, name: str
) -> None:
    assert says(made(knowledge, report, name)) == []


def test_the_plan_leads_to_its_goal_and_to_what_is_to_be_done(knowledge: Knowledge) -> None:
    bundle = made(knowledge)
    address = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    plan = resources(bundle, "CarePlan")[0]
    assert (plan["period"], plan["intent"]) == ({"start": "2026-11-20", "end": "2026-12-20"}, "plan")
    assert address[plan["goal"][0]["reference"]]["description"] == {"text": "Button my shirt."}
    assert address[plan["author"]["reference"]]["name"] == [{"text": "Ana Kern"}]
    asked = [address[one["reference"]["reference"]] for one in plan["activity"]]
    assert [one["code"]["text"] for one in asked] == ["Back-of-hand flat stroke", "Foot massage for yourself"]
    assert [one["text"] for one in asked[0]["bodySite"]] == ["right hand"]
    assert repeats(asked[0]) == (1, 1, "d", 5)
    assert repeats(asked[1]) == (6, 1, "wk", 10)
    assert {"text": "Leave out: the palm."} in asked[0]["note"]
    assert {"text": "Not on a hot joint."} in plan["note"]


def repeats(request: dict[str, Any]) -> tuple[int, int, str, int]:
    repeat = request["occurrenceTiming"]["repeat"]
    return repeat["frequency"], repeat["period"], repeat["periodUnit"], repeat["duration"]


def test_what_was_done_leads_back_to_what_was_asked(knowledge: Knowledge) -> None:
    bundle = made(knowledge)
    requests = {entry["fullUrl"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "ServiceRequest"}
    done = resources(bundle, "Procedure")
    assert [one["status"] for one in done] == ["completed", "stopped"]
    assert {one["basedOn"][0]["reference"] for one in done} == requests
    assert done[1]["statusReason"] == {"text": "A sore spot"}
    felt = resources(bundle, "Observation")
    assert [(one["valueInteger"], one["code"]["coding"][0]["code"]) for one in felt] == [(6, "72514-3"), (0, "72514-3")]


def test_the_same_plan_is_the_same_bundle(knowledge: Knowledge) -> None:
    assert made(knowledge) == made(knowledge)

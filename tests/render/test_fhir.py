"""The Bundle: accepted by two validators of different make, and by the rules that both of them miss."""

import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyfhircheck import Validator
from pyfhircheck.config import ValidatorConfig

from tests.journal.records import NOW, key, record
from tests.render.fhir_invariants import broken
from thenar.model.clearance import Answer, Reply
from thenar.model.journal import Record
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.render.fhir import Kind, fhir_bundle, fhir_entries, fhir_lines

NODE = Path(sys.executable).with_name("node")
NODE_SCRIPT = Path(__file__).with_name("fhir_validate.mjs")
NOTHING = Record("p", "", None, (), (), (), (), {})
Bundle = dict[str, Any]


@pytest.fixture
def bundle(knowledge: Knowledge) -> Bundle:
    made: Bundle = json.loads(json.dumps(fhir_bundle(record(), knowledge, knowledge, NOW)))
    return made


def python_says(bundle: Bundle) -> list[str]:
    report = Validator(ValidatorConfig()).validate_resource(bundle)
    return [issue.message for issue in report.issues]


def node_says(bundle: Bundle) -> list[str]:
    done = subprocess.run([NODE, NODE_SCRIPT], input=json.dumps(bundle), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    # What is no error are remarks that a code is not in the few value sets it carries; LOINC is not among them.
    wrong = [one["message"] for one in found["messages"] if one["severity"] == "error"]
    assert found["valid"] == (not wrong)
    return wrong


@pytest.mark.parametrize("says", [python_says, node_says, broken])
def test_the_bundle_is_sound(bundle: Bundle, says: Callable[[Bundle], list[str]]) -> None:
    assert says(bundle) == []


@pytest.mark.parametrize("says", [python_says, node_says, broken])
def test_the_bundle_of_someone_who_has_nothing_yet_is_sound(
    knowledge: Knowledge, says: Callable[[Bundle], list[str]]
) -> None:
    assert says(fhir_bundle(NOTHING, knowledge, knowledge, NOW)) == []


def resources(bundle: Bundle, kind: str) -> list[Bundle]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def test_everything_is_in_it(bundle: Bundle) -> None:
    made = record()
    assert len(resources(bundle, "Procedure")) == len(made.sessions)
    checks = {repr(sorted(one.answers.items())) for one in made.sessions}
    assert len(resources(bundle, "QuestionnaireResponse")) == len(checks) + len(made.forms)
    assert len(resources(bundle, "Observation")) == len(made.ratings) + len(made.forms)


def test_a_session_is_told_as_it_was(bundle: Bundle) -> None:
    by_start = sorted(resources(bundle, "Procedure"), key=lambda one: one["performedPeriod"]["start"])
    assert [one["status"] for one in by_start[:5]] == ["completed", "completed", "stopped", "unknown", "completed"]
    assert by_start[2]["statusReason"] == {"text": "A sore spot"}
    assert by_start[2]["note"] == [
        {"text": "20 of 20 strokes, 15 minutes"},
        {"text": "A sore spot at “Palm thumb stroke”"},
    ]
    assert "end" not in by_start[3]["performedPeriod"]


def test_pain_has_its_code_and_a_whole_number_and_others_have_words_only(bundle: Bundle) -> None:
    found = resources(bundle, "Observation")
    pain = [one for one in found if one["code"]["text"].startswith("Pain")]
    assert {one["code"]["coding"][0]["code"] for one in pain} == {"72514-3"}
    assert any(one["valueInteger"] == 0 for one in pain)
    assert all("coding" not in one["code"] for one in found if one["code"]["text"].startswith(("Numbness", "Tension")))
    sums = {one["code"]["text"]: one for one in found if "derivedFrom" in one}
    assert sums["Mood, two questions (PHQ-2), sum"]["code"]["coding"][0]["code"] == "55758-7"
    assert "coding" not in sums["Worry, two questions (GAD-2), sum"]["code"]  # its code is not verified


def test_not_knowing_stays_not_knowing(bundle: Bundle) -> None:
    check = next(one for one in resources(bundle, "QuestionnaireResponse") if "partOf" in one)
    given = {item["linkId"]: item["answer"][0]["valueCoding"]["code"] for item in check["item"]}
    assert given == {"arthritis-quiet": "yes", "blood-thinner": "yes", "heart-failure": "unknown", "rf_fever": "no"}


def test_the_same_record_is_the_same_bundle_and_a_hostile_name_stays_a_name(knowledge: Knowledge) -> None:
    made = record()
    assert fhir_bundle(made, knowledge, knowledge, NOW) == fhir_bundle(made, knowledge, knowledge, NOW)
    hostile = fhir_bundle(replace(made, name="<script>&\u202e\"'"), knowledge, knowledge, NOW)
    assert broken(json.loads(json.dumps(hostile))) == []


def test_ten_years_of_daily_sessions_are_sound(knowledge: Knowledge) -> None:
    assert broken(fhir_bundle(record(3650), knowledge, knowledge, NOW)) == []


def change(bundle: Bundle, kind: str, where: str, value: object) -> Bundle:
    bundle = deepcopy(bundle)
    resources(bundle, kind)[0][where] = value
    return bundle


WRONG = {
    "a number that is text": ("Observation", "valueInteger", "7"),
    "a number off the scale": ("Observation", "valueInteger", 11),
    "a time without its zone": ("Observation", "effectiveDateTime", "2026-10-10T20:15:00"),
    "an end before the start": (
        "Procedure", "performedPeriod", {"start": "2026-10-10T20:15:00Z", "end": "2026-10-09T20:15:00Z"},
    ),
    "a session of nobody": ("Procedure", "subject", {"reference": f"urn:uuid:{key(1)}"}),
    "an empty list": ("Procedure", "note", []),
    "two answers to one question": (
        "QuestionnaireResponse", "item", [{"linkId": "a", "answer": [{"valueBoolean": True}]}] * 2,
    ),
    "words that are no page": ("QuestionnaireResponse", "text", {"status": "generated", "div": "<div>?</div>"}),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_our_rules_see_what_is_wrong(bundle: Bundle, wrong: str) -> None:
    assert broken(change(bundle, *WRONG[wrong]))


def test_both_validators_miss_what_our_rules_are_for(bundle: Bundle) -> None:
    """Were they to see all of it one day, our own rules could go."""
    changed = {name: change(bundle, *what) for name, what in WRONG.items()}
    missed = {name for name, one in changed.items() if not (python_says(one) or node_says(one))}
    assert missed == {"a number off the scale", "two answers to one question"}


def test_a_session_that_was_skipped_to_its_end_is_stopped_and_says_what_was_done(knowledge: Knowledge) -> None:
    made = record()
    hardly = replace(made.sessions[0], heard_ms=10_000, stroke_ms=4_000, strokes=0)
    found = fhir_bundle(replace(made, sessions=(hardly, *made.sessions[1:])), knowledge, knowledge, NOW)
    skipped, whole = resources(found, "Procedure")[:2]
    assert (skipped["status"], whole["status"]) == ("stopped", "completed")
    assert "0 of 20 strokes, less than a minute" in json.dumps(skipped)
    assert "20 of 20 strokes, 15 minutes" in json.dumps(whole)


@pytest.fixture
def transaction(knowledge: Knowledge) -> Bundle:
    made: Bundle = json.loads(json.dumps(fhir_bundle(record(), knowledge, knowledge, NOW, Kind.TRANSACTION)))
    return made


@pytest.mark.parametrize("says", [python_says, node_says, broken])
def test_a_transaction_is_sound(transaction: Bundle, says: Callable[[Bundle], list[str]]) -> None:
    assert says(transaction) == []


def test_a_transaction_says_where_each_entry_goes_and_twice_it_goes_to_the_same_place(
    transaction: Bundle, bundle: Bundle
) -> None:
    assert transaction["type"] == "transaction"
    for entry in transaction["entry"]:
        one = entry["resource"]
        assert entry["request"] == {"method": "PUT", "url": f"{one['resourceType']}/{one['id']}"}
    assert [one["resource"] for one in transaction["entry"]] == [one["resource"] for one in bundle["entry"]]
    assert bundle["type"] == "collection"
    assert not any("request" in one for one in bundle["entry"])


def test_people_sessions_and_checks_have_an_identifier_of_their_own(bundle: Bundle) -> None:
    named = {one["fullUrl"]: one["resource"].get("identifier") for one in bundle["entry"]}
    for entry in bundle["entry"]:
        given = named[entry["fullUrl"]]
        if entry["resource"]["resourceType"] == "Observation":
            assert given is None
        else:
            assert (given if isinstance(given, dict) else given[0])["value"] == entry["fullUrl"]


def test_a_check_answered_as_before_is_told_once_and_each_session_leads_to_it(knowledge: Knowledge) -> None:
    made = record()
    first = made.sessions[0]
    other = {**first.answers, "rf_fever": Answer(Reply.UNKNOWN)}
    sessions = (first, replace(made.sessions[1], answers=first.answers), replace(made.sessions[2], answers=other))
    told = fhir_bundle(replace(made, sessions=sessions, ratings=(), forms=()), knowledge, knowledge, NOW)
    leads = [one["extension"][0]["valueReference"]["reference"] for one in resources(told, "Procedure")]
    checks = {one["fullUrl"] for one in told["entry"] if one["resource"]["resourceType"] == "QuestionnaireResponse"}
    assert leads[0] == leads[1] != leads[2]
    assert set(leads) == checks


def test_a_month_of_sessions_with_a_whole_check_stays_small(knowledge: Knowledge) -> None:
    """31 sessions, pain and tension before and after each."""
    answers = {name: Answer(Reply.NO) for name in knowledge.conditions}
    made = record(31)
    sessions = tuple(replace(one, answers=answers) for one in made.sessions)
    felt = (RatedAt.BEFORE, RatedAt.AFTER)
    ratings = tuple(one for one in made.ratings if one.measure in ("pain", "stress") and one.rated_at in felt)
    assert (len(sessions), len(ratings)) == (31, 124)
    entries = fhir_entries(made, sessions, ratings, made.forms, knowledge, knowledge, Kind.TRANSACTION)
    text = "".join(fhir_lines(entries, NOW, Kind.TRANSACTION))
    assert len(json.loads(text)["entry"]) == 1 + 31 + 1 + 124 + 4
    assert len(text.encode()) <= 150_000

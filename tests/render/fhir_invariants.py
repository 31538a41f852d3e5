"""What a FHIR R4 Bundle of ours has to keep beyond what the two validators look at."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_ONLY = ", only a day"
TIMES = {"timestamp", "authored", "effectiveDateTime", "start", "end"}
SUBJECTS = {
    "subject": {"Patient"}, "partOf": {"Procedure"}, "derivedFrom": {"QuestionnaireResponse"}, "goal": {"Goal"},
    "basedOn": {"ServiceRequest"}, "author": {"Practitioner"}, "requester": {"Practitioner"},
}  # fmt: skip
LOINC = re.compile(r"\d{1,7}-\d|LA\d{1,6}-\d")


def broken(bundle: dict[str, Any], *, days: bool = False) -> list[str]:
    """Every promise that this Bundle breaks, in words; with `days`, a whole day is as good as a time with its zone."""
    found = [*_entries(bundle), *_references(bundle), *_values(bundle, "Bundle"), *_resources(bundle)]
    return [one for one in found if not (days and one.endswith(DAY_ONLY))]


def _entries(bundle: dict[str, Any]) -> Iterator[str]:
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(urls)) < len(urls):
        yield "two entries have one address (bdl-7)"
    for entry in bundle["entry"]:
        name = entry["resource"]["id"]
        if not ID.fullmatch(name) or entry["fullUrl"] != f"urn:uuid:{name}":
            yield f"{entry['fullUrl']} is not the address of id {name} (bdl-8)"


def _references(bundle: dict[str, Any]) -> Iterator[str]:
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle["entry"]}
    for entry in bundle["entry"]:
        for key, allowed in SUBJECTS.items():
            found = entry["resource"].get(key, [])
            for one in found if isinstance(found, list) else [found]:
                if kinds.get(one["reference"]) not in allowed:
                    yield f"{key} of {entry['fullUrl']} leads to {kinds.get(one['reference'])}"


def _values(value: Any, path: str) -> Iterator[str]:
    """Nothing empty anywhere; every time has its zone; every LOINC code has the form of one."""
    if value in (None, "", [], {}):
        yield f"{path} is empty (ele-1)"
    if isinstance(value, dict):
        if value.get("system") == "http://loinc.org" and not LOINC.fullmatch(value["code"]):
            yield f"{path} is no LOINC code"
        for key, inner in value.items():
            if key in TIMES and not DATE_TIME.fullmatch(str(inner)):
                day = DAY.fullmatch(str(inner))
                yield f"{path}.{key} is no time with its zone{DAY_ONLY if day else ''}"
            yield from _values(inner, f"{path}.{key}")
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, f"{path}[{index}]")


def _resources(bundle: dict[str, Any]) -> Iterator[str]:
    checks = {"Procedure": _procedure, "Observation": _observation, "QuestionnaireResponse": _response}
    if sum(entry["resource"]["resourceType"] == "Patient" for entry in bundle["entry"]) != 1:
        yield "not exactly one Patient"
    for entry in bundle["entry"]:
        check = checks.get(entry["resource"]["resourceType"])
        if check:
            yield from (f"{entry['fullUrl']}: {one}" for one in check(entry["resource"]))


def _procedure(one: dict[str, Any]) -> Iterator[str]:
    if "performedDateTime" in one:
        return
    period = one["performedPeriod"]
    if "end" in period and datetime.fromisoformat(period["end"]) < datetime.fromisoformat(period["start"]):
        yield "ends before it starts (per-1)"
    if one["status"] in ("completed", "stopped") and "end" not in period:
        yield "is over and has no end"
    if one["status"] == "completed" and "statusReason" in one:
        yield "has a reason for not being done"


def _observation(one: dict[str, Any]) -> Iterator[str]:
    value = one.get("valueInteger")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
        yield "has no whole number from 0 to 10"
    if "dataAbsentReason" in one:
        yield "has a value and says that it has none (obs-6)"


def _response(one: dict[str, Any]) -> Iterator[str]:
    links = list(_links(one.get("item", [])))
    if len(set(links)) < len(links):
        yield "answers one question twice"
    for item in one.get("item", []):
        if "item" in item and "answer" in item:
            yield "has items beside an answer (qrs-1)"
    division = ElementTree.fromstring(one["text"]["div"])
    if division.tag != "{http://www.w3.org/1999/xhtml}div" or not "".join(division.itertext()).strip():
        yield "has no narrative (txt-1, txt-2)"


def _links(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        yield item["linkId"]
        for answer in item.get("answer", []):
            yield from _links(answer.get("item", []))

"""A plan that a professional wrote, and what was done of it, as a FHIR R4 Bundle.

A CarePlan with its Goal and one ServiceRequest for each thing to do; back come one Procedure a session, based on its
request, and an Observation for each number of pain. Codes only where one was verified; everything else is text.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from thenar.model.knowledge import Knowledge
from thenar.model.plan_report import Followed, PlanReport
from thenar.model.prescription import DAYS_A_WEEK, Item, Prescription
from thenar.model.written import limb
from thenar.render.fhir import CATEGORY, Kind, code_of, entry_of, head
from thenar.render.fhir_forms import Resource, urn
from thenar.render.json_form import present
from thenar.render.prescription_words import item_words

PAIN = "pain"


def plan_bundle(
    key: str, plan: Prescription, report: PlanReport | None, name: str, knowledge: Knowledge, now: datetime
) -> Resource:
    """A Bundle of the plan under its key, for a person of this name, and of a report on it where there is one."""
    entries = [entry_of(address, one) for address, one in _resources(key, plan, report, name, knowledge, now.date())]
    return {**head(now, Kind.COLLECTION), "entry": entries}


def _resources(
    key: str, plan: Prescription, report: PlanReport | None, name: str, knowledge: Knowledge, today: date
) -> Iterator[tuple[str, Resource]]:
    patient, writer, goal = (urn("plan", key, what) for what in ("person", "writer", "goal"))
    requests = [urn("plan", key, "item", number) for number in range(1, len(plan.items) + 1)]
    yield patient, present(resourceType="Patient", name=[{"text": name}] if name else None)
    yield writer, _practitioner(plan)
    yield goal, _goal(plan, patient)
    yield urn("plan", key), _care_plan(plan, patient, writer, goal, requests, today)
    for item, request in zip(plan.items, requests, strict=True):
        yield request, _request(item, plan, patient, writer, knowledge, today)
    for number, one in enumerate(report.sessions if report else ()):
        if one.item <= len(requests):
            session = urn("plan", key, "session", number, one.day)
            yield session, _procedure(one, plan, patient, requests[one.item - 1], knowledge)
            yield from _felt(one, session, patient, knowledge)


def _practitioner(plan: Prescription) -> Resource:
    """Who wrote it, as written: nothing proves it, so a license is no identifier."""
    return {
        "resourceType": "Practitioner",
        "name": [{"text": plan.author.name}],
        "qualification": [{"code": {"text": plan.author.license}}],
    }


def _goal(plan: Prescription, patient: str) -> Resource:
    return {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"text": plan.goal},
        "subject": {"reference": patient},
        "startDate": plan.first_day.isoformat(),
        "note": [{"text": plan.known_by}],
    }


def _care_plan(plan: Prescription, patient: str, writer: str, goal: str, requests: list[str], today: date) -> Resource:
    notes = (*plan.warnings, *plan.stop)
    return {
        "resourceType": "CarePlan",
        "status": _status(plan, today),
        "intent": "plan",
        "title": plan.name,
        "subject": {"reference": patient},
        "period": _period(plan.first_day, plan.last_day),
        "created": plan.author.day.isoformat(),
        "author": {"reference": writer},
        "goal": [{"reference": goal}],
        "activity": [{"reference": {"reference": one}} for one in requests],
        "note": [{"text": one.text} for one in notes] + [{"text": plan.contact}],
    }


def _request(item: Item, plan: Prescription, patient: str, writer: str, knowledge: Knowledge, today: date) -> Resource:
    first, last = plan.days_of(item)
    words = item_words(item, plan.dose_of(item, first, None), plan, knowledge)
    return {
        "resourceType": "ServiceRequest",
        "status": _status(plan, today),
        "intent": "plan",
        "code": {"text": words.name},
        "subject": {"reference": patient},
        "requester": {"reference": writer},
        "authoredOn": plan.author.day.isoformat(),
        "occurrenceTiming": {"repeat": {"boundsPeriod": _period(first, last), **_often(item)}},
        "bodySite": [{"text": limb(one, knowledge.catalog)} for one in sorted(item.limbs(knowledge.area_of(item)))],
        "note": [{"text": text} for text in (words.dose, *words.lines)],
    }


def _often(item: Item) -> dict[str, Any]:
    """How often, and how many minutes each time."""
    every_day = item.days_a_week == DAYS_A_WEEK
    return {
        "frequency": item.times_a_day if every_day else item.times_a_day * item.days_a_week,
        "period": 1,
        "periodUnit": "d" if every_day else "wk",
        "duration": item.minutes,
        "durationUnit": "min",
    }


def _procedure(one: Followed, plan: Prescription, patient: str, request: str, knowledge: Knowledge) -> Resource:
    concern, catalog = knowledge.concerns.get(one.stopped or ""), knowledge.catalog
    words = item_words(plan.items[one.item - 1], plan.dose_of(plan.items[one.item - 1], one.day, None), plan, knowledge)
    done = catalog.gettext("{minutes} minutes, pressure {level} of 3").format(minutes=one.minutes, level=one.pressure)
    return present(
        resourceType="Procedure",
        basedOn=[{"reference": request}],
        status="stopped" if one.stopped else "completed",
        statusReason={"text": concern.name} if concern else None,
        code={"text": words.name},
        subject={"reference": patient},
        performedDateTime=one.day.isoformat(),
        note=[{"text": done}],
    )


def _felt(one: Followed, session: str, patient: str, knowledge: Knowledge) -> Iterator[tuple[str, Resource]]:
    catalog = knowledge.catalog
    when = {
        "before": catalog.gettext("Right before the session"),
        "after": catalog.gettext("Right after the session"),
    }
    for name, words in when.items():
        if (value := getattr(one, name)) is not None:
            yield (
                urn(session, name),
                {
                    "resourceType": "Observation",
                    "status": "final",
                    "category": [{"coding": [{"system": CATEGORY, "code": "survey"}]}],
                    "code": code_of(knowledge.measures[PAIN].loinc, knowledge.measures[PAIN].name),
                    "subject": {"reference": patient},
                    "partOf": [{"reference": session}],
                    "effectiveDateTime": one.day.isoformat(),
                    "valueInteger": value,
                    "note": [{"text": words}],
                },
            )


def _status(plan: Prescription, today: date) -> str:
    """Of a plan that is kept: what its days say. Nothing tells that all was done."""
    return "active" if today <= plan.last_day else "completed"


def _period(first: date, last: date) -> Resource:
    return {"start": first.isoformat(), "end": last.isoformat()}

"""A person's record as a FHIR R4 Bundle, for another health program.

One Procedure a session, one Observation a rating, one QuestionnaireResponse a check or form. Codes only where one was
verified; everything else is text. Nothing is guessed: a session that nobody ended has the status `unknown`. Written
by hand because it is plain nested data; two validators read it in the tests.
"""

from collections.abc import Iterator
from datetime import datetime

from thenar.model.journal import FilledForm, Loinc, Measure, RatedAt, Rating, Record, SessionDone
from thenar.model.knowledge import Knowledge
from thenar.render.fhir_forms import LOINC, Resource, check, filled, urn
from thenar.render.json_form import present

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
WHEN = {
    RatedAt.BEFORE: "Right before the session",
    RatedAt.AFTER: "Right after the session",
    RatedAt.NEXT_MORNING: "The morning after the session",
    RatedAt.DAY: "Once a day, at the same hour",
    RatedAt.WEEK: "Once a week",
}


def fhir_bundle(record: Record, knowledge: Knowledge, now: datetime) -> Resource:
    """A `collection` Bundle of everything in the record, made at `now` (with its zone)."""
    entries = [{"fullUrl": one["fullUrl"], "resource": one["resource"]} for one in _entries(record, knowledge)]
    return {"resourceType": "Bundle", "type": "collection", "timestamp": now.isoformat(), "entry": entries}


def _entries(record: Record, knowledge: Knowledge) -> Iterator[Resource]:
    patient = urn("person", record.key)
    yield _entry(patient, _patient(record))
    for session in record.sessions:
        yield _entry(urn("session", session.key), _procedure(session, patient, knowledge))
        yield _entry(urn("check-of", session.key), check(session, patient, knowledge))
    known = {session.key for session in record.sessions}
    for rating in record.ratings:
        if rating.measure in knowledge.measures:
            which = (rating.session, rating.measure, rating.rated_at, rating.area, rating.at.isoformat())
            yield _entry(urn("rating", record.key, *which), _observation(rating, patient, known, knowledge))
    for form in record.forms:
        if form.measure in knowledge.measures:
            yield _entry(urn("filled", form.key), filled(form, patient, knowledge.measures[form.measure]))
            yield _entry(urn("total", form.key), _total(form, patient, knowledge.measures[form.measure]))


def _entry(address: str, resource: Resource) -> Resource:
    return {"fullUrl": address, "resource": {**resource, "id": address.removeprefix("urn:uuid:")}}


def _patient(record: Record) -> Resource:
    return present(
        resourceType="Patient",
        name=[{"text": record.name}] if record.name else None,
        birthDate=str(record.birth_year) if record.birth_year else None,
    )


def _procedure(session: SessionDone, patient: str, knowledge: Knowledge) -> Resource:
    concern = knowledge.concerns.get(session.ending)
    names = [knowledge.routines[name].name for name in session.routines if name in knowledge.routines]
    return present(
        resourceType="Procedure",
        status=_status(session),
        statusReason={"text": concern.name} if concern else None,
        code={"text": "Guided massage: " + (", ".join(names) or "a routine of one's own")},
        subject={"reference": patient},
        performedPeriod=present(
            start=session.began_at.isoformat(), end=session.ended_at.isoformat() if session.ended_at else None
        ),
        bodySite=[{"text": limb.value.replace("-", " ").capitalize()} for limb in session.limbs] or None,
        note=[{"text": text} for text in happened(session, knowledge)] or None,
    )


def happened(session: SessionDone, knowledge: Knowledge) -> Iterator[str]:
    """What was said on the way, a line each: the concern, and the stroke it was said at."""
    for one in session.happened:
        if one.concern in knowledge.concerns:
            stroke = knowledge.strokes.get(one.stroke or "")
            yield knowledge.concerns[one.concern].name + (f" at “{stroke.name}”" if stroke else "")


def _status(session: SessionDone) -> str:
    if session.ended_at is None:
        return "unknown"
    return "completed" if session.ending == "finished" else "stopped"


def _observation(rating: Rating, patient: str, sessions: set[str], knowledge: Knowledge) -> Resource:
    measure = knowledge.measures[rating.measure]
    return present(
        resourceType="Observation",
        status="final",
        category=[{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        code=code_of(measure.loinc, f"{measure.name}, 0 ({measure.lowest}) to 10 ({measure.highest})"),
        subject={"reference": patient},
        partOf=[{"reference": urn("session", rating.session)}] if rating.session in sessions else None,
        effectiveDateTime=rating.at.isoformat(),
        valueInteger=rating.value,
        bodySite={"text": {"hand": "Hands", "foot": "Feet"}[rating.area]} if rating.area else None,
        note=[{"text": WHEN[rating.rated_at]}],
    )


def _total(form: FilledForm, patient: str, measure: Measure) -> Resource:
    return present(
        resourceType="Observation",
        status="final",
        category=[{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        code=code_of(measure.loinc, f"{measure.name}, sum"),
        subject={"reference": patient},
        effectiveDateTime=form.at.isoformat(),
        valueInteger=sum(form.scores.values()),
        derivedFrom=[{"reference": urn("filled", form.key)}],
    )


def code_of(loinc: Loinc | None, text: str) -> Resource:
    return present(coding=[{"system": LOINC, "code": loinc.code}] if loinc else None, text=text)

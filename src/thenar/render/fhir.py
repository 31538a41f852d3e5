"""A person's record as a FHIR R4 Bundle, for another health program.

One Procedure a session, one Observation a rating, one QuestionnaireResponse a form, and one for each check that was
answered otherwise than before, to which its sessions lead. Codes only where one was verified; everything else is text.
Nothing is guessed: a session that nobody ended has the status `unknown`. Written by hand because it is plain nested
data; two validators read it in the tests.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from gettext import NullTranslations

from thenar.files.json_array import array, dense, one_line
from thenar.insight.done import counts
from thenar.model.body import Area
from thenar.model.event import Ending
from thenar.model.journal import FilledForm, Rating, Record, SessionDone
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Loinc, Measure, RatedAt
from thenar.model.written import limb
from thenar.render.done_words import done_words
from thenar.render.fhir_forms import LOINC, Resource, check, filled, urn
from thenar.render.json_form import present

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
SUPPORTING = "http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo"


class Kind(StrEnum):
    """What a Bundle is for: to be read, or to be taken by a server in one step, which says for each entry where to."""

    COLLECTION = "collection"
    TRANSACTION = "transaction"


def fhir_bundle(
    record: Record, knowledge: Knowledge, english: Knowledge, now: datetime, kind: Kind = Kind.COLLECTION
) -> Resource:
    """A Bundle of everything in the record, made at `now` (with its zone).

    Texts are in the language of `knowledge`, which each resource then names; what codes are called is in `english`,
    as in their code systems.
    """
    entries = fhir_entries(record, record.sessions, record.ratings, record.forms, knowledge, english, kind)
    return {**head(now, kind), "entry": list(entries)}


def fhir_lines(entries: Iterable[Resource], now: datetime, kind: Kind = Kind.COLLECTION) -> Iterator[str]:
    """The Bundle as JSON in pieces, an entry a line, for one that is longer than memory."""
    begin = ", ".join(f"{one_line(name)}: {one_line(value)}" for name, value in head(now, kind).items())
    yield f'{{{begin}, "entry": '
    yield from array(entries, dense)
    yield "}\n"


def fhir_entries(
    record: Record,
    sessions: Iterable[SessionDone],
    ratings: Iterable[Rating],
    forms: Iterable[FilledForm],
    knowledge: Knowledge,
    english: Knowledge,
    kind: Kind = Kind.COLLECTION,
) -> Iterator[Resource]:
    """The entries of a Bundle, one after another; what there may be much of comes in beside the record."""
    told = {} if knowledge.language == english.language else {"language": knowledge.language}
    for one in _entries(record, sessions, ratings, forms, knowledge, english):
        where = f"{one['resource']['resourceType']}/{one['resource']['id']}"
        request = {"request": {"method": "PUT", "url": where}} if kind is Kind.TRANSACTION else {}
        yield {"fullUrl": one["fullUrl"], "resource": one["resource"] | told, **request}


def head(now: datetime, kind: Kind) -> Resource:
    """What a Bundle begins with."""
    return {"resourceType": "Bundle", "type": kind.value, "timestamp": now.isoformat()}


def _entries(
    record: Record,
    sessions: Iterable[SessionDone],
    ratings: Iterable[Rating],
    forms: Iterable[FilledForm],
    knowledge: Knowledge,
    english: Knowledge,
) -> Iterator[Resource]:
    patient = urn("person", record.key)
    yield entry_of(patient, _patient(record))
    known: set[str] = set()
    checks: set[str] = set()
    for session in sessions:
        known.add(session.key)
        answered = urn("check", record.key, *sorted(map(repr, session.answers.items())))
        yield entry_of(urn("session", session.key), _procedure(session, patient, answered, knowledge))
        if answered not in checks:
            checks.add(answered)
            yield entry_of(answered, check(session, patient, knowledge))
    for rating in ratings:
        if rating.measure in knowledge.measures:
            which = (rating.session, rating.measure, rating.rated_at, rating.area, rating.at.isoformat())
            yield entry_of(urn("rating", record.key, *which), _observation(rating, patient, known, knowledge))
    for form in forms:
        if form.measure in knowledge.measures:
            coded = english.measures[form.measure]
            yield entry_of(urn("filled", form.key), filled(form, patient, knowledge.measures[form.measure], coded))
            yield entry_of(urn("total", form.key), _total(form, patient, knowledge))


def entry_of(address: str, resource: Resource) -> Resource:
    """An entry under an address that is the same whenever it is taken out. Numbers are many, and have it only once."""
    named = {"system": "urn:ietf:rfc:3986", "value": address}
    kind = resource["resourceType"]
    identifier = {} if kind == "Observation" else {"identifier": named if kind == "QuestionnaireResponse" else [named]}
    return {"fullUrl": address, "resource": {**resource, "id": address.removeprefix("urn:uuid:"), **identifier}}


def _patient(record: Record) -> Resource:
    return present(
        resourceType="Patient",
        name=[{"text": record.name}] if record.name else None,
        birthDate=str(record.birth_year) if record.birth_year else None,
    )


def _procedure(session: SessionDone, patient: str, answered: str, knowledge: Knowledge) -> Resource:
    concern, catalog = knowledge.concerns.get(session.ending), knowledge.catalog
    names = [knowledge.routines[name].name for name in session.routines if name in knowledge.routines]
    return present(
        resourceType="Procedure",
        extension=[{"url": SUPPORTING, "valueReference": {"reference": answered}}],
        status=_status(session),
        statusReason={"text": concern.name} if concern else None,
        code={"text": _what(names, catalog)},
        subject={"reference": patient},
        performedPeriod=present(
            start=session.began_at.isoformat(), end=session.ended_at.isoformat() if session.ended_at else None
        ),
        bodySite=[{"text": limb(one, catalog).capitalize()} for one in session.limbs] or None,
        note=[{"text": text} for text in (*_done(session, catalog), *happened(session, knowledge))] or None,
    )


def _what(routines: list[str], catalog: NullTranslations) -> str:
    if not routines:
        return catalog.gettext("Guided massage: a routine of one's own")
    return catalog.gettext("Guided massage: {routines}").format(routines=", ".join(routines))


def happened(session: SessionDone, knowledge: Knowledge) -> Iterator[str]:
    """What was said on the way, a line each: the concern, and the stroke it was said at."""
    for one in session.happened:
        if one.concern in knowledge.concerns:
            stroke, concern = knowledge.strokes.get(one.stroke or ""), knowledge.concerns[one.concern].name
            at = knowledge.catalog.gettext("{concern} at “{stroke}”")
            yield at.format(concern=concern, stroke=stroke.name) if stroke else concern


def _done(session: SessionDone, catalog: NullTranslations) -> Iterator[str]:
    """What was really done of it, where that was told."""
    if session.strokes is not None and session.heard_ms is not None:
        yield done_words(session.strokes, session.steps, session.heard_ms, catalog)


def _status(session: SessionDone) -> str:
    """Completed is what was led; what was skipped through to its end was stopped, whatever the track says."""
    if session.ended_at is None:
        return "unknown"
    return "completed" if session.ending == Ending.FINISHED and counts(session.stroke_ms) else "stopped"


def _observation(rating: Rating, patient: str, sessions: set[str], knowledge: Knowledge) -> Resource:
    measure = knowledge.measures[rating.measure]
    return present(
        resourceType="Observation",
        status="final",
        category=[{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        code=code_of(measure.loinc, _scale(measure, knowledge.catalog)),
        subject={"reference": patient},
        partOf=[{"reference": urn("session", rating.session)}] if rating.session in sessions else None,
        effectiveDateTime=rating.at.isoformat(),
        valueInteger=rating.value,
        bodySite={"text": _area(rating.area, knowledge.catalog)} if rating.area else None,
        note=[{"text": _when(rating.rated_at, knowledge.catalog)}],
    )


def _scale(measure: Measure, catalog: NullTranslations) -> str:
    return catalog.gettext("{measure}, 0 ({lowest}) to 10 ({highest})").format(
        measure=measure.name, lowest=measure.lowest, highest=measure.highest
    )


def _area(area: Area, catalog: NullTranslations) -> str:
    return catalog.gettext("Hands") if area is Area.HAND else catalog.gettext("Feet")


def _when(rated_at: RatedAt, catalog: NullTranslations) -> str:
    return {
        RatedAt.BEFORE: catalog.gettext("Right before the session"),
        RatedAt.AFTER: catalog.gettext("Right after the session"),
        RatedAt.NEXT_MORNING: catalog.gettext("The morning after the session"),
        RatedAt.DAY: catalog.gettext("Once a day, at the same hour"),
        RatedAt.WEEK: catalog.gettext("Once a week"),
    }[rated_at]


def _total(form: FilledForm, patient: str, knowledge: Knowledge) -> Resource:
    measure = knowledge.measures[form.measure]
    return present(
        resourceType="Observation",
        status="final",
        category=[{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        code=code_of(measure.loinc, knowledge.catalog.gettext("{measure}, sum").format(measure=measure.name)),
        subject={"reference": patient},
        effectiveDateTime=form.at.isoformat(),
        valueInteger=sum(form.scores.values()),
        derivedFrom=[{"reference": urn("filled", form.key)}],
    )


def code_of(loinc: Loinc | None, text: str) -> Resource:
    return present(coding=[{"system": LOINC, "code": loinc.code}] if loinc else None, text=text)

"""From the rows to what leaves the house: the report for the doctor, and the FHIR Bundle."""

import json
from datetime import date, datetime

from thenar.journal.models import Person
from thenar.journal.people import me
from thenar.journal.record import record_of
from thenar.load import load_knowledge
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.render.fhir import fhir_bundle
from thenar.render.report import report_pdf


def report_of(
    person: Person, knowledge: Knowledge, now: datetime, questions: str = "", since: date | None = None
) -> bytes:
    """The report as PDF, in the language of the knowledge; `now` has the zone in which its times are told."""
    return report_pdf(record_of(person, knowledge, now.tzinfo), knowledge, now.date(), questions, since)


def fhir_of(person: Person, knowledge: Knowledge, now: datetime) -> bytes:
    """The FHIR Bundle as JSON, its texts in the language of the knowledge."""
    bundle = fhir_bundle(record_of(person, knowledge, now.tzinfo), knowledge, load_knowledge(), now)
    return (json.dumps(bundle, ensure_ascii=False, indent=1) + "\n").encode()


def named(name: str | None, now: datetime) -> Person:
    """The person of a name; oneself without one. ThenarError where there is none, or more than one."""
    if name is None:
        return me(now)
    found = list(Person.objects.filter(name=name)[:2])
    if len(found) == 1:
        return found[0]
    known = ", ".join(sorted(one.name for one in Person.objects.exclude(name="")))
    if found:
        raise ThenarError("There are several people named “{name}”. Known by name: {known}.", name=name, known=known)
    if known:
        raise ThenarError("There is nobody named “{name}”. Known by name: {known}.", name=name, known=known)
    raise ThenarError("There is nobody named “{name}”. Known by name: no one yet.", name=name)

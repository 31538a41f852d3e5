"""From the rows to what leaves the house: the report for the doctor, and the FHIR Bundle."""

import json
from datetime import date, datetime

from thenar.journal.models import Person
from thenar.journal.people import me
from thenar.journal.record import record_of
from thenar.load import load_knowledge
from thenar.model.problem import ThenarError
from thenar.render.fhir import fhir_bundle
from thenar.render.report import report_pdf


def report_of(person: Person, now: datetime, questions: str = "", since: date | None = None) -> bytes:
    """The report as PDF; `now` has the zone in which its times are told."""
    knowledge = load_knowledge()
    return report_pdf(record_of(person, knowledge, now.tzinfo), knowledge, now.date(), questions, since)


def fhir_of(person: Person, now: datetime) -> bytes:
    """The FHIR Bundle as JSON."""
    knowledge = load_knowledge()
    bundle = fhir_bundle(record_of(person, knowledge, now.tzinfo), knowledge, now)
    return (json.dumps(bundle, ensure_ascii=False, indent=1) + "\n").encode()


def named(name: str | None, now: datetime) -> Person:
    """The person of a name; oneself without one. ThenarError where there is none, or more than one."""
    if name is None:
        return me(now)
    found = list(Person.objects.filter(name=name)[:2])
    if len(found) == 1:
        return found[0]
    why = "There are several people" if found else "There is nobody"
    known = ", ".join(sorted(one.name for one in Person.objects.exclude(name=""))) or "no one yet"
    raise ThenarError(f"{why} named “{name}”. Known by name: {known}.")

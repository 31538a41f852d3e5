"""From the rows to what leaves the house: the report for the doctor, and the FHIR Bundle."""

from datetime import date, datetime
from typing import IO

from django.db import transaction

from thenar.journal.at_hand import with_own
from thenar.journal.models import Person
from thenar.journal.people import me
from thenar.journal.ratings import forms_of, ratings_of
from thenar.journal.record import record_of, sessions_of
from thenar.load import load_knowledge
from thenar.model.journal import Record
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.render.fhir import Kind, fhir_entries, fhir_lines
from thenar.render.report import report_pdf


def report_of(
    person: Person, knowledge: Knowledge, now: datetime, questions: str = "", since: date | None = None
) -> bytes:
    """The report as PDF, in the language of the knowledge; `now` has the zone in which its times are told."""
    knowledge = with_own(knowledge)
    return report_pdf(record_of(person, knowledge, now.tzinfo), knowledge, now.date(), questions, since)


def write_fhir(
    file: IO[bytes], person: Person, knowledge: Knowledge, now: datetime, kind: Kind = Kind.COLLECTION
) -> None:
    """The FHIR Bundle as JSON, its texts in the language of the knowledge, written as it is read. Raises OSError."""
    knowledge = with_own(knowledge)
    about = Record(str(person.key), person.name, person.birth_year, (), (), (), (), {})
    with transaction.atomic():
        entries = fhir_entries(
            about, sessions_of(person, now.tzinfo), ratings_of(person), forms_of(person), knowledge, load_knowledge(),
            kind,
        )  # fmt: skip
        file.writelines(piece.encode() for piece in fhir_lines(entries, now, kind))


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

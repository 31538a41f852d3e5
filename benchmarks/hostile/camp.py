"""The app under siege: a journal of its own in a passing folder, a household in it, and every address there is."""

import logging
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from benchmarks.hostile.tally import Tally

if TYPE_CHECKING:
    from django.test import Client

NOT_LOOKED_AT = {"report", "copies-key-page"}  # typesetting takes a second


def pitch(folder: Path) -> None:
    """Open an empty journal in a folder. To be called once, before anything of Django is used."""
    os.environ["THENAR_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "thenar.web.settings"
    import django

    from thenar.web import settings

    settings.SERVES_WITHOUT_A_DOOR = True  # nothing listens; requests are handed over in this process
    django.setup()
    logging.disable(logging.CRITICAL)  # each breach is counted here
    from thenar.web.serve import migrate

    migrate()


def browser() -> "Client":
    """A browser on this computer; what breaks is an answer to it, as it would be to any other."""
    from django.test import Client

    return Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")


def household() -> None:
    """Two people with everything that can be kept, made anew."""
    from tests.journal.household import fill
    from thenar.journal.erasing import erase_everything

    erase_everything()
    fill(4)


def addresses(choice: random.Random, person: UUID | None = None) -> Iterator[tuple[str, str]]:
    """Every address of the website by its name, filled with keys and names that there are now, or are not; those about
    somebody are about this person, where one is given."""
    from django.urls import reverse

    from tests.web.crawl import patterns

    held = _held() | ({"person": [person]} if person else {})
    for pattern in patterns():
        kwargs = {name: choice.choice(held.get(name) or ["x"]) for name in pattern.pattern.converters}
        yield str(pattern.name), reverse(str(pattern.name), kwargs=kwargs)


def _held() -> dict[str, list[Any]]:
    """What an address may hold."""
    from thenar.journal.models import Person, PrescriptionRow, RoutineRow, Session
    from thenar.load import load_knowledge

    return {
        "of": [of for rows in (RoutineRow, PrescriptionRow) for of in rows.objects.values_list("of", flat=True)]
        or [uuid4()],
        "person": list(Person.objects.values_list("key", flat=True)) or [uuid4()],
        "key": list(Session.objects.values_list("key", flat=True)[:6]) or [uuid4()],
        "when": ["before", "after", "next-morning"],
        "form": ["json", "csv", "fhir", "hand-self", "foot-partner"],
        "kind": ["ogg", "m4a", "json", "txt"],
        "stroke": list(load_knowledge().strokes)[:5],
        "concern": ["sore-spot", "cramp", "chest-pain"],
        "phrase": ["softer", "not-now"],
    }


def crawl(tally: Tally, choice: random.Random, typeset: bool = False) -> list[tuple[str, bytes]]:
    """Look at every page, once for each of the household; gives what was read, by its path."""
    from thenar.journal.models import Person

    found, client = [], browser()
    for person in Person.objects.order_by("id").values_list("key", flat=True)[:2] or [None]:
        for name, path in addresses(choice, person):
            if name in NOT_LOOKED_AT and not typeset:
                continue
            answer = client.get(path)
            tally.looked(answer.status_code, name)
            found.append((path, answer.getvalue()))
    return found

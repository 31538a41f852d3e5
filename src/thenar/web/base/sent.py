"""What a form or script sent, read in one way: keys, a press of a button, one thing of the wire."""

from uuid import UUID, uuid5

from django.http import HttpRequest, QueryDict

from thenar.journal.models import Person
from thenar.model.problem import ThenarError
from thenar.wire.base import Said, read
from thenar.wire.key import uuid_of


def key_of(sent: QueryDict, name: str = "key") -> UUID:
    """The key that a form carries, so that it counts once. ThenarError where it has none."""
    found = uuid_of(sent.get(name))
    if found is None:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    return found


def act_of(sent: QueryDict, person: Person) -> UUID:
    """The key of what a form does to what is kept: of this person, and with just these values. So a form that is sent
    twice counts once, and one that was filled in otherwise, after going back to it, is another act."""
    said = sorted((name, values) for name, values in sent.lists() if name != "csrfmiddlewaretoken")
    return uuid5(key_of(sent, "act"), repr((str(person.key), said)))


def pressed(sent: QueryDict, button: str) -> None:
    """ThenarError where a form with one button came without its press."""
    if sent.get(button) != "yes":
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")


def said_by(request: HttpRequest, kind: type[Said]) -> Said:
    """What a script says in the body of a request. ThenarError, in words, where it is not exactly of that kind."""
    return read(kind, request.body)

"""What a form or script sent, read in one way: keys, a press of a button, one thing of the wire."""

from uuid import UUID

from django.http import HttpRequest, QueryDict

from thenar.model.problem import ThenarError
from thenar.wire.base import Said, read
from thenar.wire.key import uuid_of


def key_of(sent: QueryDict, name: str = "key") -> UUID:
    """The key that a form carries, so that it counts once. ThenarError where it has none."""
    found = uuid_of(sent.get(name))
    if found is None:
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    return found


def pressed(sent: QueryDict, button: str) -> None:
    """ThenarError where a form with one button came without its press."""
    if sent.get(button) != "yes":
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")


def said_by(request: HttpRequest, kind: type[Said]) -> Said:
    """What a script says in the body of a request. ThenarError, in words, where it is not exactly of that kind."""
    return read(kind, request.body)

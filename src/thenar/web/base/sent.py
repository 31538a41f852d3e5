"""What a form or script sent, read in one way: keys, a press of a button, one JSON object."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict

from thenar.model.problem import ThenarError


def uuid_of(text: object) -> UUID | None:
    """The one reader of a UUID that a request holds; None for what is none."""
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


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


def sent_by(request: HttpRequest) -> dict[str, Any]:
    """The object in the body of a request; Http404 where there is none."""
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Http404
    return sent

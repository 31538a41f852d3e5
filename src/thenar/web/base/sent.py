"""What a script sent: one JSON object."""

import json
from typing import Any

from django.http import Http404, HttpRequest


def sent_by(request: HttpRequest) -> dict[str, Any]:
    """The object in the body of a request; Http404 where there is none."""
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Http404
    return sent

"""What a page and its scripts ask of a session."""

import json
from typing import Any
from uuid import uuid4

from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import Session


def data_of(visitor: Visitor, session: Session) -> dict[str, Any]:
    """What the page hands to the player."""
    page = visitor.get(reverse("session", args=(session.key,))).content.decode()
    found: dict[str, Any] = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    return found


def send(visitor: Visitor, name: str, session: Session, **sent: object) -> Any:
    body = {"key": str(uuid4()), "track_ms": 1000, **sent}
    return visitor.client.post(reverse(name, args=(session.key,)), body, content_type="application/json")


def change(visitor: Visitor, session: Session, wished: str, track_ms: int, **more: object) -> dict[str, Any]:
    """What the server answers to a change at a time of the track, all of it heard."""
    answer = send(visitor, "change", session, change=wished, track_ms=track_ms, **{"heard_ms": track_ms, **more})
    found: dict[str, Any] = answer.json()
    return found

"""What is handed on, and its content as bytes: the same thing always gives the same bytes, and nothing else is read."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thenar.model.problem import ThenarError

MOST_CONTENT = 64_000  # bytes
MOST_SENDER = 60  # letters
_KEYS = {"kind", "made", "sender", "text"}


class Kind(StrEnum):
    """What can be handed on."""

    ROUTINE = "routine"
    PRESCRIPTION = "prescription"
    REPORT = "report"


@dataclass(frozen=True)
class Shared:
    """One thing as a text of YAML; `sender` is what somebody wrote as their name, and nothing proves it."""

    kind: Kind
    text: str
    sender: str
    made: date


def content_of(shared: Shared) -> bytes:
    """Its only form in bytes."""
    data = {"kind": shared.kind, "made": shared.made.isoformat(), "sender": shared.sender, "text": shared.text}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def shared_in(content: bytes) -> Shared:
    """What some bytes say. ThenarError where they are not exactly what `content_of` gives."""
    try:
        shared = _read(content)
    except (ValueError, TypeError, RecursionError):
        raise unreadable() from None
    if content_of(shared) != content or not _plain(shared.sender):
        raise unreadable()
    return shared


def sender_in(text: str) -> str:
    """A name as it is handed on; it may be empty. ThenarError for one that is too long."""
    name = " ".join(text.split())
    if not _plain(name):
        raise ThenarError(
            "This name cannot be used. At most {most} plain letters fit. Write a shorter one.", most=MOST_SENDER
        )
    return name


def unreadable() -> ThenarError:
    """Signed, yet nothing that Thenar writes."""
    return ThenarError(
        "What is inside this file is not what Thenar writes. Nothing was opened. Ask for it again, made with Thenar."
    )


def _read(content: bytes) -> Shared:
    data = json.loads(content.decode("utf-8"))
    if not isinstance(data, dict) or set(data) != _KEYS or not all(isinstance(one, str) for one in data.values()):
        raise unreadable()
    if data["kind"] not in [*Kind]:
        raise ThenarError(
            "This holds something that this Thenar does not know yet. Nothing was opened. Get the newest Thenar, then "
            "open it again."
        )
    return Shared(Kind(data["kind"]), data["text"], data["sender"], date.fromisoformat(data["made"]))


def _plain(name: str) -> bool:
    return len(name) <= MOST_SENDER and name == " ".join(name.split()) and (not name or name.isprintable())

"""What scripts send: notes that would be taken as they are, and then are spoiled."""

import json
import random
from typing import Any
from uuid import uuid4

from benchmarks.hostile.ammunition import bitten, value
from thenar.model.change import Change
from thenar.wire.told import Arrival, Note, Told, Wish

TO: dict[str, type[Note] | type[Wish] | type[Arrival]] = {"event": Note, "change": Wish, "offline-arrive": Arrival}
HAPPENED = ("began", "place", "paused", "resumed", "concern", "softer", "too-firm", "finished", "left", "again", "next")
CONCERNS = ("sore-spot", "cramp", "chest-pain", "upset")
ASKED = ("blood-thinner", "sprain", "rf_fever", "cancer")
CAREFUL = ("hand-self", "foot-self-left", "hand-partner", "foot-partner-right")
FIELDS = tuple({name: None for kind in TO.values() for name in kind.model_fields})  # those of one note in another, too


def note_to(name: str, choice: random.Random) -> bytes:
    """A note to an address, as its script would send it, with up to three fields spoiled, and some of its bytes."""
    note = _arrival(choice) if name == "offline-arrive" else _told(choice) | _what(name, choice)
    for _ in range(choice.choice((0, 0, 1, 2, 3))):
        note[choice.choice(FIELDS)] = value(choice)
    text = json.dumps(note).encode()
    return bitten(text, choice) if choice.random() < 0.1 else text


def _told(choice: random.Random) -> dict[str, Any]:
    """A place and a number, of the page itself, of another one, or of none."""
    told: dict[str, Any] = {"key": str(uuid4()), "track_ms": choice.randint(0, 400_000)}
    more = {
        "heard_ms": choice.randint(0, 400_000), "number": choice.randint(1, 60), "page": choice.choice(["a", "b"]),
        "seen": {choice.choice(["a", "b"]): choice.randint(0, 60)}, "step": choice.randint(-1, 20),
        "place_ms": choice.randint(-100, 60_000), "stroke": "palm-thumb-stroke", "at": "2026-11-22T12:00:00+01:00",
    }  # fmt: skip
    assert more.keys() <= Told.model_fields.keys()
    return told | {one: more[one] for one in more if choice.random() < 0.7}


def _what(name: str, choice: random.Random) -> dict[str, Any]:
    if name == "change":
        return {"change": choice.choice(list(Change))}
    kind = choice.choice(HAPPENED)
    decided = {"concern": choice.choice(CONCERNS), "then": choice.choice(["softer", "skip", "stop"])}
    return {"kind": kind, **(decided if kind == "concern" else {})}


def _arrival(choice: random.Random) -> dict[str, Any]:
    """A session that was led without the server: of a careful form, or of a kept one."""
    from thenar.journal.models import Person, Session

    reply = {"reply": choice.choice(["yes", "no", "unknown"]), "limbs": choice.choice([[], ["left-hand"]])}
    people = [str(one) for one in Person.objects.values_list("key", flat=True)]
    sessions = [str(one) for one in Session.objects.values_list("key", flat=True)]
    of_a_form = {"form": choice.choice(CAREFUL), "person": choice.choice([*people, "me", "someone"])}
    of = {"kept": choice.choice(sessions)} if sessions and choice.random() < 0.5 else of_a_form
    return {"key": str(uuid4()), "answers": {choice.choice(ASKED): {**reply, "choice": None}}, **of}

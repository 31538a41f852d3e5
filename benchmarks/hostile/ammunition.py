"""What is thrown: values that break things, and ways to put them into plain data."""

import json
import random
from typing import Any

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 11, 2**31, 2**63, 2**70, 1.5, -0.0, 1e308, "", " ", "0", "x" * 300, "\0", "\ud83d",
    "half \udc00", "=1+1", "<script>", "../../etc/passwd", "2026-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00",
    "2026-01-01T10:00:00", "20:30+05:00", "25:00", "later", "maybe", "left-hand", "both-hands", "٣", "1e400", "NaN",
    [], [[]], ["x"], {}, {"a": 1}, {"concern": ["x"]}, {"reply": "maybe"}, {"1": 9},
    "6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11",
)  # fmt: skip
RAW = (b"1e400", b"NaN", b"-Infinity", b'"\\ud83d"', b"[" * 2000, b"{", b"\xff\xfe", b'{"a":1,"a":2}', b"")
WORDS = ("yes", "no", "unknown", "on", "hand", "foot", "both", "new", "5", "10", "60", "61", "0", "-1", "1e9", "٣", "")


def value(choice: random.Random) -> Any:
    """A value that does not belong there, most of the time."""
    return choice.choice(VALUES)


def nodes(found: Any) -> list[tuple[Any, Any]]:
    """Every place in plain data, as what holds it and its key."""
    here = list(found.items()) if isinstance(found, dict) else list(enumerate(found)) if isinstance(found, list) else []
    return [(found, key) for key, _ in here] + [node for _, inner in here for node in nodes(inner)]


def spoiled(found: Any, choice: random.Random) -> None:
    """Change one place in plain data: another value, gone, twice, or its neighbor's."""
    places = nodes(found)
    holder, key = choice.choice(places)
    how = choice.random()
    if how < 0.65:
        holder[key] = value(choice)
    elif how < 0.8:
        other, name = choice.choice(places)
        holder[key] = json.loads(json.dumps(other[name]))
    elif how < 0.9 and isinstance(holder, dict):
        holder[choice.choice(["admin", "key", "x" * 90, "\ud83d"])] = value(choice)
    elif isinstance(holder, list):
        holder.append(holder[key])
    else:
        del holder[key]


def bitten(data: bytes, choice: random.Random) -> bytes:
    """Bytes with a few of them changed, cut out, or put in."""
    found = bytearray(data)
    for _ in range(choice.randint(1, 4)):
        at = choice.randrange(max(1, len(found)))
        how = choice.random()
        if how < 0.5 and found:
            found[at] = choice.randrange(256)
        elif how < 0.75:
            del found[at : at + choice.randint(1, 50)]
        else:
            found[at:at] = choice.choice(RAW)
    return bytes(found)

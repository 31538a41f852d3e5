"""What is kept of a note, and the place that it names."""

from typing import Any

from thenar.journal.events import FRAMES, HEARD, SEEN
from thenar.journal.reckoned import HEARD_MS, PAGE, PLACE_MS, STEP
from thenar.model.change import Place
from thenar.model.timeline import FRAME_MS
from thenar.wire.told import Note, Told


def detail_of(told: Told) -> dict[str, Any]:
    """What is kept of it beside its kind and its time; nothing for what was not told."""
    found: dict[str, Any] = {
        "stroke": told.stroke, STEP: told.step, PLACE_MS: told.place_ms, HEARD_MS: told.heard_ms,
        PAGE: told.page or None,
    }  # fmt: skip
    if isinstance(told, Note):
        found |= {"concern": told.concern, "then": told.then}
    return {name: value for name, value in found.items() if value is not None}


def place_of(told: Told) -> Place | None:
    """The place in the plan that the page named, which is the same in every language; None where it named none."""
    if told.step is None or told.place_ms is None:
        return None
    return Place(told.step, told.place_ms // FRAME_MS, heard_of(told) // FRAME_MS)


def heard_of(told: Told) -> int:
    """Milliseconds that were heard; as much as the track says, where the page did not."""
    return told.track_ms if told.heard_ms is None else told.heard_ms


def changing(told: Told, place: Place) -> dict[str, Any]:
    """What is kept of a change: all that is needed to make it again."""
    at = {STEP: place.step, FRAMES: place.frames, HEARD: place.heard}
    return {**detail_of(told), **at, HEARD_MS: heard_of(told), **({SEEN: told.seen} if told.seen else {})}

"""What a page tells of a session: one note, read strictly before any row is touched."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thenar.journal.events import FRAMES, HEARD, SEEN
from thenar.journal.gate.shapes import LONGEST_TRACK_MS, MOST_NUMBER
from thenar.journal.reckoned import HEARD_MS, PAGE, PLACE_MS, STEP
from thenar.model.change import Change, Place
from thenar.model.problem import ThenarError
from thenar.model.timeline import FRAME_MS

Milliseconds = Annotated[int, Field(ge=0, le=LONGEST_TRACK_MS)]
Short = Annotated[str, Field(max_length=80)]
Kind = Literal[
    "began", "paused", "resumed", "place", "again", "next", "concern", "finished", "left", "softer", "too-firm"
]  # fmt: skip


class Note(BaseModel):
    """Something that happened, as the player tells it. `at` is what the device's clock said and only shown; the order
    is that of `number`, which the `page` counts on from all that it has `seen`. Without a number it comes last."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    key: UUID
    kind: Kind = "place"
    change: Change | None = None
    track_ms: Milliseconds = 0
    heard_ms: Milliseconds | None = None
    at: Annotated[str, Field(max_length=40)] | None = None
    number: Annotated[int, Field(ge=1, le=MOST_NUMBER)] | None = None
    page: Annotated[str, Field(max_length=20)] = ""
    seen: Annotated[dict[Annotated[str, Field(max_length=20)], Annotated[int, Field(ge=0)]], Field(max_length=50)] = {}
    step: Annotated[int, Field(ge=-1, le=9999)] | None = None
    place_ms: Annotated[int, Field(ge=-LONGEST_TRACK_MS, le=LONGEST_TRACK_MS)] | None = None
    stroke: Short | None = None
    concern: Short | None = None
    then: Literal["softer", "skip", "stop"] | None = None

    @property
    def detail(self) -> dict[str, Any]:
        """What is kept of it beside its kind and its time; nothing for what was not told."""
        told = {
            "concern": self.concern, "then": self.then, "stroke": self.stroke, STEP: self.step,
            PLACE_MS: self.place_ms, HEARD_MS: self.heard_ms, PAGE: self.page or None,
        }  # fmt: skip
        return {name: value for name, value in told.items() if value is not None}

    @property
    def place(self) -> Place | None:
        """The place in the plan that the page named, which is the same in every language; None where it named none."""
        if self.step is None or self.place_ms is None:
            return None
        return Place(self.step, self.place_ms // FRAME_MS, self.heard // FRAME_MS)

    @property
    def heard(self) -> int:
        """Milliseconds that were heard; as much as the track says, where the page did not."""
        return self.track_ms if self.heard_ms is None else self.heard_ms

    def changing(self, place: Place) -> dict[str, Any]:
        """What is kept of a change: all that is needed to make it again."""
        at = {STEP: place.step, FRAMES: place.frames, HEARD: place.heard}
        return {**self.detail, **at, HEARD_MS: self.heard, **({SEEN: self.seen} if self.seen else {})}


def note_of(body: bytes) -> Note:
    """The note in the body of a request. ThenarError, which names the field, for what our own page never sends."""
    try:
        return Note.model_validate_json(body)
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_input=False)[0]["loc"])) or "JSON"
        raise ThenarError(
            "This note cannot be kept: “{place}” is not what the player sends. Nothing was changed.", place=place[:40]
        ) from None

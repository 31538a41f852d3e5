"""What a device tells of a session, and what it is answered."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from thenar.model.change import Change
from thenar.model.concern import Then
from thenar.model.event import LONGEST_TRACK_MS, MOST_NUMBER, Happening
from thenar.wire.base import Short, Wire
from thenar.wire.check import Answers
from thenar.wire.key import Key
from thenar.wire.people import Whom

Milliseconds = Annotated[int, Field(ge=0, le=LONGEST_TRACK_MS)]
Number = Annotated[int, Field(ge=1, le=MOST_NUMBER)]
Page = Annotated[str, Field(max_length=20)]
Moment = Annotated[str, Field(max_length=40)]
Kind = Literal[
    Happening.BEGAN, Happening.PAUSED, Happening.RESUMED, Happening.PLACE, Happening.CONCERN, Happening.FINISHED,
    Happening.LEFT, Change.AGAIN, Change.NEXT, Change.SOFTER, Change.TOO_FIRM,
]  # fmt: skip
Decided = Literal[Then.SOFTER, Then.SKIP, Then.STOP]


class Told(Wire):
    """One note of a page. Times are milliseconds: of the track, of all that was heard, and into the step it was at.

    `at` is what the device's clock said and only shown; the order is that of `number`, which the `page` counts on from
    all that it has `seen`. Without a number it comes last.
    """

    key: Key
    track_ms: Milliseconds = 0
    heard_ms: Milliseconds | None = None
    at: Moment | None = None
    number: Number | None = None
    page: Page | None = None
    seen: Annotated[dict[Page, Annotated[int, Field(ge=0, le=MOST_NUMBER)]], Field(max_length=50)] | None = None
    step: Annotated[int, Field(ge=-1, le=9999)] | None = None
    place_ms: Annotated[int, Field(ge=-LONGEST_TRACK_MS, le=LONGEST_TRACK_MS)] | None = None
    stroke: Short | None = None


class Note(Told):
    """Something that happened. A `concern` without `then` ends a session only where its file says so."""

    kind: Kind
    concern: Short | None = None
    then: Decided | None = None


class Wish(Told):
    """Another wish on the way, which the server answers with the changed session."""

    change: Change


class Arrival(Wire):
    """A session that was begun without the server, with the answers of the check before it.

    It is of a careful `form` for its `person`, or of the `kept` session that was led again. `anyway`: the day was one
    without massage in an experiment, and one was wished for anyway.
    """

    key: Key
    at: Moment | None = None
    answers: Answers
    confirmed: Annotated[tuple[Short, ...], Field(max_length=1000)] = ()
    form: Short | None = None
    person: Whom | None = None
    kept: Key | None = None
    anyway: bool | None = None

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        of_a_form = self.form is not None and self.person is not None
        if of_a_form == (self.kept is not None):
            raise PydanticCustomError("either", "neither a form nor a kept session")
        return self


class Token(Wire):
    """What a form needs to be accepted."""

    token: str


class Erased(Wire):
    """The number of the last erasure."""

    number: int

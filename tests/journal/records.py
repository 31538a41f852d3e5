"""A made-up person with everything that can be kept, for tests of what leaves the house."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from thenar.model.body import Area, Limb
from thenar.model.clearance import Answer, Reply
from thenar.model.journal import Agreed, FilledForm, Happened, HurtEvent, HurtKind, Rating, Record, SessionDone
from thenar.model.measure import RatedAt

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
START = datetime(2026, 10, 10, 20, 15, tzinfo=ZONE)
ANSWERS = {
    "rf_fever": Answer(Reply.NO),
    "blood-thinner": Answer(Reply.YES),
    "arthritis-quiet": Answer(Reply.YES, frozenset({Limb.LEFT_HAND})),
    "heart-failure": Answer(Reply.UNKNOWN),
}


def key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def session(number: int, ending: str = "finished", happened: tuple[Happened, ...] = ()) -> SessionDone:
    began = START + timedelta(days=3 * number)
    return SessionDone(
        key=key(number),
        began_at=began,
        ended_at=began + timedelta(minutes=15) if ending else None,
        ending=ending,
        routines=("hand-partner",),
        limbs=(Limb.LEFT_HAND, Limb.RIGHT_HAND),
        minutes=15.0,
        pressure=2,
        answers=ANSWERS,
        knowledge_version="0123456789ab",
        heard_ms=900_000,
        stroke_ms=700_000,
        strokes=20,
        steps=20,
        happened=happened,
    )


def ratings(number: int) -> list[Rating]:
    at = START + timedelta(days=3 * number)
    after = at + timedelta(minutes=16)
    return [
        Rating("pain", RatedAt.BEFORE, 5 + number % 3, at, key(number)),
        Rating("pain", RatedAt.AFTER, 3 + number % 2, after, key(number)),
        Rating("numbness", RatedAt.BEFORE, 4, at, key(number), Area.HAND),
        Rating("stress", RatedAt.BEFORE, 6, at, key(number)),
        Rating("stress", RatedAt.AFTER, 5 - number % 3, after, key(number)),
        Rating("stress", RatedAt.NEXT_MORNING, 2, at + timedelta(hours=11), key(number)),
    ]


def record(sessions: int = 9) -> Record:
    """So many sessions, the third stopped for a sore spot and the fourth never ended."""
    happened = (Happened("sore-spot", START + timedelta(days=6, minutes=4), "palm-thumb-stroke"),)
    done = [session(number) for number in range(sessions)]
    if sessions > 4:
        done[2] = session(2, "sore-spot", happened)
        done[3] = session(3, "")
    numbers = [one for number in range(sessions) for one in ratings(number)]
    numbers += [Rating("sleep", RatedAt.WEEK, 6, START), Rating("pain", RatedAt.DAY, 0, START + timedelta(days=1))]
    forms = (
        FilledForm(key(900), "phq-2", START, {"1": 1, "2": 2}),
        FilledForm(key(901), "gad-2", START, {"1": 0, "2": 1}),
    )
    return Record(
        key=key(999),
        name="Robin Example",
        birth_year=1954,
        sessions=tuple(done),
        ratings=tuple(numbers),
        forms=forms,
        agreed=(Agreed("blood-thinner", date(2026, 10, 1)),),
        answers=ANSWERS,
        hurt=(HurtEvent("palm-thumb-stroke", HurtKind.STOPPED, happened[0].at, key(2)),),
    )

"""The journal at scale: the history page, one save, and insight over a million ratings beside pandas."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from uuid import UUID

from benchmarks.rows import Row

MANY, FEW = 100_000, 100
OLDER = 3  # sessions a day before the last year; within it one a day, so that both histories are equally dense
RATINGS = 1_000_000
RUNS = 25


def run() -> list[Row]:
    """Four rows: history, save, and insight twice."""
    from django.conf import settings

    folder = tempfile.mkdtemp(prefix="thenar-bench-")
    os.environ["THENAR_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    import django

    django.setup()
    settings.DATABASES["default"]["NAME"] = Path(folder) / "thenar.sqlite3"
    from thenar.web.serve import migrate
    from thenar.web.serving.data_folder import prepare_data_folder

    prepare_data_folder()
    migrate()
    return [_history(), _save(), *_insight()]


def _history() -> Row:
    from django.test import Client

    from thenar.journal.people import me, someone

    now = datetime.now().astimezone()
    few, many = me(now), someone(UUID(int=1), "Many", now)
    _fill(few, FEW, now)
    _fill(many, MANY, now)
    times = {}
    for person in (few, many):
        visit = partial(Client(headers={"host": "localhost"}).get, f"/for/{person.key}/journal/")
        times[person.pk] = _milliseconds(partial(_seen, visit))
    return Row(
        f"history page with {MANY:,} sessions", "ms", times[many.pk], f"the same page with {FEW}", times[few.pk],
        aim=1.3 * times[few.pk], note="aim: at most 1.3 times",
    )  # fmt: skip


def _fill(person: Any, number: int, now: datetime) -> None:
    """So many sessions, each rated before and after, in bulk; made from one real session."""
    from tests.journal.household import make_session
    from thenar.journal.models import RatingRow, Session, SessionEvent

    random = Random(person.pk)
    model = make_session(person, person.pk * 10, now)
    SessionEvent.objects.filter(session=model).delete()
    begun = [now - timedelta(days=_back(index), hours=1) for index in range(1, number)]
    for chunk in range(0, len(begun), 5000):
        some = begun[chunk : chunk + 5000]
        sessions = Session.objects.bulk_create(
            Session(
                key=_key(random), person=person, day=at.date(), wishes=model.wishes, answers=model.answers,
                plan=model.plan, knowledge_version=model.knowledge_version, planned_at=at, began_at=at,
                ended_at=at + timedelta(minutes=5), ending="finished",
                heard_ms=model.heard_ms, stroke_ms=model.stroke_ms, strokes=model.strokes,
            )
            for at in some
        )  # fmt: skip
        RatingRow.objects.bulk_create(
            RatingRow(
                key=_key(random), person=person, session=session, measure="pain", rated_at=when,
                value=random.randrange(11), at=session.planned_at, offset=0, day=session.day,
            )
            for session in sessions
            for when in ("before", "after")
        )  # fmt: skip


def _back(index: int) -> float:
    """How many days ago a session was."""
    return min(index, 365) + max(0, index - 365) / OLDER


def _save() -> Row:
    """One session saved, beside the emptiest view of Django that writes one row with the same settings."""
    from django.http import HttpRequest, HttpResponse
    from django.test import RequestFactory

    from tests.journal.household import NOW, ONE_HAND, all_no
    from thenar.journal.models import AllowedRow
    from thenar.journal.people import me
    from thenar.journal.sessions import keep_session
    from thenar.load import load_knowledge
    from thenar.plan import plan
    from thenar.render.kept_plan import kept_plan
    from thenar.screen import screen

    knowledge, person, answers, random = load_knowledge(), me(NOW), all_no(), Random("save")
    made = plan(ONE_HAND, screen(answers, knowledge.conditions, giver=False), knowledge)

    def ours(_: HttpRequest) -> HttpResponse:
        keep_session(
            _key(random),
            person,
            kept_plan(made),
            ONE_HAND,
            answers,
            frozenset(),
            knowledge.version,
            datetime.now().astimezone(),
        )
        return HttpResponse(status=204)

    def empty(_: HttpRequest) -> HttpResponse:
        AllowedRow.objects.create(key=_key(random), person=person, stroke="x", at=NOW)
        return HttpResponse(status=204)

    request = RequestFactory().post("/")
    pairs = [(_once(lambda: ours(request)), _once(lambda: empty(request))) for _ in range(200)]
    mine, theirs = median(one for one, _ in pairs), median(two for _, two in pairs)
    return Row(
        "saving a session", "ms", mine, "an empty Django view that writes one row", theirs,
        aim=2 * theirs, note="aim: at most 2 times",
    )  # fmt: skip


def _insight() -> list[Row]:
    import pandas as pd

    from thenar.insight.helping import is_it_helping
    from thenar.load import load_knowledge
    from thenar.model.journal import Rating
    from thenar.model.measure import RatedAt

    measure, random = load_knowledge().measures["pain"], Random(3)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    ratings = [
        Rating("pain", when, random.randrange(11), at, str(number))
        for number in range(RATINGS // 2)
        for when in (RatedAt.BEFORE, RatedAt.AFTER)
    ]

    def frame() -> pd.DataFrame:
        return pd.DataFrame(
            {
                "measure": [one.measure for one in ratings],
                "rated_at": [one.rated_at.value for one in ratings],
                "value": [one.value for one in ratings],
                "session": [one.session for one in ratings],
            }
        )

    def pandas(table: pd.DataFrame) -> tuple[float, float]:
        pain = table[table["measure"] == "pain"]
        wide = pain.pivot(index="session", columns="rated_at", values="value").dropna()
        change = wide["after"] - wide["before"]
        half = 1.96 * change.std() / len(change) ** 0.5
        return change.mean() - half, change.mean() + half

    ready = frame()
    found = is_it_helping(measure, ratings)
    assert found.change is not None
    assert abs(found.change.low - pandas(ready)[0]) < 0.001
    mine = _milliseconds(lambda: is_it_helping(measure, ratings), 5)
    name = f"insight over {RATINGS:,} ratings in memory"
    return [
        Row(name, "ms", mine, "pandas from the same records", _milliseconds(lambda: pandas(frame()), 5)),
        Row(name, "ms", mine, "pandas from a table that is ready", _milliseconds(lambda: pandas(ready), 5)),
    ]


def _key(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _seen(visit: Callable[[], Any]) -> None:
    _ok(visit())


def _ok(response: Any) -> None:
    assert response.status_code == 200


def _milliseconds(work: Callable[[], Any], runs: int = RUNS) -> float:
    work()
    return median(_once(work) for _ in range(runs))


def _once(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000

"""What hurt is remembered: softer after the first stop for pain, left out after the second. Pure.

    as usual ── stopped ─▶ softer ── stopped ─▶ left out
    as usual ◀─ allowed ── softer ◀─ allowed ── left out

Allowing takes one step back, so that a stroke that hurt twice comes back softly first.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from gettext import NullTranslations

from thenar.model.journal import Care, HurtEvent, HurtKind, Remembered
from thenar.model.stroke import Stroke
from thenar.model.written import day_of_year

_CARE = (None, Care.SOFTER, Care.LEFT_OUT)


def remembered(
    events: Iterable[HurtEvent], strokes: Mapping[str, Stroke], catalog: NullTranslations
) -> tuple[Remembered, ...]:
    """Every stroke that has to come back differently, in order of the last time it hurt; `events` are in order.

    Several stops of one stroke in one session count once. Strokes that the knowledge no longer has are skipped.
    """
    level: dict[str, int] = {}
    last: dict[str, datetime] = {}
    seen: set[tuple[str, str]] = set()
    for event in events:
        if event.kind is HurtKind.ALLOWED:
            level[event.stroke] = max(0, level.get(event.stroke, 0) - 1)
            continue
        if event.session is not None and (event.stroke, event.session) in seen:
            continue
        seen.add((event.stroke, event.session or ""))
        level[event.stroke] = min(2, level.get(event.stroke, 0) + 1)
        last[event.stroke] = max(event.at, last.get(event.stroke, event.at))
    return tuple(
        Remembered(name, care, _because(strokes[name], care, last[name], catalog), last[name])
        for name in sorted(last, key=lambda one: last[one])
        if name in strokes and (care := _CARE[level[name]])
    )


def softer(memory: Iterable[Remembered]) -> tuple[str, ...]:
    """The strokes that come back with less pressure: `Wishes.softer`."""
    return tuple(sorted(one.stroke for one in memory if one.care is Care.SOFTER))


def skip(memory: Iterable[Remembered]) -> tuple[str, ...]:
    """The strokes that are not done: `Wishes.skip`."""
    return tuple(sorted(one.stroke for one in memory if one.care is Care.LEFT_OUT))


def _because(stroke: Stroke, care: Care, last: datetime, catalog: NullTranslations) -> str:
    if care is Care.SOFTER:
        said = catalog.gettext("“{stroke}” hurt on {day}, so it comes back softer.")
    else:
        said = catalog.gettext(
            "“{stroke}” hurt more than once, the last time on {day}, so it is left out. You can allow it again."
        )
    return said.format(stroke=stroke.name, day=day_of_year(last, catalog))

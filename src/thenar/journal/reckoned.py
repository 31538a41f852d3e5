"""What was really done of a session, from its row and its events."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from thenar.insight.done import Done, Told, done

HEARD_MS, STEP, PLACE_MS, PAGE = "heard_ms", "step", "place_ms", "page"  # in the detail of an event


class Event(Protocol):
    """As much of an event as is looked at here."""

    @property
    def number(self) -> int: ...
    @property
    def detail(self) -> Any: ...


def done_of(plan: Mapping[str, Any], events: Iterable[Event]) -> Done | None:
    """What was done of a kept plan; None where no event says how much was heard."""
    steps = [round(step.get("seconds", 0) * 1000) for step in plan["steps"]]
    return done(steps, [_told(one) for one in events if isinstance(one.detail.get(HEARD_MS), int)])


def _told(event: Event) -> Told:
    detail = event.detail
    return Told(
        page=detail.get(PAGE) or "",
        number=event.number,
        heard_ms=detail[HEARD_MS],
        step=detail.get(STEP),
        place_ms=detail.get(PLACE_MS),
    )

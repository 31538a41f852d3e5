"""What was really done of a session, in words: the strokes and minutes that were led, never those that were planned."""

from gettext import NullTranslations

from thenar.insight.done import counts
from thenar.model.written import minutes

MINUTE_MS = 60_000


def done_words(strokes: int, steps: int, heard_ms: int, catalog: NullTranslations) -> str:
    """`12 of 18 strokes, 9 minutes`."""
    led = catalog.ngettext("{n} of {all} stroke", "{n} of {all} strokes", steps).format(n=strokes, all=steps)
    return catalog.gettext("{strokes}, {time}").format(strokes=led, time=time_words(heard_ms, catalog))


def time_words(heard_ms: int, catalog: NullTranslations) -> str:
    """`9 minutes`; `less than a minute`."""
    if heard_ms < MINUTE_MS:
        return catalog.gettext("less than a minute")
    return minutes(round(heard_ms / MINUTE_MS), catalog)


def end_words(
    strokes: int | None,
    steps: int,
    heard_ms: int | None,
    stroke_ms: int | None,
    catalog: NullTranslations,
    *,
    finished: bool = False,
) -> str:
    """What the end of a session says of it; `finished`: it was led to its end, even where strokes were passed over."""
    if strokes is None or heard_ms is None:
        return catalog.gettext("Let it settle for a moment.")
    if not counts(stroke_ms):
        return catalog.gettext("Hardly anything was led this time. It stays in the history and counts for nothing.")
    done = done_words(strokes, steps, heard_ms, catalog)
    if strokes >= steps:
        return catalog.gettext("That was the whole session: {done}. Let it settle for a moment.").format(done=done)
    if finished:
        return catalog.gettext("{done}. Let it settle for a moment.").format(done=done)
    return catalog.gettext("{done}. You can stop at any time; that was enough for now.").format(done=done)

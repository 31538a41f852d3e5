"""A session as a play: who speaks, when, and what hands do, to be read aloud before anyone hears it."""

from collections.abc import Iterator
from gettext import NullTranslations

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.model.timeline import FRAMES_PER_SECOND, Cue, CueKind, Mark, Timeline
from thenar.model.written import limb
from thenar.render.terminal import minutes_seconds
from thenar.timeline.place import shows_of

_TONES = (Mark.AGAIN, Mark.MOVE, Mark.NEXT, Mark.HERE)  # written as dots, as they are heard between the lines
LONG = 6 * FRAMES_PER_SECOND  # a silence that is worth writing down


def play(plan: Plan, timeline: Timeline, knowledge: Knowledge) -> Iterator[str]:
    """Lines of a play: a heading for each step, each sentence at its time, tones as dots, longer silences in words."""
    catalog = knowledge.catalog
    headings = {show.at: _heading(plan, show, catalog) for show in shows_of(timeline)}
    dots = ""
    for cue, after in zip(timeline.cues, [*timeline.cues[1:], None], strict=True):
        if cue.kind is CueKind.SHOW:
            yield from (_dots(dots), "", headings[cue.at], "") if dots else ("", headings[cue.at], "")
            dots = ""
        elif cue.kind is CueKind.TONE and cue.mark in _TONES:
            dots += "· "
        elif line := _line(cue, catalog):
            yield from ([_dots(dots)] if dots else [])
            dots = ""
            yield f"{minutes_seconds(cue.at):>6}  {line}"
            if after and after.at - cue.at > LONG and after.kind is CueKind.REST:
                yield " " * 8 + catalog.gettext("(quiet)")


def _heading(plan: Plan, show: Cue, catalog: NullTranslations) -> str:
    step = plan.steps[show.step or 0]
    return f"{minutes_seconds(show.at):>6}  {step.stroke.name.upper()}, {limb(step.limb, catalog)}"


def _line(cue: Cue, catalog: NullTranslations) -> str | None:
    if cue.kind is CueKind.TONE:
        return catalog.gettext("(a bowl)") if cue.mark else catalog.gettext("(chime)")
    if cue.kind is CueKind.BREATHE and cue.text:
        return f"~ {cue.text}"
    return cue.text


def _dots(dots: str) -> str:
    return " " * 8 + dots.strip()

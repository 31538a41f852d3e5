"""What was done and how it felt, a line each, in the language of the page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.insight.done import counts
from thenar.insight.questionnaire import most
from thenar.journal.events import ending_of
from thenar.journal.models import Session
from thenar.model.body import Area
from thenar.model.event import Ending
from thenar.model.journal import FilledForm
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure
from thenar.model.written import joined, long_day
from thenar.render.done_words import done_words
from thenar.web.session.told import concerns_told


def form_lines(forms: Iterable[FilledForm], knowledge: Knowledge) -> Iterator[str]:
    """Each short form with its sum; what the knowledge no longer has as a form is left out."""
    for form in forms:
        measure = knowledge.measures.get(form.measure)
        if measure and measure.questionnaire:
            yield _("{day}: {measure}, {score} of {most}").format(
                day=long_day(form.at.date(), knowledge.catalog),
                measure=measure.name,
                score=sum(form.scores.values()),
                most=most(measure.questionnaire),
            )


def session_line(row: Session, knowledge: Knowledge) -> dict[str, Any]:
    """One session of the list: its day, what was really done, what was wrong and what followed, how it ended, each
    measure before and after, and what was noted of it. `of_note` are its events of `TOLD`."""
    happened = concerns_told(row.of_note, row, knowledge)  # type: ignore[attr-defined]
    numbers: dict[str, dict[str, int]] = {}
    for one in row.ratings.all():
        if one.measure in knowledge.measures:
            numbers.setdefault(_rated(knowledge.measures[one.measure], one.area), {})[one.rated_at] = one.value
    return {
        "key": row.key,
        "day": row.day,
        "notes": [one.text for one in row.notes.all()],
        "done": " ".join(filter(None, (_done(row, knowledge), *happened, _ended(row, knowledge)))),
        "hardly": row.stroke_ms is not None and not counts(row.stroke_ms),
        "numbers": [_before_and_after(name, found) for name, found in numbers.items()],
    }


def _done(row: Session, knowledge: Knowledge) -> str:
    names = [knowledge.routines[name].name for name in row.wishes["routines"] if name in knowledge.routines]
    if row.strokes is not None and row.heard_ms is not None:
        done = done_words(row.strokes, len(row.plan["steps"]), row.heard_ms, knowledge.catalog)
        return _("{routines}: {done}.").format(routines=joined(names, knowledge.catalog), done=done)
    minutes = round(row.plan["seconds"] / 60)  # nothing was told of what was done
    text = ngettext("{routines}, {n} minute planned.", "{routines}, {n} minutes planned.", minutes)
    return text.format(routines=joined(names, knowledge.catalog), n=minutes)


def _ended(row: Session, knowledge: Knowledge) -> str:
    concern = knowledge.concerns.get(row.ending)
    if concern and any(ending_of(one) for one in row.of_note):  # type: ignore[attr-defined]
        return ""  # told where it happened
    if concern:
        return _("It ended early: “{concern}”.").format(concern=concern.name)
    if not row.ended_at:
        return _("Nobody said that it ended.")
    return _("Stopped early.") if row.ending == Ending.STOPPED else ""


def _rated(measure: Measure, area: str) -> str:
    texts = {Area.HAND: _("{measure} (hand)"), Area.FOOT: _("{measure} (foot)")}
    return texts[Area(area)].format(measure=measure.name) if area else measure.name


def _before_and_after(name: str, found: dict[str, int]) -> str:
    before, after = found.get("before"), found.get("after")
    if before is None and after is None:
        text = _("{measure} not rated before, not rated after")
    elif before is None:
        text = _("{measure} not rated before, {after} after")
    elif after is None:
        text = _("{measure} {before} before, not rated after")
    else:
        text = _("{measure} {before} before, {after} after")
    return text.format(measure=name, before=before, after=after)

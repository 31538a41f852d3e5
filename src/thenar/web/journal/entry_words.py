"""One row in words: what stands in the journal, and what stood there before a change. In the language of the page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.journal.changes.parts import Part
from thenar.model.body import Area
from thenar.model.clearance import Reply
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.model.own import OwnKind

Values = Mapping[str, Any]
Names = Mapping[str, tuple[str, str]]  # a measure of one's own by its key: its name and kind


def entry_words(part: Part, knowledge: Knowledge, own: Names) -> str:
    """What a row says, from its table and plain values; empty where a person was never shown such a row."""
    values = part["before"]
    return _WORDS[part["table"]](values, knowledge, own) if values and part["table"] in _WORDS else ""


def _rating(values: Values, knowledge: Knowledge, _own: Names) -> str:
    measure = knowledge.measures.get(values["measure"])
    name = measure.name if measure else values["measure"]
    if values["area"]:
        name = f"{name} ({area_words([values['area']])})"
    when = {
        RatedAt.BEFORE: _("{measure}, before a session: {value}"),
        RatedAt.AFTER: _("{measure}, after a session: {value}"),
        RatedAt.NEXT_MORNING: _("{measure}, the morning after: {value}"),
        RatedAt.DAY: _("{measure}, for that day: {value}"),
        RatedAt.WEEK: _("{measure}, for that week: {value}"),
    }
    return when[RatedAt(values["rated_at"])].format(measure=name, value=values["value"])


def _form(values: Values, knowledge: Knowledge, _own: Names) -> str:
    measure = knowledge.measures.get(values["measure"])
    name = measure.name if measure else values["measure"]
    return _("{measure}, all questions: {score}").format(measure=name, score=sum(values["scores"].values()))


def _session(values: Values, knowledge: Knowledge, _own: Names) -> str:
    names = [knowledge.routines[one].name for one in values["wishes"]["routines"] if one in knowledge.routines]
    return _("A session: {routines}").format(routines=", ".join(names))


def _note(values: Values, _knowledge: Knowledge, _own: Names) -> str:
    return _("Note: {text}").format(text=values["text"])


def _elsewhere(values: Values, _knowledge: Knowledge, _own: Names) -> str:
    said = ngettext(
        "A massage elsewhere, {areas}, {n} minute", "A massage elsewhere, {areas}, {n} minutes", values["minutes"]
    )
    said = said.format(areas=area_words(values["areas"]), n=values["minutes"])
    return f"{said}: {values['text']}" if values["text"] else said


def _own_measure(values: Values, _knowledge: Knowledge, _own: Names) -> str:
    return _("A measure of your own: {name}").format(name=values["name"])


def _own_number(values: Values, _knowledge: Knowledge, own: Names) -> str:
    name, kind = own.get(values["measure"], (_("A measure that was removed"), OwnKind.SCALE))
    return f"{name}: {number_words(OwnKind(kind), values['value'])}"


def _experiment(values: Values, knowledge: Knowledge, _own: Names) -> str:
    measure = knowledge.measures.get(values["measure"])
    return _("An experiment on {measure}").format(measure=measure.name if measure else values["measure"])


def _answer(values: Values, knowledge: Knowledge, _own: Names) -> str:
    condition = knowledge.conditions.get(values["question"])
    replies = {Reply.YES: _("yes"), Reply.NO: _("no"), Reply.UNKNOWN: _("I don't know")}
    name = condition.name if condition else values["question"]
    return f"{name}: {replies[Reply(values['reply'])]}"


def number_words(kind: OwnKind, value: int) -> str:
    """A number of one's own, as its kind is read."""
    if kind is OwnKind.YES_NO:
        return _("yes") if value else _("no")
    if kind is OwnKind.MINUTES:
        return ngettext("{n} minute", "{n} minutes", value).format(n=value)
    return str(value)


def area_words(areas: list[str]) -> str:
    """Hands, feet, or both."""
    return {
        (Area.HAND,): _("hands"),
        (Area.FOOT,): _("feet"),
        (Area.HAND, Area.FOOT): _("hands and feet"),
    }[tuple(area for area in Area if area.value in areas)]


_WORDS: dict[str, Callable[[Values, Knowledge, Names], str]] = {
    "ratings": _rating,
    "forms": _form,
    "sessions": _session,
    "notes": _note,
    "elsewhere": _elsewhere,
    "own-measures": _own_measure,
    "own-numbers": _own_number,
    "experiments": _experiment,
    "answers": _answer,
}

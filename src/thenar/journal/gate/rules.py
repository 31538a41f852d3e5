"""A whole row: each of its values, and what they have to say to each other."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate.touched import check_touched
from thenar.journal.gate.values import WrongValueError, check_value
from thenar.load import load_knowledge


def check_row(table: str, fields: Iterable["models.Field[Any, Any]"], values: Mapping[str, Any]) -> None:
    """WrongValueError, with its column, for a row that may not be kept. `values` are by the names of `fields`; the
    key of another row is not judged here, only that there is one where there has to be."""
    for field in fields:
        value = values[field.name]
        if isinstance(field, models.ForeignKey):
            if value is None and not field.null:
                raise WrongValueError(_("a value; it may not be left empty"), field.name)
            continue
        try:
            check_value(field, value, f"{table}.{field.name}")
        except WrongValueError as wrong:
            raise WrongValueError(str(wrong), field.name) from None
    check_together(table, values)


def check_together(table: str, values: Mapping[str, Any]) -> None:
    """WrongValueError, with its column, for values that each may be, and not together."""
    if table in _RULES:
        _RULES[table](values)


def _scores_of_the_form(row: Mapping[str, Any]) -> None:
    """A short form counts whole, with scores that it has. One that this version does not know is taken as it is."""
    measure = load_knowledge().measures.get(row["measure"])
    form = measure.questionnaire if measure else None
    if measure and not form:
        raise WrongValueError(_("the id of a short form"), "measure")
    if form is None:
        return
    allowed = {one.score for one in form.answers}
    if set(row["scores"]) != {item.id for item in form.items} or not set(row["scores"].values()) <= allowed:
        right = _("a score from {low} to {high} for each question").format(low=min(allowed), high=max(allowed))
        raise WrongValueError(right, "scores")


def _over_when_stopped(row: Mapping[str, Any]) -> None:
    if row["current"] and row["stopped_at"] is not None:
        raise WrongValueError(_("false for one that was stopped"), "current")


def _pause_with_both_ends(row: Mapping[str, Any]) -> None:
    start, end = row["paused_from"], row["paused_until"]
    if (start is None) != (end is None) or (start is not None and end < start):
        raise WrongValueError(_("a day on or after the first day of the pause, or none for both"), "paused_until")


def _place_of_a_change(row: Mapping[str, Any]) -> None:
    """Where something was changed is a step and how far into it, all or nothing."""
    place = [row["detail"].get(name) for name in ("step", "frames", "heard")]
    if place[2] is not None and None in place:
        raise WrongValueError(_("a place with step, frames and heard, or none"), "detail")


_RULES: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "forms": _scores_of_the_form,
    "changes": check_touched,
    "events": _place_of_a_change,
    "experiments": _over_when_stopped,
    "reminders": _pause_with_both_ends,
}

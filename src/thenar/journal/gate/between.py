"""What rows have to say to each other across tables: whose they are, and what a number of one's own can be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thenar.model.own import OwnKind

Ask = Callable[[str], Iterable[tuple[Any, ...]]]  # runs a query of ours and gives its rows
_OF_ONE_PERSON = (
    ("ratings", "session", "journal_ratingrow", "journal_session"),
    ("notes", "session", "journal_noterow", "journal_session"),
    ("own-numbers", "measure", "journal_ownnumberrow", "journal_ownmeasurerow"),
)


@dataclass(frozen=True)
class Apart:
    """A row that does not fit to the one that it belongs to: its table and number, the column, and what is right."""

    table: str
    row: int
    column: str
    found: Any
    right: str


def apart(ask: Ask) -> Iterator[Apart]:
    """Every such row of a journal."""
    for name, column, table, above in _OF_ONE_PERSON:
        query = (
            f"SELECT one.id, one.{column}_id FROM {table} one JOIN {above} other ON one.{column}_id = other.id "  # noqa: S608
            "WHERE one.person_id <> other.person_id"
        )
        for row, found in ask(query):
            yield Apart(name, row, column, found, _("the key of a row about the same person"))
    query = (
        "SELECT one.id, one.value, other.kind FROM journal_ownnumberrow one "
        "JOIN journal_ownmeasurerow other ON one.measure_id = other.id"
    )
    for row, value, kind in ask(query):
        most = OwnKind(kind).most if kind in list(OwnKind) else None
        if most is not None and isinstance(value, int) and value > most:
            right = _("a whole number from {low} to {high}").format(low=0, high=most)
            yield Apart("own-numbers", row, "value", value, right)

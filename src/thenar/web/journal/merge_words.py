"""How many rows of each kind a file would add, in words."""

from collections import Counter
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.journal.merging.merge import Merging
from thenar.journal.models import GivenAnswer
from thenar.model.knowledge import Knowledge


def counted(would: Merging) -> Iterator[str]:
    """A line for each kind of row, in the order of the tables."""
    yield from count_words(Counter({"people": len(would.people)}) + Counter(row.kept_as for row in would.rows))
    if would.better:
        n = len(would.better)
        yield ngettext("{n} entry here is made whole", "{n} entries here are made whole", n).format(n=n)


def count_words(counts: Counter[str]) -> Iterator[str]:
    """A line for each table of which there is something."""
    for table, words in _WORDS.items():
        if counts[table]:
            yield words(counts[table]).format(n=counts[table])


def answer_words(answer: GivenAnswer, knowledge: Knowledge) -> str:
    """A question by its name."""
    condition = knowledge.conditions.get(answer.question)
    return condition.name if condition else _("a question that is no longer asked")


_WORDS: dict[str, Callable[[int], str]] = {
    "people": lambda n: ngettext("{n} person", "{n} people", n),
    "answers": lambda n: ngettext("{n} answer of the check", "{n} answers of the check", n),
    "agreements": lambda n: ngettext("{n} yes of a clinician", "{n} yeses of a clinician", n),
    "sessions": lambda n: ngettext("{n} session", "{n} sessions", n),
    "events": lambda n: ngettext("{n} thing that happened in a session", "{n} things that happened in sessions", n),
    "ratings": lambda n: ngettext("{n} number", "{n} numbers", n),
    "forms": lambda n: ngettext("{n} short form", "{n} short forms", n),
    "allowed-again": lambda n: ngettext("{n} stroke that was allowed again", "{n} strokes that were allowed again", n),
    "experiments": lambda n: ngettext("{n} experiment", "{n} experiments", n),
    "reminders": lambda n: ngettext("{n} reminder", "{n} reminders", n),
    "routines": lambda n: ngettext("{n} version of your own routines", "{n} versions of your own routines", n),
    "notes": lambda n: ngettext("{n} note", "{n} notes", n),
    "elsewhere": lambda n: ngettext("{n} massage elsewhere", "{n} massages elsewhere", n),
    "own-measures": lambda n: ngettext("{n} measure of your own", "{n} measures of your own", n),
    "own-numbers": lambda n: ngettext("{n} number of a measure of your own", "{n} numbers of measures of your own", n),
}

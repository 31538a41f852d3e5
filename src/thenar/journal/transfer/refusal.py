"""Why a file is not brought in: what was found, where, what would be right, and what to do next."""

import json
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thenar.journal.gate import WrongValueError
from thenar.journal.transfer.tables import Table
from thenar.model.problem import ThenarError

MOST_BYTES = 64 * 1024 * 1024
LONGEST_QUOTE = 40

BIG = gettext_noop("For a journal that large use a backup: `thenar backup` and `thenar restore`.")
AGAIN = gettext_noop("Choose a file that Thenar made, whole, or take it out again where it came from.")
TAKE_OUT = gettext_noop("Take the file out again where it came from.")
EMPTY_FIRST = gettext_noop("Take it out, erase it, and then bring this file in.")
NEWER = gettext_noop("Bring it in with the Thenar that made it, or a newer one.")


class RefusedError(ThenarError):
    """A file that cannot be brought in: where, what was found, what would be right, and what to do."""


def refused(what: str, remedy: str) -> RefusedError:
    """The error for what was found, told in the language of the request; `remedy` is one of those marked above."""
    unchanged = _("Nothing was changed.")
    told = f"{what} {unchanged} {_(remedy)}"
    return RefusedError(told)


def too_large(size: int) -> str:
    """What is wrong with a file of so many bytes."""
    return _("The file has {size} MB; at most {most} MB are read.").format(
        size=f"{size / 1e6:,.0f}", most=MOST_BYTES // 2**20
    )


def wrong_value(table: Table, number: int, column: str, found: Any, wrong: WrongValueError) -> RefusedError:
    """The error for one value of a row; rows count from 1."""
    what = _("{table}, row {row}, {column}: found {found}; right is {right}.")
    return refused(what.format(table=table.name, row=number, column=column, found=quoted(found), right=wrong), AGAIN)


def quoted(found: Any) -> str:
    """A value as the file has it, cut where it is long."""
    try:
        text = json.dumps(found)
    except (TypeError, ValueError, RecursionError):
        text = _("something else")
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"

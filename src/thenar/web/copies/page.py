"""The page of copies: what there is, what became of the last one, and what can be done."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thenar.journal.copies.automatic import MARK, numbered
from thenar.journal.copies.before import copies_before
from thenar.journal.copies.keys import locking_key
from thenar.journal.copies.wishes import CopyWishes, copy_wishes
from thenar.journal.copies.work import database_file
from thenar.model.problem import ThenarError
from thenar.parts.part import Part, missing
from thenar.web.copies.places import good_places

NEWEST = 3  # copies beforehand that are offered


@dataclass(frozen=True)
class Kept:
    """What is chosen about copies; `problem` is what the person has to know first, in words.

    `locks` is whether this machine can make a key and use it.
    """

    wishes: CopyWishes
    key: bool
    locks: bool
    problem: str
    copies: int


def page(request: HttpRequest, done: str = "", status: int = 200) -> HttpResponse:
    """The page, with what was just done."""
    data = journal_file().parent
    kept = kept_in(data)
    context: dict[str, Any] = {
        "kept": kept,
        "last": kept.wishes.last,
        "there": bool(kept.wishes.folder) and (Path(kept.wishes.folder) / MARK).is_file(),
        "places": good_places(),
        "before": [one.name for one in reversed(copies_before(data))][:NEWEST],
        "done": done,
    }
    return render(request, "copies/copies.html", context, status=status)


def kept_in(data: Path) -> Kept:
    """What is chosen, read so that a damaged file is told and hides nothing else."""
    wishes, key, told = CopyWishes(), False, []
    if unlocked := missing(Part.COPIES):
        told.append(unlocked.words(_))
    try:
        wishes = copy_wishes(data)
    except ThenarError as error:
        told.append(error.words(_))
    try:
        key = not unlocked and locking_key(data) is not None
    except ThenarError as error:
        told.append(error.words(_))
    error_then = wishes.last.error() if wishes.last else None
    if error_then:
        told.append(error_then.words(_))
    copies = len(numbered(Path(wishes.folder))) if wishes.folder else 0
    return Kept(wishes, key, not unlocked, " ".join(told), copies)


def journal_file() -> Path:
    """The file of the journal. ThenarError where it is on a server."""
    found = database_file()
    if found is None:
        raise ThenarError(
            "This journal is kept on a database server, which has copies of its own. Nothing was changed. Ask whoever "
            "keeps that server."
        )
    return found

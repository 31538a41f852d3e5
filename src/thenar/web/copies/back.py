"""A copy looked at, and brought back: first what it holds and what it would replace, and only then, after a yes."""

import sqlite3
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thenar.files.private import new_file
from thenar.journal.copies.before import copies_before
from thenar.journal.copies.contents import Contents, contents_of
from thenar.journal.copies.keys import opening_key
from thenar.journal.copies.restore import checked, needs_key, restore
from thenar.journal.copies.whole import why
from thenar.journal.copies.work import work_folder
from thenar.model.problem import ThenarError
from thenar.web.copies.held import Held
from thenar.web.copies.page import journal_file
from thenar.web.copies.views import here_only
from thenar.web.serving.security_log import HERE, Event, note


@dataclass(frozen=True)
class Looked:
    """A copy that was found whole: what the person calls it, its checked rows as a journal, and what is in it."""

    name: str
    journal: Path
    contents: Contents


looked_at: Held[Looked] = Held(time.monotonic)


@require_POST
@here_only
def look(request: HttpRequest) -> HttpResponse:
    """A file, or a copy that Thenar made beforehand: whether it is whole, and what is in it. Nothing is changed."""
    data = journal_file().parent
    sent, beforehand = request.FILES.get("file"), request.POST.get("before")
    if beforehand:
        known = {one.name: one for one in copies_before(data)}
        if beforehand not in known:
            raise ThenarError("That copy is not there any more. Nothing was changed. Go back and look again.")
        one, token = _looked(data, known[beforehand], beforehand, None)
    elif sent is not None:
        one, token = _sent(data, sent, request.POST.get("key", ""))
    else:
        raise ThenarError("No file was chosen. Nothing was changed. Go back and choose a copy that Thenar made.")
    context = {"copy": one, "now": contents_of(journal_file()), "token": token}
    answer = render(request, "copies/look.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@here_only
def put_back(request: HttpRequest) -> HttpResponse:
    """The copy that was looked at, in the place of what is kept; what was there before stays as a copy."""
    one = looked_at.find(request.POST.get("looked", ""))
    if one is None:
        raise ThenarError(
            "That copy was looked at too long ago, or another one since. Nothing was changed. Go back to Copies and "
            "choose it again."
        )
    if request.POST.get("sure") != "yes":
        raise ThenarError("Nothing was changed. Go back and mark that it may replace what is kept now.")
    connection.close()  # what it knows of the journal is of before
    done = restore(one.journal, journal_file())
    looked_at.clear()
    note(Event.BROUGHT_IN, HERE)
    before = done.before.name if done.before else ""
    return render(request, "copies/back.html", {"copy": one, "rows": done.rows, "before": before})


def _sent(data: Path, sent: "UploadedFile[Any]", key: str) -> tuple[Looked, str]:
    with work_folder(data) as folder:
        source = folder / "sent"
        with new_file(source) as file:
            for part in sent.chunks():
                file.write(part)
        opening = None
        if needs_key(source):
            if not key.strip():
                raise ThenarError("This copy is locked. Nothing was changed. Go back, and type its key, too.")
            opening = opening_key(key)
        return _looked(data, source, Path(sent.name or _("The copy")).name, opening)


def _looked(data: Path, source: Path, name: str, opening: str | None) -> tuple[Looked, str]:
    """Its checked rows wait in a passing folder, which goes with the app."""
    with ExitStack() as stack:
        folder = stack.enter_context(work_folder(data))
        try:
            journal = checked(source, folder, opening)
            one = Looked(name, journal, contents_of(journal))
        except ThenarError as error:
            raise ThenarError(error.text, **{**error.facts, "path": name}) from None
        except (OSError, sqlite3.Error) as error:
            raise ThenarError(
                "{path} could not be looked at ({why}). Nothing was changed. Free some space, then try again.",
                path=name,
                why=why(error),
            ) from None
        return one, looked_at.put(one, stack.pop_all().close)

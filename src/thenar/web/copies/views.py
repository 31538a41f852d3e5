"""What can be done about copies. Nothing of it is about one person: a copy holds everyone."""

import shutil
import time
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.journal.copies.automatic import choose_folder, copy_of_today, no_more_copies
from thenar.journal.copies.backup import backup
from thenar.journal.copies.keys import Key, keep_locking, locking_key, new_key
from thenar.journal.copies.work import passing_file, work_folder
from thenar.load.translate import ENGLISH
from thenar.model.problem import ThenarError
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.copies.held import Held
from thenar.web.copies.page import journal_file, page
from thenar.web.lan.here import only_here
from thenar.web.serving.security_log import HERE, Event, note

ELSEWHERE = gettext_lazy("Copies are made and brought back on the computer itself. Open this page there.")
here_only = only_here(ELSEWHERE)
shown_keys: Held[Key] = Held(time.monotonic)


@require_safe
@here_only
def copies(request: HttpRequest) -> HttpResponse:
    """What there is and what can be done."""
    return page(request)


@require_POST
@here_only
def show_key(request: HttpRequest) -> HttpResponse:
    """A new key, shown on this answer. It locks nothing until its last letters come back."""
    _pressed(request)
    key = new_key()
    return _key_page(request, key, shown_keys.put(key))


@require_POST
@here_only
def key_pdf(request: HttpRequest) -> HttpResponse:
    """The page of the key that is shown, to print."""
    from thenar.render.key_page import key_page_pdf

    key = _shown(request)
    pdf = key_page_pdf(key.opening, key.groups, load_knowledge().catalog, get_language() or ENGLISH, local_today())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="thenar-key.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@here_only
def keep_key(request: HttpRequest) -> HttpResponse:
    """From now on copies are locked with the key that was shown, if its last letters were typed."""
    key = _shown(request)
    if request.POST.get("proof", "").replace(" ", "").upper() != key.proof:
        return _key_page(request, key, request.POST.get("shown", ""), wrong=True)
    keep_locking(journal_file().parent, key.locking)
    shown_keys.clear()
    return page(request, _("The key is in use. Copies are locked with it from now on."))


@require_POST
@here_only
def daily(request: HttpRequest) -> HttpResponse:
    """A copy a day into a folder, and the first one at once; or none any more."""
    database = journal_file()
    if request.POST.get("daily") == "off":
        no_more_copies(database.parent)
        return page(request, _("There are no more daily copies. Those that are there stay."))
    folder = request.POST.get("folder") or request.POST.get("place", "")
    if not folder.strip():
        raise ThenarError("No folder was chosen. Nothing was changed. Go back and choose one, or write where it is.")
    if not Path(folder.strip()).expanduser().is_absolute():
        raise ThenarError(
            "{folder} does not say where on this computer it is. Nothing was changed. Write the whole way to it, such "
            "as /media/stick/Thenar.",
            folder=folder.strip(),
        )
    choose_folder(database.parent, Path(folder.strip()))
    return _copied(request, database)


@require_POST
@here_only
def now(request: HttpRequest) -> HttpResponse:
    """One more copy into the folder, now."""
    _pressed(request)
    return _copied(request, journal_file())


@require_POST
@here_only
def take(request: HttpRequest) -> HttpResponseBase:
    """A locked copy to take along, tried out before it is sent."""
    _pressed(request)
    database = journal_file()
    locking = locking_key(database.parent)
    if locking is None:
        raise ThenarError("There is no key for copies yet. Nothing was written. Make one first.")
    file = passing_file()
    with work_folder(database.parent) as work:
        made = backup(database, work / "copy.age", locking)
        if made.unsound:
            raise ThenarError(
                "One value in the journal cannot be right ({place}), so a copy of it could not be restored. None was "
                "made. Run `thenar doctor`, which mends the journal. Then take the copy again.",
                place=made.unsound,
            )
        with (work / "copy.age").open("rb") as copied:
            shutil.copyfileobj(copied, file, 1 << 20)
    file.seek(0)
    note(Event.TAKEN_OUT, HERE)
    name = f"thenar-{local_today().isoformat()}.age"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _copied(request: HttpRequest, database: Path) -> HttpResponse:
    """The page after a copy was made, or was not: what went wrong stands on it."""
    told = copy_of_today(database, local_today(), now=True)
    if told is None:
        raise ThenarError("No folder for copies is chosen yet. Nothing was written. Choose one first.")
    done = _("A copy was made, restored once as a trial, and is whole.") if told.name else ""
    return page(request, done)


def _pressed(request: HttpRequest) -> None:
    """A form of one button carries the press of it."""
    if request.POST.get("sure") != "yes":
        raise ThenarError("Nothing was done: no button was pressed. Go back and press it.")


def _shown(request: HttpRequest) -> Key:
    key = shown_keys.find(request.POST.get("shown", ""))
    if key is None:
        raise ThenarError(
            "That key was shown too long ago, or another one since. It locks nothing. Go back to Copies and make a "
            "key again."
        )
    return key


def _key_page(request: HttpRequest, key: Key, token: str, *, wrong: bool = False) -> HttpResponse:
    from thenar.web.lan.qr import for_page

    context = {"groups": key.groups, "picture": for_page(key.opening), "token": token, "wrong": wrong}
    answer = render(request, "copies/key.html", context, status=400 if wrong else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""Mistakes as pages in our own words. No page and no log shows a value that someone gave."""

import logging
import sqlite3
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thenar.model.problem import ThenarError
from thenar.web.serving.data_folder import DATABASE, data_folder
from thenar.web.serving.security_log import HERE, Event, note

log = logging.getLogger("thenar.web")


class ErrorPages:
    """Middleware: what a person can mend becomes a page with a sentence or two."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for a mistake with published words; None leaves the others to Django."""
        if isinstance(exception, DatabaseError):
            log.error("the data file cannot be used", exc_info=exception)
            return error_page(
                request, 500, _("Your data cannot be saved or read"), database_problem(exception).words(_)
            )
        if isinstance(exception, ThenarError):
            return error_page(request, 400, _("That does not work"), exception.words(_))
        return None


def database_problem(error: Exception) -> ThenarError:
    """What was found, where, what would be right, and what to do next."""
    path = data_folder() / DATABASE
    cause = error.__cause__ if isinstance(error.__cause__, sqlite3.Error) else error
    text = str(cause).lower()
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return ThenarError(
            "The data file {path} is damaged: it should be a whole SQLite database. Nothing was changed. "
            "Stop Thenar and put a backup in its place; or move the file away, and Thenar begins a new one.",
            path=path,
        )
    if "full" in text:
        return ThenarError(
            "The disk of {path} is full. Nothing of this step was saved. Free some space and try again.", path=path
        )
    if "readonly" in text or "unable to open" in text:
        return ThenarError(
            "The data file {path} cannot be written. Nothing was changed. Mend its permissions and try again.",
            path=path,
        )
    if "locked" in text:
        return ThenarError(
            "The data file {path} is in use by another program. Nothing was changed. Try again in a moment.", path=path
        )
    return ThenarError(
        "The data file {path} could not be used. Nothing of this step was saved. Try again, or start Thenar anew.",
        path=path,
    )


def error_page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    """A page that says what happened and what to do next."""
    return render(request, "error.html", {"title": title, "words": words}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django gives it
    """404."""
    words = _("The address may be mistyped, or it belonged to something that is gone.")
    return error_page(request, 404, _("There is no such page"), words)


def broken(request: HttpRequest) -> HttpResponse:
    """500: ours to mend."""
    words = _("Something went wrong on our side. What you saved before is safe. Go back and try again.")
    return error_page(request, 500, _("That did not work"), words)


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django gives it
    """403: a form that this app did not hand out, or long ago."""
    note(Event.OLD_FORM, str(request.META.get("thenar.device", HERE)))
    words = _(
        "This form was open for too long, or cookies are off. Nothing was saved. Open the page again and repeat it."
    )
    return error_page(request, 403, _("Please open the page again"), words)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django gives it
    """400."""
    return error_page(request, 400, _("That does not work"), _("The request cannot be read."))

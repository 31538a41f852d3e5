"""Pages for this computer only: a device of the house is told where they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thenar.web.lan.door import DOOR, Door
from thenar.web.serving.errors import error_page

View = Callable[..., HttpResponseBase]


def only_here(elsewhere: str | Promise) -> Callable[[View], View]:
    """For this computer itself; `elsewhere` is what a device of the house is told.

    What changes something asks for a browser that came in since this start: a cookie that was lost long ago lets
    nobody else in.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def seen(request: HttpRequest, **found: Any) -> HttpResponseBase:
            door = door_of(request)
            if door is None or (door.here and (request.method != "POST" or _came_in_now(door, request))):
                return view(request, **found)
            if door.here:
                words = _("Open the address that Thenar printed when it started, once more. Then repeat this.")
                return _refused(request, _("One step before that"), words)
            return _refused(request, _("Only on the computer itself"), str(elsewhere))

        return seen

    return guarded


def door_of(request: HttpRequest) -> Door | None:
    """The door that a request came through; None where there is none, as in a development server."""
    found: Door | None = request.META.get(DOOR)
    return found


def _refused(request: HttpRequest, title: str, words: str) -> HttpResponse:
    return error_page(request, 403, title, words)


def _came_in_now(door: Door, request: HttpRequest) -> bool:
    return door.entry is None or door.entry.came_in_now(request.COOKIES)

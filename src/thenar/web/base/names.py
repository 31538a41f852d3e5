"""A wish of this browser: no name stands on a page about nobody until someone asks for it.

Whoever helps several people hands a phone from one to the next. Pages about a person have their name as ever.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse

COOKIE: Final = "thenar-names"
ASKED_FOR: Final = "asked-for"
KEPT_FOR: Final = 400 * 24 * 3600  # seconds; browsers keep no cookie for longer


def wait_to_be_asked(request: HttpRequest) -> bool:
    """Whether this browser shows names only behind a touch."""
    return request.COOKIES.get(COOKIE) == ASKED_FOR


def keep(response: HttpResponse, *, waiting: bool) -> None:
    """Keeps the wish in this browser, or takes it back."""
    if waiting:
        response.set_cookie(COOKIE, ASKED_FOR, max_age=KEPT_FOR, httponly=True, samesite="Strict")
    else:
        response.delete_cookie(COOKIE, samesite="Strict")

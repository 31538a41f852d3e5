"""What each address asks of the role of a device. What is not named here: reading for GET, leading for all else."""

from typing import Final

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from thenar.web.lan.role import May, Need

EVERYONES: Final = Need(May.READ, whole=True)
NEEDS: Final = {
    "erase": Need(May.ERASE),
    "entry-remove": Need(May.ERASE),
    "bring-in": Need(May.ERASE, whole=True),
    "merge": Need(May.ERASE, whole=True),
    "join-people": Need(May.ERASE, whole=True),
    "feed-renew": Need(May.ERASE, whole=True),
    "set_language": Need(May.READ),
    "device-leave": Need(May.READ),
    "entry": Need(May.READ),
}
FORMS_OF_EVERYONE: Final = frozenset({"json", "csv", "xlsx"})


def need_of(request: HttpRequest) -> Need:
    """What this request asks for."""
    usual = Need(May.READ if request.method in ("GET", "HEAD", "OPTIONS") else May.LEAD)
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return usual
    if match.url_name == "take-out" and match.kwargs.get("form") in FORMS_OF_EVERYONE:
        return EVERYONES
    return NEEDS.get(str(match.url_name), usual)

"""The gate: this computer comes in as ever, so does a device that was let in; a stranger sees the pairing page only."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from thenar.web.base.clock import local_today
from thenar.web.base.script_words import modules_of
from thenar.web.lan.addresses import is_loopback
from thenar.web.serving.assets import SOURCE, WORKER

if TYPE_CHECKING:
    from thenar.web.lan.door import Door

# The pairing page and what it is drawn with; and what a browser fetches without cookies even for a device that was
# let in: the service worker with its modules, and for some systems the icons. Nothing of it depends on anyone.
FOR_STRANGERS: Final = ("pair", "pair-certificate", "set_language", "worker")


class Gate:
    """Middleware, before anything that could tell something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = str(request.META.get("REMOTE_ADDR", ""))
        door: Door | None = request.META.get("thenar.door")
        if door is None:
            return self._get_response(request) if is_loopback(peer) else _refused(request)
        place = door.place(peer, str(request.META.get("HTTP_HOST", "")))
        if place == "here":
            return self._get_response(request)
        return self._from_the_house(request, door) if place == "house" else _refused(request)

    def _from_the_house(self, request: HttpRequest, door: "Door") -> HttpResponse:
        from thenar.web.lan import devices

        found = devices.device_of(request)
        if found is None or not door.front.claim(int(request.META["REMOTE_PORT"]), found[0].key):
            response = self._get_response(request) if _is_for_strangers(request.path_info) else _stranger(request)
        else:
            response = self._get_response(request)
            if devices.seen(found[0], local_today()):
                devices.give_cookie(response, found[1])
        if door.house.certificate:
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response


def _is_for_strangers(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return path.removeprefix(settings.STATIC_URL) in files_for_strangers()
    return path in (reverse(one) for one in FOR_STRANGERS)


@cache
def files_for_strangers() -> frozenset[str]:
    """Their paths below the static files."""
    icons = (f"icons/{one.name}" for one in (SOURCE / "icons").iterdir())
    return frozenset({"css/lan.css", *icons, *modules_of("js/lan/pair.js"), *modules_of(WORKER)})


def _stranger(request: HttpRequest) -> HttpResponse:
    """The way to the pairing page from the first page; a refusal from everywhere else."""
    if request.path_info == "/" and request.method in ("GET", "HEAD"):
        return redirect("pair")
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("This device is not let in. Open the first page of this address to let it in."),
                            status=403, content_type="text/plain; charset=utf-8")  # fmt: skip


def _refused(request: HttpRequest) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("Thenar does not answer to this address."), status=400,
                            content_type="text/plain; charset=utf-8")  # fmt: skip

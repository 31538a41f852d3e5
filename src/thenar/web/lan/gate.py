"""The gate: who comes in. A browser of this computer with its cookie, a device that was let in; nobody else.

```
request ─▶ its door ─▶ here:  the printed address, or the cookie that it led to
                       house: a device that was let in, as far as its role reaches
```
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from thenar.journal.gate.seen import only
from thenar.web.base.clock import local_today
from thenar.web.base.script_words import modules_of
from thenar.web.lan.addresses import is_loopback
from thenar.web.lan.door import DOOR, Door, Place
from thenar.web.lan.limit import Limiter, neighbor
from thenar.web.lan.needs import need_of
from thenar.web.lan.visitor import DEVICE, ROLE
from thenar.web.serving.assets import SOURCE, WORKER
from thenar.web.serving.clearing import clear_device
from thenar.web.serving.entry import KEY, Entry
from thenar.web.serving.security_log import Event, note

if TYPE_CHECKING:
    from thenar.web.lan.models import Device

A_MINUTE: Final = 60
_of_strangers: Final = Limiter(120, A_MINUTE)  # requests of one address
_of_devices: Final = Limiter(1500, A_MINUTE)  # requests of one device; a session begins with some dozens

# The pairing page and what it is drawn with; and what a browser fetches without cookies even for a device that was
# let in: the service worker with its modules, and for some systems the icons. Nothing of it depends on anyone.
FOR_STRANGERS: Final = ("pair", "pair-certificate", "set_language", "worker")


class Gate:
    """Middleware, before anything that could tell something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = str(request.META.get("REMOTE_ADDR", ""))
        door: Door | None = request.META.get(DOOR)
        if door is None:
            known = settings.SERVES_WITHOUT_A_DOOR and is_loopback(peer)
            return self._get_response(request) if known else _refused(request)
        place = door.place(peer, str(request.META.get("HTTP_HOST", "")))
        if place is Place.HERE and door.entry:
            return self._from_here(request, door.entry)
        return self._from_the_house(request, door) if place is Place.HOUSE else _refused(request)

    def _from_here(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if KEY in request.GET and request.method in ("GET", "HEAD"):
            return self._with_key(request, entry)
        if not entry.knows(request.COOKIES):
            return self._for_a_stranger(request, self._without_key)
        fresh = entry.is_fresh(request.COOKIES)  # asked first: the request may be the one that locks
        response = self._get_response(request)
        if not fresh:
            entry.give_cookie(response)
        return response

    def _for_a_stranger(self, request: HttpRequest, otherwise: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
        """What is for everyone; a calendar by its secret, which a calendar program sends without a cookie."""
        if _is_for_everyone(request.path_info):
            return self._get_response(request)
        if request.method in ("GET", "HEAD") and _is_calendar(request.path_info):
            answer = self._get_response(request)
            if answer.status_code == HTTPStatus.OK:
                return answer
        return otherwise(request)

    def _with_key(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if entry.opens(request.GET[KEY]):
            note(Event.CAME_IN)
            response = _clean(request)
            entry.give_cookie(response)
            return response
        if entry.knows(request.COOKIES):
            return _clean(request)
        note(Event.WRONG_KEY)
        return self._without_key(request)

    def _without_key(self, request: HttpRequest) -> HttpResponse:
        """How to come in, for a page; a refusal in a sentence for everything else."""
        if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "text/html"):
            request.path_info = reverse("entry")  # in its place, so that the page has its language and its form
            return self._get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            words = _("This browser has not come in yet. Open the address that Thenar printed when it started.")
            return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")

    def _from_the_house(self, request: HttpRequest, door: Door) -> HttpResponse:
        from thenar.web.lan import devices

        found = devices.device_of(request)
        if found is None or found[0].role.has_ended(local_today()) or not _claimed(door, request, found[0].key):
            response = self._from_a_stranger(request, found)
        else:
            response = self._from_a_device(request, *found)
        if door.house and door.house.certificate:
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    def _from_a_stranger(self, request: HttpRequest, ended: "tuple[Device, str] | None") -> HttpResponse:
        """Also from a device that was thrown out or whose time is over: what it keeps goes."""
        from thenar.web.lan import devices

        whence = str(request.META["REMOTE_ADDR"])
        if not _of_strangers.allows(neighbor(whence), time.monotonic()):
            note(Event.TOO_MANY, whence)
            return _too_many(request)
        response = self._for_a_stranger(request, _stranger)
        left = ended is not None or devices.is_signed(request.COOKIES)
        if left and devices.COOKIE not in response.cookies:  # else it was just let in again
            note(Event.ENDED, str(ended[0].key) if ended else whence)
            clear_device(response)
            response.delete_cookie(devices.COOKIE, samesite="Strict")
        return response

    def _from_a_device(self, request: HttpRequest, device: "Device", token: str) -> HttpResponse:
        from thenar.web.lan import devices

        role = device.role
        request.META[ROLE], request.META[DEVICE] = role, device.key
        if not _of_devices.allows(device.key, time.monotonic()):
            note(Event.TOO_MANY, str(device.key))
            return _too_many(request)
        if not role.allows(need_of(request)):
            note(Event.NOT_ALLOWED, str(device.key))
            request.path_info, request.method = reverse("not-allowed"), "GET"
        with only(role.people):
            response = self._get_response(request)
        if isinstance(response, StreamingHttpResponse):  # its rows are read after this, in the same way
            response.streaming_content = _only(role.people, response)
        if devices.seen(device, local_today()):
            devices.give_cookie(response, token)
        return response


def _claimed(door: Door, request: HttpRequest, key: UUID) -> bool:
    return door.front is not None and door.front.claim(int(request.META["REMOTE_PORT"]), key)


def _only(people: frozenset[UUID] | None, parts: Iterable[bytes]) -> Iterator[bytes]:
    with only(people):
        yield from parts


def _is_for_everyone(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return path.removeprefix(settings.STATIC_URL) in files_for_strangers()
    return path in (reverse(one) for one in FOR_STRANGERS)


def _is_calendar(path: str) -> bool:
    try:
        return resolve(path).url_name == "feed"
    except Resolver404:
        return False


@cache
def files_for_strangers() -> frozenset[str]:
    """Their paths below the static files."""
    icons = (f"icons/{one.name}" for one in (SOURCE / "icons").iterdir())
    return frozenset({"css/lan.css", *icons, *modules_of("js/lan/pair.js"), *modules_of(WORKER)})


def _clean(request: HttpRequest) -> HttpResponse:
    """The same address without the secret, so that it is neither in the history nor handed on."""
    response = HttpResponse(status=303, headers={"Location": escape_leading_slashes(escape_uri_path(request.path))})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _stranger(request: HttpRequest) -> HttpResponse:
    """The way to the pairing page from the first page; a refusal from everywhere else."""
    if request.path_info == "/" and request.method in ("GET", "HEAD"):
        return redirect("pair")
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("This device is not let in. Open the first page of this address to let it in."),
                            status=403, content_type="text/plain; charset=utf-8")  # fmt: skip


def _too_many(request: HttpRequest) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        words = _("This device asked for very much at once. Wait a minute, then try again.")
        headers = {"Content-Type": "text/plain; charset=utf-8", "Retry-After": str(A_MINUTE)}
        return HttpResponse(words, status=429, headers=headers)


def _refused(request: HttpRequest) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("Thenar does not answer to this address."), status=400,
                            content_type="text/plain; charset=utf-8")  # fmt: skip

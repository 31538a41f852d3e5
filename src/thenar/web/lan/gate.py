"""The gate: who comes in. A browser of this computer with its cookie, a device that was let in; nobody else.

```
request ─▶ its door ─▶ here:  the printed address, or the cookie that it led to
                       house: a device that was let in, as far as its role reaches
```
"""

import time
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from thenar.journal.gate.seen import only
from thenar.web.base.clock import local_today
from thenar.web.lan.addresses import is_loopback
from thenar.web.lan.answers import A_MINUTE, clean, not_in_yet, refused, stranger, too_many
from thenar.web.lan.door import DOOR, Door, Place
from thenar.web.lan.limit import Limiter, neighbor
from thenar.web.lan.needs import need_of
from thenar.web.lan.public import is_calendar, is_for_everyone
from thenar.web.lan.visitor import DEVICE, ROLE
from thenar.web.serving.clearing import clear_device
from thenar.web.serving.entry import KEY, Entry
from thenar.web.serving.security_log import HERE, Event, note

if TYPE_CHECKING:
    from thenar.web.lan.models import Device

NOTED: Final = {
    "erase": Event.ERASED,
    "bring-in": Event.BROUGHT_IN,
    "take-out": Event.TAKEN_OUT,
    "fhir": Event.TAKEN_OUT,
    "plan-fhir": Event.TAKEN_OUT,
    "report": Event.TAKEN_OUT,
}
OF_STRANGERS: Final = 120  # requests of one address in a minute
OF_DEVICES: Final = 1500  # requests of one device in a minute; a session begins with some dozens
_of_strangers: Final = Limiter(OF_STRANGERS, A_MINUTE)
_of_devices: Final = Limiter(OF_DEVICES, A_MINUTE)


class Gate:
    """Middleware, before anything that could tell something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = str(request.META.get("REMOTE_ADDR", ""))
        door: Door | None = request.META.get(DOOR)
        if door is None:
            known = settings.SERVES_WITHOUT_A_DOOR and is_loopback(peer)
            return self._get_response(request) if known else refused(request)
        place = door.place(peer, str(request.META.get("HTTP_HOST", "")))
        if place is Place.HERE and door.entry:
            return self._from_here(request, door.entry)
        return self._from_the_house(request, door) if place is Place.HOUSE else refused(request)

    def _from_here(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if KEY in request.GET and request.method in ("GET", "HEAD"):
            return self._with_key(request, entry)
        if not entry.knows(request.COOKIES):
            return self._for_a_stranger(request, self._without_key)
        fresh = entry.is_fresh(request.COOKIES)  # asked first: the request may be the one that locks
        response = _noted(request, self._get_response(request), HERE)
        if not fresh and entry.cookie not in response.cookies:
            entry.give_cookie(response, request.COOKIES)
        return response

    def _for_a_stranger(self, request: HttpRequest, otherwise: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
        """What is for everyone; a calendar by its secret, which a calendar program sends without a cookie."""
        if is_for_everyone(request.path_info):
            return self._get_response(request)
        if request.method in ("GET", "HEAD") and is_calendar(request.path_info):
            answer = self._get_response(request)
            if answer.status_code == HTTPStatus.OK:
                return answer
        return otherwise(request)

    def _with_key(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if entry.opens(request.GET[KEY]):
            note(Event.CAME_IN)
            response = clean(request)
            entry.give_cookie(response)
            return response
        if entry.knows(request.COOKIES):
            return clean(request)
        note(Event.WRONG_KEY)
        return self._without_key(request)

    def _without_key(self, request: HttpRequest) -> HttpResponse:
        """How to come in, for a page; a refusal in a sentence for everything else."""
        if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "text/html"):
            request.path_info = reverse("entry")  # in its place, so that the page has its language and its form
            return self._get_response(request)
        return not_in_yet(request)

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
            return too_many(request)
        response = self._for_a_stranger(request, stranger)
        if response.status_code == HTTPStatus.FORBIDDEN:
            note(Event.STRANGER, whence)
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
            return too_many(request)
        if not role.allows(need_of(request)):
            note(Event.NOT_ALLOWED, str(device.key))
            request.path_info, request.method = reverse("not-allowed"), "GET"
        fresh = not devices.seen(device, local_today())  # asked first: the request may be the one that leaves
        with only(role.people):
            response = _noted(request, self._get_response(request), str(device.key))
        if isinstance(response, StreamingHttpResponse):  # its rows are read after this, in the same way
            response.streaming_content = _only(role.people, cast("Iterable[bytes]", response.streaming_content))
        if not fresh and devices.COOKIE not in response.cookies:
            devices.give_cookie(response, token)
        return response


def _claimed(door: Door, request: HttpRequest, key: UUID) -> bool:
    return door.front is not None and door.front.claim(int(request.META["REMOTE_PORT"]), key)


def _noted(request: HttpRequest, response: HttpResponse, who: str) -> HttpResponse:
    """The response, after a line in the log where it matters to security: that it happened, and not what."""
    match = request.resolver_match
    event = NOTED.get(str(match.url_name)) if match else None
    if event and response.status_code < HTTPStatus.BAD_REQUEST:
        note(event, who)
    if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
        note(Event.BROKEN, who)
    return response


def _only(people: frozenset[UUID] | None, parts: Iterable[bytes]) -> Iterator[bytes]:
    with only(people):
        yield from parts

"""Who was let in: a random token in a signed cookie on the device, its digest here."""

import secrets
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from thenar.web.lan.browsers import free_name
from thenar.web.lan.models import LONGEST_NAME, Device
from thenar.web.lan.role import Role

COOKIE: Final = "thenar-device"
SALT: Final = "thenar.device"
KEPT_FOR: Final = 400 * 24 * 3600  # seconds; browsers keep no cookie for longer. Each day of use begins it anew


def let_in(name: str, role: Role, today: date) -> tuple[Device, str]:
    """A new device and its token, which is told only this once."""
    token = secrets.token_urlsafe(32)
    free = free_name(tidy_name(name), set(Device.objects.values_list("name", flat=True)))
    made = Device.objects.create(name=free, digest=_digest(token), added_on=today, seen_on=today, **_columns(role))
    return made, token


def device_of(request: HttpRequest) -> tuple[Device, str] | None:
    """The device that sent a request, with its token; None for every other."""
    token = _token(request)
    found = Device.objects.filter(digest=_digest(token)).first() if token else None
    return (found, token) if found else None


def is_signed(cookies: Mapping[str, str]) -> bool:
    """True for a cookie that was given out here, though its device may have been thrown out since."""
    asked = HttpRequest()
    asked.COOKIES = dict(cookies)
    return bool(_token(asked))


def seen(device: Device, today: date) -> bool:
    """Note that it was here today; true where that is new."""
    if device.seen_on == today:
        return False
    Device.objects.filter(pk=device.pk).update(seen_on=today)
    return True


def give_cookie(response: HttpResponse, token: str) -> None:
    """The cookie that opens the gate. No script can read it, and no other site can send it."""
    response.set_signed_cookie(COOKIE, token, salt=SALT, max_age=KEPT_FOR, httponly=True, samesite="Strict")


def give_role(key: UUID, role: Role) -> bool:
    """Another role, which holds from the next request on; false where there is no such device."""
    return bool(Device.objects.filter(key=key).update(**_columns(role)))


def rename(key: UUID, name: str) -> bool:
    """Another name; false where the name is empty or there is no such device."""
    tidied = tidy_name(name)
    return bool(tidied) and bool(Device.objects.filter(key=key).update(name=tidied))


def throw_out(key: UUID) -> None:
    """It is a stranger from now on."""
    Device.objects.filter(key=key).delete()


def tidy_name(name: str) -> str:
    """A name on one line, not too long."""
    return " ".join(name.replace("\0", "").split())[:LONGEST_NAME].strip()


def _columns(role: Role) -> dict[str, Any]:
    people = None if role.people is None else sorted(str(one) for one in role.people)
    return {"may": role.may.value, "people": people, "until": role.until}


def _token(request: HttpRequest) -> str:
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR) or ""


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()

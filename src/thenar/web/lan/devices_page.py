"""The page of the devices, for this computer only: make a code, give a name, throw out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from thenar.model.problem import ThenarError
from thenar.web.base.clock import local_now, local_today
from thenar.web.lan import devices as kept
from thenar.web.lan.here import door_of, only_here
from thenar.web.lan.models import LONGEST_NAME, Device
from thenar.web.lan.pairing import GOOD_FOR, USUAL, State, readable
from thenar.web.lan.role_form import chosen_role, role_fields, role_lines
from thenar.web.serving.errors import error_page
from thenar.web.serving.security_log import Event, note

ELSEWHERE = gettext_lazy("Devices are let in and thrown out on the computer itself. Open this page there.")
here_only = only_here(ELSEWHERE)


@require_safe
@here_only
def devices(request: HttpRequest) -> HttpResponse:
    """Who was let in; how to let someone in."""
    return _page(request)


@require_POST
@here_only
def new_code(request: HttpRequest) -> HttpResponse:
    """A code, shown on this answer alone: as a QR code, and to type. It lets in with the role that was chosen."""
    door = door_of(request)
    house = door.house if door else None
    if house is None:
        return redirect("devices")
    from thenar.web.lan.qr import for_page

    role = chosen_role(request.POST, local_today())
    code = house.desk.new_code(role)
    note(Event.CODE_MADE)
    until = (local_now() + timedelta(seconds=GOOD_FOR)).strftime("%H:%M")  # here: a template would tell it in UTC
    shown = {
        "code": readable(code),
        "picture": for_page(f"{house.url}/pair/#{code}"),
        "until": until,
        "role": role_lines(role),
    }
    return _page(request, shown)


@require_POST
@here_only
def open_house(request: HttpRequest) -> HttpResponse:
    """Phones may come from now on, until it is closed or Thenar stops."""
    if (door := door_of(request)) and door.switch:
        door.switch.open(request.POST.get("address", "").strip() or None, local_now())
    return redirect("devices")


@require_POST
@here_only
def close_house(request: HttpRequest) -> HttpResponse:
    """No phone may come any more. Those that were let in stay known for when it is opened again."""
    if (door := door_of(request)) and door.switch:
        door.switch.close()
    return redirect("devices")


@require_safe
@here_only
def state(request: HttpRequest) -> HttpResponse:
    """For the script of the page: how it is with the code, so that the page can look again when that changes."""
    door = door_of(request)
    house = door.house if door else None
    return JsonResponse({"state": house.desk.state() if house else State.NONE})


@require_POST
@here_only
def rename(request: HttpRequest, key: UUID) -> HttpResponse:
    """Another name for a device."""
    if not kept.rename(key, request.POST.get("name", "")):
        words = _("The name was empty, or the device is no longer there. Nothing was changed. Go back and try again.")
        return error_page(request, 400, _("That does not work"), words)
    return redirect("devices")


@require_POST
@here_only
def change_role(request: HttpRequest, key: UUID) -> HttpResponse:
    """Another role for a device, from its next request on."""
    if not kept.give_role(key, chosen_role(request.POST, local_today())):
        raise ThenarError("The device is no longer there. Nothing was changed. Go back and look who is in.")
    note(Event.ROLE_CHANGED, str(key))
    return redirect("devices")


@require_POST
@here_only
def throw_out(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is a stranger from now on; what it still hears or loads ends at once."""
    kept.throw_out(key)
    note(Event.THROWN_OUT, str(key))
    door = door_of(request)
    if door and door.front:
        door.front.throw_out(key)
    return redirect("devices")


def _page(request: HttpRequest, shown: dict[str, Any] | None = None) -> HttpResponse:
    door = door_of(request)
    house = door.house if door else None
    page = {
        "house": house,
        "switch": bool(door and door.switch),
        "certificate_url": f"{house.url}{reverse('pair-certificate')}" if house else "",
        "state": str(house.desk.state()) if house else State.NONE,
        "wrong": house.desk.wrong if house else 0,
        "devices": [(one, role_lines(one.role), role_fields(one.role)) for one in Device.objects.all()],
        "fields": role_fields(USUAL),
        "longest_name": LONGEST_NAME,
        "shown": shown,
    }
    return render(request, "lan/devices.html", page)

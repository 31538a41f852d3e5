"""The page about this device itself: what it may do, and leaving."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.web.lan import devices as kept
from thenar.web.lan.door import DOOR, Door
from thenar.web.lan.models import Device
from thenar.web.lan.role_form import role_lines
from thenar.web.lan.visitor import device_at, role_at
from thenar.web.serving.clearing import clear_device
from thenar.web.serving.errors import error_page
from thenar.web.serving.security_log import Event, note


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What this device may do, about whom, until when; and how to leave."""
    key = device_at(request)
    device = Device.objects.filter(key=key).first() if key else None
    return render(request, "lan/mine.html", {"device": device, "role": role_lines(role_at(request))})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """A stranger again, and what was kept here goes. On the computer, each browser has to come in anew."""
    device = device_at(request)
    door: Door | None = request.META.get(DOOR)
    response = redirect("home")
    if device:
        response = HttpResponseRedirect(f"{reverse('pair')}?left")
        kept.throw_out(device)
        note(Event.LEFT, str(device))
        response.delete_cookie(kept.COOKIE, samesite="Strict")
    elif door and door.entry:
        door.entry.renew()
        note(Event.LOCKED)
        response.delete_cookie(door.entry.cookie, samesite="Lax")
    clear_device(response)
    return response


@require_safe
def not_allowed(request: HttpRequest) -> HttpResponse:
    """In the place of a page that the role of this device does not reach."""
    words = _("This device was not let in for that. Nothing was changed. On the computer, open Devices to change it.")
    return error_page(request, 403, _("Not on this device"), words)

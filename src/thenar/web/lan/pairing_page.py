"""The one page that a stranger sees: a code lets the device in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from thenar.web.base.clock import local_today
from thenar.web.lan import devices
from thenar.web.lan.browsers import proposed_name
from thenar.web.lan.door import DOOR
from thenar.web.lan.house import House
from thenar.web.lan.pairing import TRIES_WITHIN, Answer
from thenar.web.lan.visitor import device_at
from thenar.web.serving.security_log import Event, note


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Asks for the code; the right one lets the device in and leads home."""
    door = request.META.get(DOOR)
    if door is None or door.here or door.house is None:
        return redirect("devices")
    if device_at(request):
        return redirect("home")
    return _tried(request, door.house) if request.method == "POST" else _page(request, door.house)


@require_safe
def authority(request: HttpRequest) -> HttpResponse:
    """The authority that a phone is told to trust, where Thenar made the certificate. It holds nothing secret."""
    door = request.META.get(DOOR)
    certificate = door.house.certificate if door and door.house else None
    if certificate is None or certificate.authority is None:
        raise Http404
    response = HttpResponse(certificate.authority, content_type="application/x-x509-ca-cert")
    response.headers["Content-Disposition"] = 'attachment; filename="thenar.crt"'
    return response


def _tried(request: HttpRequest, house: House) -> HttpResponse:
    whence = str(request.META["REMOTE_ADDR"])
    tried = house.desk.offer(request.POST.get("code", "")[:100], whence)
    if tried.role:
        name = proposed_name(request.headers.get("User-Agent", ""))
        device, token = devices.let_in(name, tried.role, local_today())
        note(Event.LET_IN, str(device.key))
        home = redirect("home")
        devices.give_cookie(home, token)
        return home
    note(Event.TOO_MANY if tried.answer is Answer.TOO_MANY else Event.WRONG_CODE, whence)
    status = 429 if tried.answer is Answer.TOO_MANY else 403
    response = _page(request, house, _words(tried.answer), status=status)
    if tried.answer is Answer.TOO_MANY:
        response.headers["Retry-After"] = str(TRIES_WITHIN)
    return response


def _page(request: HttpRequest, house: House, error: str = "", status: int = 200) -> HttpResponse:
    certificate = house.certificate
    about = {
        "error": error,
        "https": certificate is not None,
        "own": bool(certificate and certificate.authority),
        "left": "left" in request.GET,
    }
    return render(request, "lan/pair.html", about, status=status)


def _words(answer: Answer) -> str:
    minutes = TRIES_WITHIN // 60
    if answer is Answer.WRONG:
        return _("This is not the code. Look at the computer again: it is 8 letters and digits.")
    if answer is Answer.NO_CODE:
        return _("There is no code that works now. Each works once, for a few minutes. Make a new one on the computer.")
    return ngettext(
        "There were too many tries. Wait {n} minute, then make a new code on the computer.",
        "There were too many tries. Wait {n} minutes, then make a new code on the computer.",
        minutes,
    ).format(n=minutes)

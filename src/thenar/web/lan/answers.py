"""Short answers of the gate, in the visitor's language: where to go, or that nothing is told."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

A_MINUTE: Final = 60  # seconds


def clean(request: HttpRequest) -> HttpResponse:
    """The same address without the secret, so that it is neither in the history nor handed on."""
    response = HttpResponse(status=303, headers={"Location": escape_leading_slashes(escape_uri_path(request.path))})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def not_in_yet(request: HttpRequest) -> HttpResponse:
    """To whatever is no page, of a browser of this computer that has not come in."""
    with translation.override(translation.get_language_from_request(request)):
        words = _("This browser has not come in yet. Open the address that Thenar printed when it started.")
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")


def stranger(request: HttpRequest) -> HttpResponse:
    """The way to the pairing page from the first page; a refusal from everywhere else."""
    if request.path_info == "/" and request.method in ("GET", "HEAD"):
        return redirect("pair")
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("This device is not let in. Open the first page of this address to let it in."),
                            status=403, content_type="text/plain; charset=utf-8")  # fmt: skip


def too_many(request: HttpRequest) -> HttpResponse:
    """For a minute."""
    with translation.override(translation.get_language_from_request(request)):
        words = _("This device asked for very much at once. Wait a minute, then try again.")
        headers = {"Content-Type": "text/plain; charset=utf-8", "Retry-After": str(A_MINUTE)}
        return HttpResponse(words, status=429, headers=headers)


def refused(request: HttpRequest) -> HttpResponse:
    """To what came through no door, or under another name."""
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(_("Thenar does not answer to this address."), status=400,
                            content_type="text/plain; charset=utf-8")  # fmt: skip

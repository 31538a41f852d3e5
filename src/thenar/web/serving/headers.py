"""What browsers are told about every page: nothing from elsewhere, nothing to elsewhere, nothing kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from thenar.web.serving.inside import allowed_script, allowed_styles

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {allowed_script()}",
        f"style-src 'self' {allowed_styles()}",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self' blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}

# A script that a page asks for lives by the page's rules. A session asks for two dozen, half a kilobyte of rules each.
OF_SCRIPTS = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")


class SecurityHeaders:
    """Middleware: the same strict headers on every answer; pages are never cached unless they say so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        for name in OF_SCRIPTS if _is_script(request, response) else ALWAYS:
            response.headers.setdefault(name, ALWAYS[name])
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _is_script(request: HttpRequest, response: HttpResponse) -> bool:
    """Of the static files only: a worker's own script, served elsewhere, keeps the rules that the worker lives by."""
    return request.path.startswith(settings.STATIC_URL) and response.headers.get("Content-Type", "").startswith(
        "text/javascript"
    )

"""What a device keeps to be ready without the server, and what it sends when the server answers again."""

import json
from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.journal.erasing.known import is_of_before, newest_erasure
from thenar.load.translate import ENGLISH
from thenar.web.base.household import household
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import said_by
from thenar.web.offline import pages, shell
from thenar.web.offline.arrive import arrived
from thenar.web.offline.careful import careful_forms, careful_sound
from thenar.web.serving.assets import WORKER
from thenar.web.session.track import TYPES, ranged
from thenar.wire.base import written
from thenar.wire.told import Arrival, Erased, Token

MOST_DIGITS = 10  # of the number of an erasure
PAPER, LEAF = "#faf5ec", "#1d5a4b"
ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"),
         ("maskable-192.png", "192x192", "maskable"), ("maskable-512.png", "512x512", "maskable"))  # fmt: skip


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, for all pages: which version to keep, and of what."""
    kind, language = request.GET.get("sound", "ogg"), request.GET.get("language", ENGLISH)
    if kind not in TYPES or language not in dict(settings.LANGUAGES):
        raise Http404
    return _fresh(HttpResponse(_worker(kind, language), content_type="text/javascript; charset=utf-8"))


@cache
def _worker(kind: str, language: str) -> str:
    """Made once: browsers ask for it without cookies, and so may any stranger, as often as they like."""
    with translation.override(language):
        kept = shell.shell(_language(), kind)
    about = json.dumps(written(kept))
    return f'import {{ serve }} from "{static(WORKER)}";\nserve({about});\n'


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Name, icons and colors of the installed app."""
    icons = [
        {"src": static(f"icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    about = {
        "id": "/",
        "name": _("Thenar: a guided hand and foot massage"),
        "short_name": "Thenar",
        "description": _(
            "For hands and feet. You listen, you look, and there is nothing to touch while your hands are oily."
        ),
        "lang": _language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": LEAF,
        "icons": icons,
    }
    return _fresh(JsonResponse(about, content_type="application/manifest+json"))


@require_safe
def start(_request: HttpRequest) -> HttpResponse:
    """Where a device begins without the server: what there is, the check, and what it means."""
    return HttpResponse(pages.page(pages.START))


@require_safe
def session(_request: HttpRequest) -> HttpResponse:
    """The player for a session that a device keeps; its key stands behind the # and is never sent."""
    return HttpResponse(pages.page(pages.SESSION))


@require_safe
def end(_request: HttpRequest) -> HttpResponse:
    """The end of such a session."""
    return HttpResponse(pages.page(pages.END))


@require_safe
def careful(_request: HttpRequest) -> HttpResponse:
    """Every routine in its most careful form, for the player."""
    return _fresh(JsonResponse(written(shell.careful_data(_language()))))


@require_safe
def sound(request: HttpRequest, form: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The sound of a careful form, whole or a range of it."""
    found = careful_forms(load_knowledge()).get(form)
    if found is None or kind not in TYPES:
        raise Http404
    body = careful_sound(found, kind, _language())
    return ranged(request, body, TYPES[kind], f"{form}-{kind}-{_language()}-{len(body)}")


@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """What a form needs to be accepted, for what was written while the server was away."""
    return JsonResponse(written(Token(token=get_token(request))))


@require_safe
def people(_request: HttpRequest) -> HttpResponse:
    """Whom a massage may be for."""
    return JsonResponse(written(household()))


@require_POST
def arrive(request: HttpRequest) -> HttpResponse:
    """Keep a session that was begun without the server. 410 where the person it was for is not kept any more."""
    told = said_by(request, Arrival)
    if is_of_before(_number(request.headers.get("Thenar-Erased", "")), str(told.person)):
        return HttpResponse(status=410)
    return HttpResponse(status=204 if arrived(told, load_knowledge()) else 410)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """The number of the last erasure, for a device that knows of the ones up to `after`; pages it still holds go."""
    newest = newest_erasure()
    answer = JsonResponse(written(Erased(number=newest)))
    if newest != _number(request.GET.get("after", "")):
        answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < MOST_DIGITS else 0


def _language() -> str:
    return get_language() or ENGLISH


def _fresh(response: HttpResponse) -> HttpResponse:
    """Asked for anew each time: it changes when the app does."""
    response.headers["Cache-Control"] = "no-cache"
    return response

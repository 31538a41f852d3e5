"""What nobody has to be let in for: the page that lets in, what browsers fetch without cookies, a secret calendar."""

from functools import cache
from typing import Final

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from thenar.web.base.script_words import modules_of
from thenar.web.serving.assets import SOURCE, WORKER

# The pairing page and what it is drawn with; and what a browser fetches without cookies even for a device that was
# let in: the service worker with its modules, and for some systems the icons. Nothing of it depends on anyone.
FOR_STRANGERS: Final = ("pair", "pair-certificate", "set_language", "worker")


def is_for_everyone(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return path.removeprefix(settings.STATIC_URL) in files_for_strangers()
    return path in (reverse(one) for one in FOR_STRANGERS)


def is_calendar(path: str) -> bool:
    try:
        return resolve(path).url_name == "feed"
    except Resolver404:
        return False


@cache
def files_for_strangers() -> frozenset[str]:
    """Their paths below the static files."""
    icons = (f"icons/{one.name}" for one in (SOURCE / "icons").iterdir())
    return frozenset({"css/lan.css", *icons, *modules_of("js/lan/pair.js"), *modules_of(WORKER)})

"""The addresses that scripts know, from the website's own: fixed ones as text, others as patterns or with a key."""

import os
import re
from collections.abc import Iterator

import django
from django.urls import URLPattern, URLResolver, get_resolver

ABOUT = """/**
 * The addresses that scripts know; in a pattern each part that differs is a group, in order.
 *
 * Made from the addresses of `thenar.web` by `python -m docs.generate`: what is to change is changed there.
 */"""
STATIC = "/static/"  # what comes after it has a version in it
FIXED = {
    "WORKER": "worker",
    "START": "offline",
    "SESSION": "offline-session",
    "END": "offline-end",
    "CAREFUL": "offline-careful",
    "TOKEN": "offline-token",
    "HOUSEHOLD": "offline-household",
    "ERASED": "offline-erased",
    "ARRIVE": "offline-arrive",
}
PATTERNS = {
    "HOME": "home",
    "LED": "session",
    "LED_END": "end",
    "EVENT": "event",
    "TRACK": "track",
    "PHRASE": "phrase",
    "ALOUD": "aloud",
    "SOUND": "offline-sound",
    "RATED": "rate",
    "ERASE": "erase",
    "CARD": "card",
    "SOUND_FILE": "sound-file",
}
BELOW = {"LEADS": "session", "KEPT_PAGES": "offline", "DATA": "data"}  # whatever begins so
MADE = {"rated": "rate"}
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses() -> str:
    """The module of all of them."""
    routes = _routes()
    return "\n".join([ABOUT, *_lines(routes), ""])


def _lines(routes: dict[str, list[URLPattern]]) -> Iterator[str]:
    yield f'export const STATIC = "{STATIC}";'
    for name, of in FIXED.items():
        yield f'export const {name} = "/{_route(routes[of][0])}";'
    for name, of in PATTERNS.items():
        yield f"export const {name} = {_pattern(routes[of], '$')};"
    for name, of in BELOW.items():
        yield f"export const {name} = {_pattern(routes[of], '')};"
    for name, of in MADE.items():
        parts = _PARAMETER.findall(_route(routes[of][0]))
        made = _PARAMETER.sub(lambda found: f"${{{found[1]}}}", _route(routes[of][0]))
        types = " ".join(f"@param {{string}} {one}" for one in parts)
        yield f"\n/** {types} */\nexport const {name} = ({', '.join(parts)}) => `/{made}`;"


def _pattern(several: list[URLPattern], end: str) -> str:
    """A pattern of JavaScript for any of these; parts are groups only where there is one address."""
    many = len(several) > 1
    each = [_expression(one, "(?:" if many else "(") for one in several]
    return f"/^\\/{'(?:' + '|'.join(each) + ')' if many else each[0]}{end}/"


def _expression(one: URLPattern, group: str) -> str:
    text, at = "", 0
    for found in _PARAMETER.finditer(_route(one)):
        converter = one.pattern.converters[found[1]]
        text += re.escape(_route(one)[at : found.start()]) + f"{group}{converter.regex})"
        at = found.end()
    return (text + re.escape(_route(one)[at:])).replace("/", "\\/").replace("\\-", "-")


def _route(one: URLPattern) -> str:
    return str(one.pattern)


def _routes() -> dict[str, list[URLPattern]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    django.setup()
    found: dict[str, list[URLPattern]] = {}
    for one in _patterns(get_resolver()):
        found.setdefault(str(one.name), []).append(one)
    return found


def _patterns(inside: URLResolver) -> Iterator[URLPattern]:
    for one in inside.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        else:
            yield one

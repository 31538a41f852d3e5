"""What is refused by the head of a request alone: another host name, another site, too much at once."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http.cookie import parse_cookie
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from thenar.web.serving.guard import Head, Judge, Refusal
from thenar.web.serving.security_log import Event, note

OF_A_STRANGER: Final = 16 * 1024  # bytes: a code, or a choice of language
OF_A_FORM: Final = 1024 * 1024  # bytes


def judge_of(
    is_ours: Callable[[str], bool], room: Callable[[Head, dict[str, str]], int], who: Callable[[Head], str | None]
) -> Judge:
    """A judge of heads: which `Host` headers are ours, how many bytes a request with these cookies may have, and whose
    it is for the log (None for a connection that is no longer known)."""

    def judge(head: Head) -> Refusal | None:
        found = _found(head, is_ours, room)
        if found is None:
            return None
        event, status = found
        note(event, who(head) or "unknown")
        with translation.override(language_of(head.headers.get("ACCEPT_LANGUAGE", ""))):
            return Refusal(status, _words(event))

    return judge


def language_of(accepted: str) -> str:
    """The first language of ours that a browser asks for."""
    ours = dict(settings.LANGUAGES)
    wished = (one.partition("-")[0] for one, _weight in parse_accept_lang_header(accepted))
    return next((one for one in wished if one in ours), settings.LANGUAGE_CODE)


def _found(
    head: Head, is_ours: Callable[[str], bool], room: Callable[[Head, dict[str, str]], int]
) -> tuple[Event, HTTPStatus] | None:
    host = head.headers.get("HOST", "")
    if not is_ours(host):
        return Event.FOREIGN_HOST, HTTPStatus.BAD_REQUEST
    if head.changes and _is_foreign(head, host):
        return Event.FOREIGN_ORIGIN, HTTPStatus.FORBIDDEN
    if head.length is None:
        return Event.TOO_LARGE, HTTPStatus.LENGTH_REQUIRED
    if head.length > room(head, parse_cookie(head.headers.get("COOKIE", ""))):
        return Event.TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def _is_foreign(head: Head, host: str) -> bool:
    """True for what a page of another site sends. What names no site is left to the tokens of the forms."""
    if head.headers.get("SEC_FETCH_SITE") in ("cross-site", "same-site"):
        return True
    origin = head.headers.get("ORIGIN", "null")
    return origin != "null" and urlsplit(origin).netloc.lower() != host.lower()


def _words(event: Event) -> str:
    if event is Event.FOREIGN_HOST:
        return _("Thenar does not answer to this address.")
    if event is Event.FOREIGN_ORIGIN:
        return _("This came from a page of another site. Nothing was read or changed.")
    return _("This is more than Thenar takes in at once. Nothing was read or changed.")

"""The knowledge in the language of the request."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override

from thenar import load
from thenar.journal.at_hand import with_own
from thenar.load.translate import ENGLISH
from thenar.model.knowledge import Knowledge


def load_knowledge() -> Knowledge:
    """What is shipped, in the active language, and routines of one's own where they are asked for by id."""
    return _in(get_language() or ENGLISH, settings.LOCALE_PATHS[0])


@cache
def _in(language: str, locale: Path) -> Knowledge:
    return with_own(load.load_knowledge(language=language, locale=locale))


@contextmanager
def in_language_of(request: HttpRequest) -> Iterator[str]:
    """Speak the language that an address asks for with `?language=`, so that what is kept of it never changes its
    language; without that, the visitor's. Gives its code."""
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else get_language() or ENGLISH
    with override(language):
        yield language

"""The knowledge in the language of the request."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from thenar import load
from thenar.load.translate import ENGLISH
from thenar.model.knowledge import Knowledge


def load_knowledge() -> Knowledge:
    """What is shipped, in the active language; read once for each."""
    language = get_language() or ENGLISH
    return load.load_knowledge(language=language, locale=Path(settings.LOCALE_PATHS[0]))

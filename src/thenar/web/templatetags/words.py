"""Tags for templates: the languages to choose from, and the words that a page's scripts say."""

from pathlib import PurePosixPath

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from thenar.web.base.languages import LANGUAGES, Language
from thenar.web.base.script_words import script_words

register = template.Library()


@register.simple_tag
def languages() -> list[tuple[Language, bool]]:
    """Every language, and whether it is the one of this page."""
    active = (get_language() or "en").split("-")[0]
    return [(one, one.code == active) for one in LANGUAGES]


@register.simple_tag
def words_of(script: str) -> SafeString:
    """The words that a script needs, as JSON in the page; nothing in English, which the script has itself."""
    words = script_words(script)
    name = f"catalog-{PurePosixPath(script).with_suffix('').as_posix().replace('/', '-')}"
    return json_script(words, name) if words else SafeString()

"""Tags and filters for templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from thenar.web.base.keys import KEYS, Does
from thenar.web.base.words import limb_words
from thenar.web.serving.inside import icon, script, style

register = template.Library()


@register.filter
def limb(name: str) -> str:
    """`left-hand` as `left hand`."""
    return limb_words(name)


@register.simple_tag(name="style")
def style_text(name: str) -> SafeString:
    """A style sheet of ours as text, to stand inside the page."""
    return mark_safe(style(name))  # noqa: S308  our own file, which holds no markup


@register.simple_tag(name="start")
def start_text() -> SafeString:
    """The script inside every page, as text."""
    return mark_safe(script())  # noqa: S308  our own file, which holds no markup


@register.simple_tag(name="icon")
def icon_address() -> SafeString:
    """The icon of every page, as an address that holds it."""
    return mark_safe(icon())  # noqa: S308  our own file, with nothing in it that ends an attribute


@register.simple_tag
def keys() -> tuple[Does, ...]:
    """What does what without a hand on the screen."""
    return KEYS

"""Filters for templates."""

from django import template

from thenar.web.words import limb_words

register = template.Library()


@register.filter
def limb(name: str) -> str:
    """`left-hand` as `left hand`."""
    return limb_words(name)

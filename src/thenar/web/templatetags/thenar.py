"""Tags and filters for templates."""

from typing import Any
from uuid import uuid4

from django import template
from django.utils.safestring import SafeString, mark_safe

from thenar.journal import people
from thenar.web.base.about import address, person_at
from thenar.web.base.called import called, within
from thenar.web.base.clock import local_today
from thenar.web.base.keys import KEYS, Does
from thenar.web.base.names import wait_to_be_asked
from thenar.web.base.offers import at_hand, checked_on
from thenar.web.base.rest import rest_of
from thenar.web.base.words import limb_words
from thenar.web.serving.inside import icon, script, style

register = template.Library()


@register.filter
def limb(name: str) -> str:
    """`left-hand` as `left hand`."""
    return limb_words(name)


@register.simple_tag(takes_context=True)
def their(context: dict[str, Any], name: str) -> str:
    """The address of a page about the same person as this one; where this is about nobody, the one that asks whose."""
    request = context.get("request")  # pages that a device keeps have none, and are about nobody
    return address(name, context.get("person") or (person_at(request) if request else None))


@register.simple_tag
def new_key() -> str:
    """A key of its own for a form, so that it counts once however often it is sent."""
    return str(uuid4())


@register.inclusion_tag("parts/rest.html", takes_context=True)
def rest(context: dict[str, Any]) -> dict[str, Any]:
    """That today is a day without massage for whom this page is about, and the way to have one anyway."""
    request = context["request"]
    person = context.get("person") or person_at(request)
    return {
        "rest": rest_of(person) if person else None,
        "name": "" if person is None or person.me else person.name,
        "address": address("experiment-anyway", person),
        "back": request.path,
        "csrf_token": context.get("csrf_token"),
    }


FEW = 3  # names that stand at the foot of a page about nobody; more are a wall


@register.inclusion_tag("parts/again.html", takes_context=True)
def again(context: dict[str, Any]) -> dict[str, Any]:
    """The last massage once more, for whom this page is about. A page about nobody says whom it is for: the only one
    who was checked today, or all of them; more than a few are folded away."""
    request = context.get("request")  # pages that a device keeps have none
    if request is None or not context["visitor_role"].leads:
        return {}
    about = context.get("person") or person_at(request)
    at_all = [(about, at_hand(about))] if about else checked_on(local_today())
    offered = [(one, offer) for one, offer in at_all if offer]
    if not offered:
        return {}  # most pages: nobody's name is looked up
    names = {one: within(label, one) for one, label in called(people.known())}
    found = [(names.get(one), one, offer) for one, offer in offered]
    open_to_all = about or (len(found) <= FEW and not wait_to_be_asked(request))
    kind = "few" if open_to_all else "several"
    return {kind: found, "alone": about or len(names) == 1, "csrf_token": context.get("csrf_token")}


HAS_FONT = "thenar-font"  # the cookie that the script inside the page sets once the browser has the font


@register.simple_tag(name="style", takes_context=True)
def style_text(context: dict[str, Any], name: str) -> SafeString:
    """A style sheet of ours as text, to stand inside the page."""
    return mark_safe(style(name, font=has_font(context)))  # noqa: S308  our own file, which holds no markup


@register.simple_tag(takes_context=True)
def has_font(context: dict[str, Any]) -> bool:
    """Whether this browser has the font of headings."""
    request = context.get("request")  # pages that a device keeps have none
    return request is not None and HAS_FONT in request.COOKIES


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

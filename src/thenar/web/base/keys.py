"""The one table of what does what without a hand on the screen: keys, pedals and presenters, headsets, touch.

The page shows it, its scripts act on it, and `docs/web.md` is tested against it. There are no letters in it: a single
letter would be pressed by accident, and by everyone who speaks to their computer (WCAG 2.1.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Way:
    """What to press or touch. `keys` are the names that browsers give to keys; none for a touch or a headset."""

    words: str | Promise
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Does:
    """One thing that can be done, the words for it, and every way to it."""

    action: str
    words: str | Promise
    ways: tuple[Way, ...]


KEYS = (
    Does(
        "toggle",
        _("Pause and go on"),
        (
            Way(_("Space or Enter"), (" ", "Enter")),
            Way(_("Touch anywhere")),
            Way(_("Headset: play and pause")),
        ),
    ),
    Does(
        "again",
        _("This step again"),
        (
            Way(_("Left arrow or Page Up"), ("ArrowLeft", "PageUp")),
            Way(_("Touch anywhere twice")),
            Way(_("Headset: back")),
        ),
    ),
    Does(
        "next",
        _("On to the next step"),
        (Way(_("Right arrow or Page Down"), ("ArrowRight", "PageDown")), Way(_("Headset: forward"))),
    ),
    Does("softer", _("Softer"), (Way(_("Down arrow"), ("ArrowDown",)),)),
    Does("firmer", _("Firmer"), (Way(_("Up arrow"), ("ArrowUp",)),)),
    Does("wrong", _("Something is wrong: stop at once"), (Way(_("Escape"), ("Escape",)),)),
)


def actions() -> dict[str, str]:
    """The action of each key."""
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for does in KEYS:
        for way in does.ways:
            for key in way.keys:
                yield key, does.action

"""What to call a device until it gets a better name. Of what the browser says, no more than this is kept."""

from typing import Final

from django.utils.translation import gettext, gettext_noop

# The first that fits: an Android phone also says Linux, an iPhone also says Mac OS.
KINDS: Final = (
    (("iPhone",), "iPhone"),
    (("iPad",), "iPad"),
    (("Android", "Mobile"), gettext_noop("Android phone")),
    (("Android",), gettext_noop("Android tablet")),
    (("Windows",), gettext_noop("Windows computer")),
    (("CrOS",), "Chromebook"),
    (("Macintosh",), "Mac"),  # newer iPads say this too
    (("Linux",), gettext_noop("Linux computer")),
)


def proposed_name(user_agent: str) -> str:
    """A name in the language of the page for what a browser says of itself; "Device" for what is not known."""
    for signs, name in KINDS:
        if all(sign in user_agent for sign in signs):
            return gettext(name)
    return gettext("Device")


def free_name(name: str, taken: set[str]) -> str:
    """The name, or the name with the first free number behind it."""
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"

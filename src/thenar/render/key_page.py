"""The page of the key for copies: the key in short groups and as a QR code, and what to do with it. To be printed."""

import io
from collections.abc import Sequence
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import segno

from thenar.model.written import long_day
from thenar.render.typeset import typeset

TEMPLATE = Path(__file__).with_name("key_page.typ")


def key_page_pdf(opening: str, groups: Sequence[str], catalog: NullTranslations, language: str, today: date) -> bytes:
    """One A4 page, accessible after PDF/UA-1. RenderError where it cannot be typeset."""
    words = {
        "language": language,
        "title": catalog.gettext("Key for the copies of Thenar"),
        "about": catalog.gettext(
            "The copies of your journal are locked with this key. Whoever has a copy and this page can read all of it; "
            "without this page nobody can, not even you. Put it where you keep papers that matter, and not beside "
            "the copies."
        ),
        "alt": catalog.gettext("The key as a QR code; it stands below in letters."),
        "groups": list(groups),
        "back": catalog.gettext("To bring a copy back"),
        "steps": [
            catalog.gettext("Install Thenar on the computer and start it."),
            catalog.gettext("In a terminal, type: thenar restore, a space, and the name of the copy."),
            catalog.gettext("It asks for the key. Type the letters above, or scan the code and paste them."),
            catalog.gettext(
                "Without Thenar: any program for files of the kind “age” opens a copy with this key. Inside is an "
                "SQLite database."
            ),
        ],
        "made": catalog.gettext("Made on {day}.").format(day=long_day(today, catalog)),
    }
    return typeset(TEMPLATE, words, {"key.svg": _code(opening)}, catalog, "ua-1")


def _code(text: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(text, error="q", micro=False).save(drawn, kind="svg", scale=8, border=4, dark="#000", light="#fff")
    return drawn.getvalue()

"""A typst template and its data to a tagged PDF. Words travel as data; nothing of them is read as code.

Our own fonts hold Latin, Greek and Cyrillic letters. A name in others is set in a font of this computer; where it
has none for them, the sounds of the letters are written in Latin ones, and the page says so. It is never refused.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Literal

from anyascii import anyascii

from thenar.parts.part import Part, needed
from thenar.render.target import RenderError

Standard = Literal["ua-1"]
FONTS = Path(__file__).with_name("fonts")  # the headings of the pages; what it lacks is set in the text's own
TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # would turn what follows a name around
LATIN = re.compile(r"[\n -\u024f\u2010-\u2026]")
OUR_LETTERS = re.compile(r"[\n -\u024f\u0300-\u052f\u2010-\u2026\u2190-\u22ff]")  # Greek, Cyrillic, arrows, signs


def typeset(
    template: Path, data: Any, files: Mapping[str, bytes], catalog: NullTranslations, standard: Standard | None = None
) -> bytes:
    """The PDF of a template that reads `sys.inputs.data` and `sys.inputs.note`, with these files beside it.

    With `ua-1` it conforms to PDF/UA-1, or is not made. RenderError where it cannot be typeset.
    """
    typst = needed(Part.PAPER)
    why: Exception | None = None
    for words, note, fonts_of_ours in _tries(data, catalog):
        try:
            return _compiled({"main.typ": template.read_bytes(), **files}, words, note, fonts_of_ours, standard)
        except (typst.TypstError, RuntimeError) as error:
            why = error
    raise RenderError("The report could not be typeset: {why}. Please report this with what you did.", why=why) from why


def _tries(data: Any, catalog: NullTranslations) -> Iterator[tuple[Any, str, bool]]:
    """As it is, by our own fonts and then by those of this computer; at last in Latin letters, and a note of that."""
    note = catalog.gettext("Some letters could not be printed here. They are written with Latin letters.")
    data = each_text(data, lambda text: TURNING.sub("", text))
    yield data, "", True
    yield data, "", False
    yield in_latin(data, OUR_LETTERS), note, True
    yield in_latin(data, LATIN), note, True


def in_latin(data: Any, kept: re.Pattern[str]) -> Any:
    """The same data, with each sign that is not `kept` written by its sound or name."""
    return each_text(data, lambda text: "".join(one if kept.match(one) else anyascii(one) for one in text))


def each_text(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with each of its texts changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: each_text(value, change) for key, value in data.items()}
    return [each_text(one, change) for one in data] if isinstance(data, list | tuple) else data


def _compiled(beside: Any, data: Any, note: str, fonts_of_ours: bool, standard: Standard | None) -> bytes:
    typst = needed(Part.PAPER)
    pdf = typst.compile(
        beside,
        format="pdf",
        sys_inputs={"data": json.dumps(data), "note": note},
        font_paths=[FONTS],
        ignore_system_fonts=fonts_of_ours,
        pdf_standards=standard or [],
    )
    assert isinstance(pdf, bytes)
    return pdf

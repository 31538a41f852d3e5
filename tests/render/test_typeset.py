"""What is printed looks as what is on the screen: its headings, its colors, with every font inside."""

import hashlib
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.web.test_tokens import DAY
from thenar.load import load_knowledge
from thenar.model.plan import Wishes
from thenar.plan import plan
from thenar.render.card import card_pdf
from thenar.render.typeset import FONTS
from thenar.screen import screen

RENDER = FONTS.parent
TEMPLATES = sorted(RENDER.glob("*.typ"))


def fonts_of(pdf: bytes) -> set[tuple[str, bool]]:
    """Each font of a PDF, and whether it is inside."""
    found = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            about = font["/DescendantFonts"][0]["/FontDescriptor"]
            inside = any(f"/FontFile{one}" in about for one in ("", "2", "3"))
            found.add((re.sub(r"^/[A-Z]{6}\+", "", font["/BaseFont"]), inside))
    return found


def test_a_card_has_the_headings_of_the_pages_and_every_font_inside() -> None:
    knowledge = load_knowledge()
    made = plan(Wishes(("hand-self",)), screen({}, {}), knowledge)
    fonts = fonts_of(card_pdf(made, knowledge))
    assert any(name.startswith("Fraunces") for name, _ in fonts), fonts
    assert all(inside for _, inside in fonts), fonts


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_a_color_on_paper_is_a_color_of_the_day(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    colors = set(re.findall(r"#[0-9a-f]{6}", text))
    assert colors
    assert colors <= set(DAY.values())
    assert '#show heading: set text(font: ("Fraunces"' in text


def test_the_font_on_paper_is_the_one_that_was_unpacked() -> None:
    font = (FONTS / "fraunces" / "fraunces.ttf").read_bytes()
    assert hashlib.sha256(font).hexdigest() == "0f897fb1bea230ae78a90f97bb025c3ca34d3039b3be7f7b1ceb00912ec9f59c"
    assert (FONTS / "fraunces" / "LICENSE").read_text(encoding="utf-8").startswith("Copyright")

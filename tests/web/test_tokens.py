"""One look: every color, size and space is a token of one file, described in docs/design.md, and can be read."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from thenar.web.serving import assets
from vendored.__main__ import FONT, FRAUNCES

CSS = assets.SOURCE / "css"
DOC = (Path(__file__).parents[2] / "docs" / "design.md").read_text(encoding="utf-8")
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
SHEETS = [path for path in sorted(CSS.glob("*.css")) if path.name not in ("tokens.css", "font.css")]
# five skins to choose from, paper for a printer and for a QR code, and a screen that is off
NO_TOKEN = re.compile(r"\.tone\b|@media print|:root, \.evening|\.qr|\.black|backdrop")
VALUE = re.compile(r"(--[a-z0-9-]+): ([^;]+);")


def block(after: str) -> dict[str, str]:
    """The tokens of the first block that begins behind these words."""
    return dict(VALUE.findall(TOKENS[TOKENS.index(after) :].split("}")[0]))


DAY, EVENING = block(":root {"), block("\n.evening {")


def light(color: str) -> float:
    """The relative luminance of `#rgb` or `#rrggbb`, as WCAG has it."""
    digits = color[1:] if len(color) == 7 else "".join(2 * one for one in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_dark_screen_and_the_evening_are_one_palette() -> None:
    assert block("prefers-color-scheme: dark") == EVENING


@pytest.mark.parametrize("palette", [DAY, DAY | EVENING], ids=["day", "evening"])
def test_words_can_be_read_and_edges_seen(palette: dict[str, str]) -> None:
    for ground in ("--paper", "--card", "--wash", "--lamp"):
        for words in ("--ink", "--soft", "--act", "--clay"):
            assert contrast(palette[words], palette[ground]) >= 4.5, (words, ground)
    for ground in ("--paper", "--card"):
        assert contrast(palette["--edge"], palette[ground]) >= 3, ground
    for words, ground in (("--on-act", "--act"), ("--on-act", "--act-hover"), ("--on-honey", "--honey")):
        assert contrast(palette[words], palette[ground]) >= 4.5, (words, ground)
    assert contrast(palette["--clay"], palette["--clay-wash"]) >= 4.5


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_other_sheet_has_a_color_or_a_typeface_of_its_own(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    own = [one for one in lines if re.search(r"#[0-9a-f]{3,8}\b", one) and not NO_TOKEN.search(one)]
    assert not own, "make it a token in tokens.css"
    assert not [one for one in lines if re.search(r"font-family: (?!var|inherit)|sans-serif", one)]


def test_every_token_is_used_described_and_there() -> None:
    sheets = TOKENS + "".join(path.read_text(encoding="utf-8") for path in SHEETS)
    marks = (assets.SOURCE.parent / "templates" / "parts" / "mark.svg").read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[a-z0-9-]+)", sheets + marks))
    assert set(DAY) <= used, "a token that nothing uses"
    assert used - set(DAY) == {"--breath", "--icon"}, "a token that is not there (set by a script, and by each button)"
    described = DOC.replace("`--mark-…`", "--mark-ground --mark-mound --mark-line")
    assert not [one for one in DAY if one not in described and one.removeprefix("--") not in ("display", "plain")]


def test_the_font_is_the_one_of_the_package_and_no_page_waits_for_it() -> None:
    folder = assets.SOURCE / "vendor" / FRAUNCES.folder
    assert (folder / "VERSION").read_text(encoding="utf-8") == f"{FRAUNCES.name} {FRAUNCES.version}\n"
    assert "SIL Open Font License, Version 1.1" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert (folder / FONT).stat().st_size < 20_000
    assert "font-display: optional" in (CSS / "font.css").read_text(encoding="utf-8")


def test_a_page_names_the_font_only_to_a_browser_that_has_it(db: None) -> None:
    client = Client()
    first = client.get("/")
    assert "@font-face" not in first.content.decode()
    assert f'data-font="{settings.STATIC_URL}vendor/fraunces/{FONT}"' in first.content.decode()
    client.cookies["thenar-font"] = "1"
    page = client.get("/")
    inside = re.search(r"<style>(.*?)</style>", page.content.decode(), re.DOTALL)
    assert inside
    assert f"url({settings.STATIC_URL}vendor/fraunces/{FONT})" in inside[1]
    digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page["Content-Security-Policy"]

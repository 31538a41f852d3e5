"""Templates are read by people, too: no line is wider than those of Python."""

from pathlib import Path

import pytest

import thenar

TEMPLATES = Path(thenar.__file__).parent / "web" / "templates"
WIDEST = 120  # as in Python


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_line_is_too_wide(path: Path) -> None:
    wide = [
        number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if len(line) > WIDEST
    ]
    assert not wide, (
        f"lines {wide} have more than {WIDEST} characters; break them beside a block's tag, inside a tag between its "
        "attributes, or at a space of a `blocktranslate trimmed`: none of these is seen on the page."
    )

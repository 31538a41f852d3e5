"""Every word that a person can see or hear: knowledge, pages, scripts, messages, documents."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import thenar

PACKAGE = Path(thenar.__file__).parent
ROOT = PACKAGE.parents[1]

# The article's own words stand here to be corrected, so they are shown as quotes only.
# Addresses of sources are names that others chose.
QUOTES = {"article", "where"}
ADDRESS = r"\b[\w-]+(\.[\w-]+)*\.(com|org|ca|uk|net)\b\S*"
QUOTING_PAGES = {"fidelity.md"}
CLAIMS = PACKAGE / "knowledge/claims.yaml"  # what may not be said, and so has to be written down
TEXT_FILES = {".html", ".txt", ".js", ".mjs", ".svg", ".typ", ".json", ".webmanifest"}


def public_words() -> Iterator[tuple[str, str]]:
    """Pairs of a place and a text; places are paths from the root of the project."""
    for path in sorted(PACKAGE.rglob("*")):
        if "vendor" in path.parts or "__pycache__" in path.parts or not path.is_file() or path == CLAIMS:
            continue
        where = str(path.relative_to(ROOT))
        if path.suffix == ".yaml":
            for text in _strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
                yield where, text
        elif path.suffix == ".py":
            for text in _literals(path.read_text(encoding="utf-8")):
                yield where, text
        elif path.suffix in TEXT_FILES:
            yield where, plain(path.read_text(encoding="utf-8"))
    for path in [
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        PACKAGE / "knowledge/CHANGELOG.md",
    ]:
        if path.name not in QUOTING_PAGES:
            yield str(path.relative_to(ROOT)), without_quotes(path.read_text(encoding="utf-8"))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in QUOTES:
                yield from _strings(one)


def _literals(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def plain(text: str) -> str:
    """A template or script without its tags and with its white space evened out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def without_quotes(text: str) -> str:
    """A document without what it quotes: "..." and `...`, where the quote is at most a paragraph long."""
    for paragraph_quote in (r'"[^"]{1,600}?"', r"“[^”]{1,600}?”", r"`[^`\n]+`", ADDRESS):
        text = re.sub(paragraph_quote, " ", text)
    return re.sub(r"\s+", " ", text)

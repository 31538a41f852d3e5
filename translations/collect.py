"""Every text for people in Thenar, as a Babel catalog without translations: the template of all languages.

Four kinds of files have texts: the knowledge, by the types of its fields; Python and JavaScript, by calls such as
`gettext("…")`; and Django's templates, by their tags.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

from thenar.load.folder import texts_of

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "thenar"
ERRORS = (
    "ThenarError",
    "MissingPartError",
    "NotKeptError",
    "RefusedError",
    "RenderError",
    "VoiceError",
)  # their first argument is a text
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **dict.fromkeys(ERRORS),
    "ngettext_lazy": (1, 2),
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "ThenarError": None,
}
NOTE = "Translators:"


class Found(NamedTuple):
    """A text, or the two forms of one with a count; where it stands, and what helps to translate it."""

    text: str | tuple[str, ...]
    context: str | None
    file: str
    line: int
    comments: tuple[str, ...]


def template() -> Catalog:
    """All texts, each once, with every file it stands in."""
    catalog = Catalog(project="Thenar", charset="utf-8")
    for one in collected():
        message = catalog.add(
            one.text, locations=[(one.file, one.line)], auto_comments=list(one.comments), context=one.context
        )
        without_false_flags(message)
    return catalog


def without_false_flags(message: Message) -> None:
    """Take away the mark of a Python format from texts such as `30 % of`, which only look like one."""
    texts = (message.id,) if isinstance(message.id, str) else message.id
    if not any("%(" in text for text in texts):
        message.flags.discard("python-format")


def collected() -> Iterator[Found]:
    """Every place of every text, file by file."""
    yield from _of_knowledge()
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _of_code(path, "python", path.read_bytes())
    for path in sorted((PACKAGE / "web" / "static").rglob("*.js")):
        if "vendor" not in path.parts:
            yield from _of_code(path, "javascript", path.read_bytes())
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.is_file():
            yield from _of_code(path, "python", _as_code(path))


def _of_knowledge() -> Iterator[Found]:
    for file, line, key, text in texts_of():
        if any(letter.isalpha() for letter in text.replace("{lotion}", "")):
            yield Found(text, None, f"src/thenar/knowledge/{file}", line, (key,))


def _of_code(path: Path, language: str, code: bytes) -> Iterator[Found]:
    name = path.relative_to(ROOT).as_posix()
    for line, text, comments, context in extract(language, BytesIO(code), KEYWORDS, [NOTE], strip_comment_tags=True):
        yield Found(text, context, name, line, tuple(comments))


def _as_code(path: Path) -> bytes:
    """A template as Django's own tools hand it to xgettext: its tags as calls. Indents would end Python's patience."""
    made = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.lstrip() for line in made.splitlines()).encode()

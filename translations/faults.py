"""What is wrong with a translation: missing, not matching its English text, or not what the program uses."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from translations.catalogs import filled, forms_of, messages, mo_bytes, read, texts_in

_NAMES = re.compile(r"\{(\w*)(?:[:!][^{}]*)?\}|%\(\w+\)[sd]")
_TAGS = re.compile(r"</?[a-z]+[^<>]*>")


def missing(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """A line for each text without a translation, and for each that is no text of Thenar."""
    have, need = messages(catalog), messages(template)
    for key, one in need.items():
        if key not in have:
            yield f"{place(one)}: {shown(one)} is not in the catalog. Run `make messages`."
        elif not filled(have[key]):
            yield f"{place(one)}: {shown(one)} has no translation."
    for key, one in have.items():
        if key not in need:
            yield f"{shown(one)} is in the catalog, but nothing in Thenar says it. Run `make messages`."


def mistakes(catalog: Catalog) -> Iterator[str]:
    """A line for each translation that is marked as a guess or does not match its English text."""
    for one in messages(catalog).values():
        if one.fuzzy:
            yield f"{place(one)}: {shown(one)} is marked as fuzzy. Translate it and take the mark away."
        if filled(one):
            yield from (f"{place(one)}: {shown(one)} {fault}" for fault in faults_of(one))


def faults_of(message: Message) -> Iterator[str]:
    """What does not match between a text and its translation: names in braces, tags, spaces at the ends."""
    english, forms = texts_in(message), forms_of(message)
    for form in forms:
        fitting = english if len(english) > 1 and form is not forms[-1] else english[-1:]
        if not any(names(form) == names(text) for text in fitting):
            yield f"has {_listed(names(form))} in {form!r}; the English text has {_listed(names(english[-1]))}."
        if _tags(form) != _tags(english[-1]):
            yield f"has other HTML tags in {form!r} than the English text."
        if _ends(form) != _ends(english[-1]):
            yield f"begins or ends with other spaces in {form!r} than the English text."


def out_of_date(po: Path) -> Iterator[str]:
    """A line where the compiled catalog does not say the same as its source."""
    mo = po.with_suffix(".mo")
    if not mo.is_file():
        yield f"{mo.name} is missing. Run `make messages`."
    elif _said(mo.read_bytes()) != _said(mo_bytes(read(po))):
        yield f"{mo.name} does not have the words of {po.name}. Run `make messages`."


def names(text: str) -> Counter[str]:
    """The names in a text that values take the place of, such as `{time}` or `%(count)s`."""
    return Counter(found[0] for found in _NAMES.finditer(text))


def place(message: Message) -> str:
    """The first file of a message, and its key there if it has one."""
    file = message.locations[0][0] if message.locations else "?"
    return f"{file}, {message.auto_comments[0]}" if message.auto_comments else str(file)


def shown(message: Message) -> str:
    """The beginning of a message's text, in quotes."""
    text = texts_in(message)[0]
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _said(mo: bytes) -> dict[object, str]:
    said: dict[object, str] = dict(getattr(GNUTranslations(BytesIO(mo)), "_catalog"))  # noqa: B009
    said.pop("", None)
    return said


def _tags(text: str) -> Counter[str]:
    return Counter(_TAGS.findall(text))


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "no names"

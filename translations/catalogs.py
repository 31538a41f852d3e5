"""The catalogs of languages on the disk: read, brought up to date, and written, one at a time."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from thenar.load.translate import DOMAIN, LOCALE
from translations.collect import without_false_flags

WIDTH = 110
HEADER = """\
# {language} texts of Thenar. Unreviewed: no native speaker and no clinician has read this translation yet.
# How to work on it: docs/tasks/translate-thenar.md."""
_PASSING = re.compile(  # what would change from day to day, or from one helper to the next
    rb'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|'
    rb"Generated-By): .*\n",
    re.M,
)
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)  # equal texts, equal bytes

Key = tuple[tuple[str, ...], str | None]


def path_of(language: str, folder: Path = LOCALE) -> Path:
    """Where the catalog of a language is kept."""
    return folder / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


def known(folder: Path = LOCALE) -> list[str]:
    """The languages that have a catalog; English needs none."""
    return sorted(path.parent.parent.name.replace("_", "-") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """The catalog in a file."""
    with path.open("rb") as file:
        return read_po(file)


def key_of(message: Message) -> Key:
    """What a message is found by: its text or two texts, and its context."""
    return texts_in(message), message.context


def texts_in(message: Message) -> tuple[str, ...]:
    """The English text, or the two of a message with a count."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation, or one for each plural form; an empty text where there is none."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def messages(catalog: Catalog) -> dict[Key, Message]:
    """The messages of a catalog by what they are found by, without its header."""
    return {key_of(one): one for one in catalog if one.id}


def filled(message: Message) -> bool:
    """True where every form of a message is translated."""
    return all(forms_of(message))


def updated(old: Catalog | None, template: Catalog, language: str) -> Catalog:
    """The template with the translations of the old catalog. What is not in the template any more is kept as
    obsolete, in case it comes back; nothing is ever guessed from texts that look alike."""
    new = Catalog(locale=language.replace("-", "_"), project="Thenar", charset="utf-8", fuzzy=False)
    new.header_comment = HEADER.format(language=new.locale.english_name if new.locale else language)
    had = {**{key_of(one): one for one in old.obsolete.values()}, **messages(old)} if old else {}
    for key, one in messages(template).items():
        before = had.pop(key, None)
        made = new.add(one.id, before.string if before else None, _files(one), one.flags - {"fuzzy"},
                       one.auto_comments, before.user_comments if before else (), context=one.context)  # fmt: skip
        without_false_flags(made)
    new.obsolete = {texts_in(one)[0]: one for one in had.values() if filled(one)}
    return new


def _files(message: Message) -> list[tuple[str, int]]:
    """The files of a message in their order, as a catalog on the disk has them: so reading it and writing it again
    changes nothing."""
    found = [(name, None) for name in sorted({name for name, _ in message.locations})]
    return cast("list[tuple[str, int]]", found)  # as Babel reads them itself, whatever its types say


def po_bytes(catalog: Catalog, *, obsolete: bool = True) -> bytes:
    """A catalog as text: each message with its files, in their order; without dates, so that equal texts are equal."""
    written = BytesIO()
    write_po(written, catalog, width=WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=not obsolete)
    return _PASSING.sub(b"", written.getvalue())


def mo_bytes(catalog: Catalog) -> bytes:
    """A catalog as gettext reads it, with what is translated: of the rest, the English text is said."""
    some = Catalog(locale=catalog.locale, project="Thenar", version=".", charset="utf-8", fuzzy=False)
    some.creation_date = some.revision_date = _NO_DATE
    for one in messages(catalog).values():
        if filled(one):
            some.add(one.id, one.string, context=one.context)
    written = BytesIO()
    write_mo(written, some)
    return written.getvalue()


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalog and its compiled form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalog))
    path.with_suffix(".mo").write_bytes(mo_bytes(read(path)))


@contextmanager
def alone(folder: Path = LOCALE) -> Iterator[None]:
    """Wait until nobody else changes the catalogs in a folder, and keep others out."""
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)

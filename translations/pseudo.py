"""A language that nobody speaks, made from the English texts: accented, longer, in brackets, and from right to left.

What is not in it on a page was never given to translators; what it cuts or pushes aside would be cut in a real one.
It goes by the code of Arabic, so that it has that language's six plural forms and its direction.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog

from translations.catalogs import messages, path_of, texts_in, updated, write

CODE = "ar"
LONGER = 1.35
_KEPT = re.compile(r"(\{\w*(?:[:!][^{}]*)?\}|%\(\w+\)[sd]|%%|</?[a-z][^<>]*>|&\w+;)")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçđéƒğĥíĵķļɱñóþʠŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ"
ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_FILLING = " òñé ţŵó"


def pseudo(text: str) -> str:
    """A text that can still be read, longer than before; names in braces and tags stay as they are."""
    parts = _KEPT.split(text)
    if not any(letter.isalpha() for part in parts[::2] for letter in part):
        return text
    said = "".join(part if index % 2 else part.translate(ACCENTS) for index, part in enumerate(parts))
    wanted = round(len(text) * (LONGER - 1))
    filling = (_FILLING * (wanted // len(_FILLING) + 1))[:wanted].rstrip()
    body = said.strip()
    start, end = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{start}[{body}{filling}]{end}"


def write_pseudo(template: Catalog, folder: Path) -> Path:
    """The whole catalog of the pseudo-language in a locale folder; where it was written."""
    catalog = updated(None, template, CODE)
    for one in messages(catalog).values():
        texts = texts_in(one)
        forms = tuple(pseudo(texts[-1]) for _ in range(catalog.num_plurals))
        one.string = forms if len(texts) > 1 else pseudo(texts[0])
    path = path_of(CODE, folder)
    write(catalog, path)
    return path

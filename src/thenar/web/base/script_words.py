"""The words of the scripts for a page in another language: what its modules ask for, as JSON that the page carries.

Scripts call `gettext("…")` and `ngettext("…", "…", n)` of `static/js/words.js`. The texts are read from the scripts
themselves, so there is no second list. A count's form is looked up in a table, so no script knows a plural rule.
"""

import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import TypedDict

from django.utils.translation import get_language, gettext, ngettext, pgettext

from thenar.web.serving.assets import SOURCE

COUNTS = 200  # the rules of gettext's languages look at small numbers, and at the last two digits of others

_IMPORT = re.compile(r'\b(?:from|import)\s*\(?\s*"(\.{1,2}/[^"]+)"')
_STRING = r'"(?:[^"\\]|\\.)*"'
_CALL = re.compile(rf"\b(gettext|ngettext|pgettext)\(\s*({_STRING})(?:,\s*({_STRING}))?")


class Plural(TypedDict):
    """The forms of one text, and for each count from 0 to 199 the digit of the form it takes."""

    forms: list[str]
    of: str


Words = dict[str, str | Plural]


def script_words(entry: str) -> Words:
    """What a script and all that it imports say, in the active language; empty where that is English.

    `entry` is a path below the static files, such as `js/session/main.js`.
    """
    language = get_language() or "en"
    return {} if language.split("-")[0] == "en" else _in_language(entry, language)


@cache
def calls_of(entry: str) -> tuple[tuple[str, str, str], ...]:
    """Each call for a text in a script and all that it imports: function, first text, second text or nothing."""
    found = dict.fromkeys(
        (name, json.loads(first), json.loads(second) if second else "")
        for path in sorted(modules_of(entry))
        for name, first, second in _CALL.findall((SOURCE / path).read_text(encoding="utf-8"))
    )
    return tuple(found)


@cache
def _in_language(entry: str, language: str) -> Words:  # noqa: ARG001  the language is active; here it is the cache's key
    words: Words = {}
    for name, first, second in calls_of(entry):
        if name == "ngettext":
            words[first] = plural(partial(ngettext, first, second))
        elif name == "pgettext":
            words[f"{first}\x04{second}"] = pgettext(first, second)
        else:
            words[first] = gettext(first)
    return words


def plural(say: Callable[[int], str]) -> Plural:
    """The table of a text with a count, from what is said for each count."""
    each = [say(count) for count in range(COUNTS)]
    forms = list(dict.fromkeys(each))
    return {"forms": forms, "of": "".join(str(forms.index(form)) for form in each)}


def modules_of(entry: str) -> set[str]:
    """A script and all that it imports, as paths below the static files."""
    found, left = {entry}, [entry]
    while left:
        path = SOURCE / left.pop()
        for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
            target = (path.parent / name).resolve().relative_to(SOURCE.resolve()).as_posix()
            if target not in found and not target.startswith("vendor/"):
                found.add(target)
                left.append(target)
    return found

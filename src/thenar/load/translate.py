"""The texts of nouns, found by the types of their fields: to collect them, and to say them in another language."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path as FilePath
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin, get_type_hints

from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.text import ForPeople

LOCALE = FilePath(__file__).parent.parent / "locale"
DOMAIN = "django"
ENGLISH = "en"
COMMA = ", "

Noun = TypeVar("Noun")
Change = Callable[[Path, str], str]


def catalog_of(language: str, folder: FilePath = LOCALE) -> NullTranslations:
    """The catalog of a language in a locale folder; English and languages without one get texts back unchanged."""
    if language == ENGLISH:
        return NullTranslations()
    return translation(DOMAIN, folder, [language.replace("-", "_")], fallback=True)


def languages(folder: FilePath = LOCALE) -> tuple[str, ...]:
    """The languages that there are catalogs for, English first."""
    found = (path.parent.parent.name.replace("_", "-") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *sorted(found))


def translated(knowledge: Knowledge, language: str, catalog: NullTranslations) -> Knowledge:
    """The knowledge with every text for people in a language; ids, numbers and sources stay as they are."""
    told = changed(knowledge, Knowledge, lambda _, text: catalog.gettext(text) if text else text)
    return replace(told, language=language, catalog=catalog)


def texts(noun: object, kind: Any) -> list[tuple[Path, str]]:
    """Every text for people in a noun of this kind, with its path."""
    found: list[tuple[Path, str]] = []

    def note(path: Path, text: str) -> str:
        found.append((path, text))
        return text

    changed(noun, kind, note)
    return found


def changed(value: Noun, hint: Any, change: Change, path: Path = ()) -> Noun:
    """A value of a type, with each text for people in it as `change` makes it from its path and text."""
    return cast(Noun, _changed(value, hint, change, path))


def _changed(value: Any, hint: Any, change: Change, path: Path) -> Any:
    if value is None:
        return None
    if get_origin(hint) is Annotated:
        return _text(value, hint, change, path)
    inside = get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _noun(value, hint, change, path)
    if isinstance(value, tuple) and inside:
        return tuple(_changed(one, inside[0], change, (*path, at)) for at, one in enumerate(value))
    if isinstance(value, Mapping) and inside:
        return {key: _changed(one, inside[1], change, (*path, str(key))) for key, one in value.items()}
    optional = [one for one in inside if one is not type(None)]
    return _changed(value, optional[0], change, path) if len(optional) == 1 < len(inside) else value


def _noun(noun: Any, kind: type, change: Change, path: Path) -> Any:
    hints = _hints(kind)
    new = {
        one.name: _changed(getattr(noun, one.name), hints[one.name], change, (*path, one.name)) for one in fields(noun)
    }
    return replace(noun, **new)


def _text(value: Any, hint: Any, change: Change, path: Path) -> Any:
    mark = next((one for one in get_args(hint) if isinstance(one, ForPeople)), None)
    if mark is None:
        return value
    if mark.listed:
        return tuple(word.strip() for word in change(path, COMMA.join(value)).split(",") if word.strip())
    return change(path, value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)

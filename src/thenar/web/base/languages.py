"""The languages of the pages: each with its own name, and whether a native speaker has reviewed it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language; `unreviewed` says in this language that nobody has reviewed it, and is empty once somebody has."""

    code: str
    name: str
    unreviewed: str = ""


LANGUAGES = (
    Language("en", "English"),
    Language("es", "Español", unreviewed="sin revisar"),
)

"""The known name that someone may have meant, in the same words everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

from thenar.model.problem import ThenarError


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like `name`, whatever its capitals; None where nothing is near."""
    close = get_close_matches(name.casefold(), list(known), n=1)
    return close[0] if close else None


def meant_or(name: str, known: Iterable[str], otherwise: ThenarError) -> ThenarError:
    """A sentence that asks whether the nearest name was meant; `otherwise` where nothing is near."""
    near = nearest(name, known)
    return ThenarError("Did you mean '{name}'?", name=near) if near else otherwise

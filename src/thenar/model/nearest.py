"""The known name that someone may have meant, in the same words everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

from thenar.model.problem import ThenarError

LIKE_A_PART = 0.75  # a part of a name says less than the whole, so it has to be nearer


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like `name`, by itself or in one of its parts, whatever its capitals; None where
    nothing is near."""
    typed, names = name.casefold(), list(known)
    if close := get_close_matches(typed, names, n=1):
        return close[0]
    whole = {part: one for one in reversed(names) for part in one.split("-")}
    close = get_close_matches(typed, list(whole), n=1, cutoff=LIKE_A_PART)
    return whole[close[0]] if close else None


def meant_or(name: str, known: Iterable[str], otherwise: ThenarError) -> ThenarError:
    """A sentence that asks whether the nearest name was meant; `otherwise` where nothing is near."""
    near = nearest(name, known)
    return ThenarError("Did you mean '{name}'?", name=near) if near else otherwise

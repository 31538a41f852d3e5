"""What the word for a contact promises: which parts of the giver's hands lie on the skin."""

from __future__ import annotations

LEAST = 0.5  # of the loop; a stroke that returns in the air touches for the other part of it
FINGERS = ("index", "middle", "ring", "little")
# How many of a hand's fingers touch at least; its parts that do, any one of a group; how many hands do.
PROMISED: dict[str, tuple[int, tuple[tuple[str, ...], ...], int]] = {
    "flat-palm": (3, (("palm", "palm-top", "palm-heel", "palm-center"),), 1),
    "cup": (3, (("palm", "palm-top", "palm-heel", "palm-center"),), 1),
    "wrap": (3, (("palm", "palm-top", "palm-center", "palm-outer", "palm-inner", "thumb-pad"),), 1),
    "sandwich": (0, (("palm", "palm-top", "palm-heel", "palm-center"),), 2),
    "pinch": (0, (("thumb-pad",), ("index-pad", "index-middle")), 1),
    "thumb": (0, (("thumb-pad",),), 1),
    "press": (0, (("thumb-pad",),), 1),
    "two-thumbs": (0, (("thumb-pad",),), 2),
}


def missing(contact: str, held: list[dict[str, float]]) -> list[str]:
    """What a contact promises and no hand does; `held` says for each hand how much of the time each part touches."""
    if contact not in PROMISED:
        return []
    fingers, groups, hands = PROMISED[contact]
    short = [_short(fingers, groups, one) for one in held]
    kept = [one for one in short if not one]
    if len(kept) >= hands:
        return []
    return min((one for one in short if one), key=len, default=["a hand"])


def _short(fingers: int, groups: tuple[tuple[str, ...], ...], held: dict[str, float]) -> list[str]:
    touching = {name for name, share in held.items() if share >= LEAST}
    on = sum(any(name.startswith(f"{finger}-") for name in touching) for finger in FINGERS)
    wanting = [f"{fingers} fingers, not {on}"] if on < fingers else []
    return wanting + [group[0] for group in groups if not touching & set(group)]

"""Pressure in words: each level's name and its lotion image (clinical reference 2.1, Walton)."""

PRESSURES = {
    1: ("Light", "As if spreading lotion on sunburn. The skin barely moves."),
    2: ("Usual", "As if rubbing lotion in. The skin moves along."),
    3: ("Medium", "You feel the muscle under the skin. On palms and soles only."),
}


def in_one_line(level: int) -> str:
    """`Light, as if spreading lotion on sunburn. The skin barely moves.`"""
    name, image = PRESSURES[level]
    return f"{name}, {image[0].lower()}{image[1:]}"

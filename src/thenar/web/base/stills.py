"""The pictures of a stroke, where there are any: a still, and the moving scene; and the body map."""

import re
from functools import cache

from django.templatetags.static import static

from thenar.web.serving.assets import SOURCE

FOLDER = "anatomy/stills"
AT_HOME = "anatomy/home"  # the same at rest, without arrows and signs
SCENE = "scene/loader.js"
MAP = "anatomy/ache-map.svg"  # made of the models by `python -m anatomy.ache_map`
SYMBOL = re.compile(r'<symbol id="(\w+)-([\w-]+)" viewBox="([\d ]+)"')
SKIN = "skin"


@cache
def still(stroke: str) -> str | None:
    """The address of a stroke's picture, or None."""
    name = f"{FOLDER}/{stroke}.webp"
    return static(name) if (SOURCE / name).is_file() else None


@cache
def at_home(stroke: str) -> str:
    """The address of a picture that invites and teaches nothing."""
    return static(f"{AT_HOME}/{stroke}.webp")


@cache
def scene() -> str | None:
    """The address of the moving scene, or None where it is not there."""
    return static(SCENE) if (SOURCE / SCENE).is_file() else None


@cache
def drawn() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The `viewBox` of each view of the body map and its zones, as they are drawn one over the other."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for view, zone, box in SYMBOL.findall((SOURCE / MAP).read_text(encoding="utf-8")):
        seen = found.get(view, (box, ()))[1]
        found[view] = (box, seen if zone == SKIN else (*seen, zone))
    return found

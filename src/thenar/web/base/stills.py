"""The pictures of a stroke, where there are any: a still, and the moving scene."""

from functools import cache

from django.templatetags.static import static

from thenar.web.serving.assets import SOURCE

FOLDER = "anatomy/stills"
SCENE = "scene/loader.js"


@cache
def still(stroke: str) -> str | None:
    """The address of a stroke's picture, or None."""
    name = f"{FOLDER}/{stroke}.webp"
    return static(name) if (SOURCE / name).is_file() else None


@cache
def scene() -> str | None:
    """The address of the moving scene, or None where it is not there."""
    return static(SCENE) if (SOURCE / SCENE).is_file() else None

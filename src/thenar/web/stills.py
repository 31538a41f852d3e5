"""The still picture of a stroke, where there is one."""

from functools import cache

from django.templatetags.static import static

from thenar.web.assets import SOURCE

FOLDER = "anatomy/stills"


@cache
def still(stroke: str) -> str | None:
    """The address of a stroke's picture, or None."""
    name = f"{FOLDER}/{stroke}.webp"
    return static(name) if (SOURCE / name).is_file() else None

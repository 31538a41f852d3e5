"""Where points lie on the pictures: the side of the limb that shows one, and a still of it. Made by `make spots`."""

import json
from functools import cache

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from thenar.web.serving.assets import SOURCE

SPOTS = "anatomy/spots.json"
FOLDER = "anatomy/points"
CHART = "scene/chart_loader.js"
FROM: dict[str, str | Promise] = {
    "palm": gettext_lazy("A left palm, with a ring on the point."),
    "back": gettext_lazy("The back of a left hand, with a ring on the point."),
    "thumb": gettext_lazy("A left hand from the thumb's side, with a ring on the point."),
    "little": gettext_lazy("A left hand from the little finger's side, with a ring on the point."),
    "sole": gettext_lazy("A left sole, with a ring on the point."),
    "top": gettext_lazy("The top of a left foot, with a ring on the point."),
    "inner": gettext_lazy("A left foot and ankle from the inner side, with a ring on the point."),
    "outer": gettext_lazy("A left foot and ankle from the outer side, with a ring on the point."),
}
LOOKS: dict[str, list[tuple[str, str | Promise]]] = {
    "hand": [
        ("palm", pgettext_lazy("seen from", "Palm")),
        ("back", pgettext_lazy("seen from", "Back")),
        ("thumb", pgettext_lazy("seen from", "Thumb side")),
        ("little", pgettext_lazy("seen from", "Little finger side")),
    ],
    "foot": [
        ("sole", pgettext_lazy("seen from", "Sole")),
        ("top", pgettext_lazy("seen from", "Top")),
        ("inner", pgettext_lazy("seen from", "Inner side")),
        ("outer", pgettext_lazy("seen from", "Outer side")),
    ],
}


@cache
def sides() -> dict[str, str]:
    """The side of the limb from which each point is seen, by point; a point that no picture has is not in it."""
    spots = json.loads((SOURCE / SPOTS).read_text(encoding="utf-8"))["spots"]
    return {point: one["side"] for point, one in spots.items()}


@cache
def point_still(point: str) -> str | None:
    """The address of a point's picture on a left limb, or None."""
    name = f"{FOLDER}/{point}.webp"
    return static(name) if point in sides() and (SOURCE / name).is_file() else None


def told_from(point: str) -> str | Promise:
    """What the picture of a point shows, in words."""
    return FROM.get(sides().get(point, ""), "")

"""How far each spot is off its rule, and off the other ways its text names, into docs/anatomy.md.

python -m anatomy.spot_table
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from anatomy.landmarks import fingers, thumb, width
from anatomy.paths import ROOT
from anatomy.rules import Rule, place, rules
from anatomy.spots import kept_spots

PAGE = ROOT / "docs" / "anatomy.md"
PART = re.compile(r"<!-- spots -->.*?<!-- /spots -->", re.DOTALL)
MM = 1000.0
HEAD = ("| point | rule | off the rule | another way, and how far that is |", "|---|---|---|---|")


def off_rule(rule: Rule) -> float:
    """Millimeters between the committed spots of a point and the places of its rule, the greatest."""
    pairs = zip(kept_spots(rule.point), rule.each, strict=True)
    return max(float(np.linalg.norm(spot.at(rule.area) - place(way, rule)) * MM) for spot, way in pairs)


def off_others(rule: Rule) -> dict[str, float]:
    """Millimeters from the first spot of a point to where each other way of finding it leads."""
    spot = kept_spots(rule.point)[0].at(rule.area)
    return {one["way"]: float(np.linalg.norm(spot - place(one, rule)) * MM) for one in rule.also}


def rows() -> Iterator[str]:
    """A row for each point."""
    for rule in rules().values():
        others = "; ".join(f"{way}: {off:.0f}" for way, off in off_others(rule).items())
        yield f"| {rule.point} | {rule.text} | {off_rule(rule):.1f} | {others or '-'} |"


def table() -> str:
    """The table, with the measures of the model that it goes by."""
    told = (
        f"A width is {width() * MM:.1f} mm. The model's thumb is {thumb() * MM:.1f} mm broad, three of its fingers are "
    )
    told += f"{fingers(3) * MM:.1f} mm, four {fingers(4) * MM:.1f} mm."
    return "\n".join(["<!-- spots -->", "", told, "", *HEAD, *rows(), "", "<!-- /spots -->"])


def main() -> None:
    """Rewrite the table of the page."""
    PAGE.write_text(PART.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

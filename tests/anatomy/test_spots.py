"""Points lie on the skin by their rules: near what is written, in their zone, and on the skin in every pose."""

from typing import Any

import igl
import numpy as np
import pytest
from scipy.spatial import cKDTree

from anatomy.landmarks import landmarks, skin, width
from anatomy.measure import cast
from anatomy.packed import packed
from anatomy.rules import FILE as RULES
from anatomy.rules import SIDES, Rule, rules
from anatomy.spot_table import PAGE, off_others, off_rule, table
from anatomy.spots import AREAS, Spot, committed, kept_spots, made
from anatomy.tracks import read
from anatomy.zones import zone_table
from thenar.load import load_knowledge

AIM = 5.0  # millimeters
KNOWLEDGE = load_knowledge()
# Other ways to find a point that lead elsewhere on this model by more than the aim, and by how much at most.
ELSEWHERE = {
    ("ht8-shaofu", "tip of the little finger in a fist"): 7,
    ("ki6-zhaohai", "the model's thumb once"): 6,
    ("pc8-laogong", "the other place, between middle and ring finger"): 18,
    ("shimian", "where the line between the ankle bones crosses the sole"): 20,
    ("sp6-sanyinjiao", "the model's four fingers"): 26,
}
POSES = ["palm-thumb-stroke", "finger-stretch", "fist-and-stretch", "foot-rotation", "toe-stretch"]
each_rule = pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.point)


def off_skin(spots: list[Any], points: Any, faces: Any) -> list[float]:
    """Millimeters between places and a skin."""
    found: list[float] = (igl.point_mesh_squared_distance(np.array(spots), points, faces)[0] ** 0.5 * 1000).tolist()
    return found


def test_every_point_has_a_spot_or_says_why_not() -> None:
    shown = {point.id for point in KNOWLEDGE.points.values() if point.not_shown is None}
    assert shown == set(rules()) == set(committed()["spots"])
    assert {point.id for point in KNOWLEDGE.points.values()} - shown == {"st36-zusanli"}


def test_the_committed_spots_are_those_of_the_rules_and_of_the_packed_models() -> None:
    assert committed() == made(), "run make spots"


def test_the_page_has_the_table_of_today() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), "run make spots"


@pytest.mark.parametrize("area", AREAS)
def test_landmarks_lie_on_the_skin_and_are_told(area: str) -> None:
    mesh = skin(area)
    on = {name: one.at for name, one in landmarks(area).items() if not one.inside}
    off = off_skin(list(on.values()), mesh.vertices, mesh.faces)
    assert {name: far for name, far in zip(on, off, strict=True) if far > 0.5} == {}
    assert all(one.feel for one in landmarks(area).values())


def test_every_landmark_is_used() -> None:
    told = RULES.read_text(encoding="utf-8")
    unused = {name for area in AREAS for name in landmarks(area) if name not in told}
    assert unused == set()


@each_rule
def test_a_spot_is_where_its_rule_says(rule: Rule) -> None:
    assert off_rule(rule) < 1
    more = {way: far for way, far in off_others(rule).items() if far > ELSEWHERE.get((rule.point, way), AIM)}
    assert more == {}


def test_what_leads_elsewhere_is_still_asked_for() -> None:
    known = {(rule.point, one["way"]) for rule in rules().values() for one in rule.also}
    assert set(ELSEWHERE) <= known


@each_rule
def test_a_spot_looks_to_its_side(rule: Rule) -> None:
    model = packed(rule.area)
    for spot in kept_spots(rule.point):
        assert min(spot.shares) >= -0.001
        a, b, c = model.points[model.faces[spot.triangle]]
        out = np.cross(b - a, c - a)
        assert out @ np.array(SIDES[rule.side]) / np.linalg.norm(out) > 0.2


@each_rule
def test_a_spot_is_in_the_zone_that_the_point_names(rule: Rule) -> None:
    model, number = packed(rule.area), zone_table(rule.area)[0].index(KNOWLEDGE.points[rule.point].zone)
    there = model.points[model.zones == number]
    for spot in kept_spots(rule.point):
        assert np.linalg.norm(there - spot.at(rule.area), axis=1).min() < 0.0105  # two corners of a triangle


def test_widths_from_the_text_are_those_of_the_rule() -> None:
    crease, ankle = landmarks("hand")["crease-middle"].at, landmarks("foot")["inner-ankle"].at
    inner = kept_spots("pc6-neiguan")[0].at("hand")
    assert abs(inner - crease)[2] == pytest.approx(2 * width(), abs=AIM / 1000)
    leg = landmarks("foot")["kneecap-end"].at - ankle
    above = (kept_spots("sp6-sanyinjiao")[0].at("foot") - ankle) @ leg / (leg @ leg)
    assert above == pytest.approx(3 / 15, abs=0.01)
    below = kept_spots("ki6-zhaohai")[0].at("foot")
    assert (ankle - below)[1] == pytest.approx(width(), abs=AIM / 1000)


@pytest.mark.parametrize("stroke", POSES)
def test_spots_stay_on_the_skin_in_every_pose(stroke: str) -> None:
    track = read(stroke)
    area = track["limb"]
    limb, _ = cast(track, track["clips"][0])
    model, frames = packed(area), len(limb.place)
    spots: list[Spot] = [spot for rule in rules().values() if rule.area == area for spot in kept_spots(rule.point)]
    near = _same(model.points, limb.rig.limb.points)
    for frame in range(0, frames, max(1, frames // 4)):
        posed = limb.skin(frame)
        off = off_skin([spot.at(area, posed[near]) for spot in spots], posed, limb.rig.limb.faces)
        assert max(off) < 1.5


def _same(packed_points: Any, points: Any) -> Any:
    """For each vertex of the packed model, the same one of the full model."""
    far, near = cKDTree(points).query(packed_points)
    assert far.max() < 0.0001
    return near

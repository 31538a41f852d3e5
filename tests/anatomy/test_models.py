"""The committed models: sizes, zones, skin weights, and that nothing is torn."""

import gzip

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from anatomy.glb import read_glb
from anatomy.limb import Limb
from anatomy.paths import RESULTS
from anatomy.zone_module import TARGET, module
from anatomy.zones import zone_table

MOST_KB = 200
Model = tuple[str, Limb, NDArray[np.int64]]


@pytest.fixture(scope="module", params=["hand", "foot"])
def model(request: pytest.FixtureRequest) -> Model:
    name: str = request.param
    return name, *read_glb(RESULTS / f"{name}.glb")


def test_a_model_is_small_enough_to_send(model: Model) -> None:
    raw = (RESULTS / f"{model[0]}.glb").read_bytes()
    assert len(gzip.compress(raw, 9)) <= MOST_KB * 1024


def test_every_vertex_carries_one_leaf_zone_and_every_leaf_zone_has_skin(model: Model) -> None:
    name, limb, zones = model
    leaves, _ = zone_table(name)
    assert len(zones) == len(limb.points)
    assert set(zones.tolist()) == set(range(len(leaves)))


def test_weights_of_every_vertex_add_up_to_one(model: Model) -> None:
    _, limb, _ = model
    assert np.allclose(limb.weights.sum(axis=1), 1.0, atol=1e-6)
    assert ((limb.weights > 0).sum(axis=1) <= 4).all()


def test_a_limb_is_one_piece_open_only_at_its_cut(model: Model) -> None:
    name, limb, _ = model
    mesh = trimesh.Trimesh(limb.points, limb.faces, process=False)
    assert mesh.body_count == 1
    edges = np.sort(limb.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    pairs, count = np.unique(edges, axis=0, return_counts=True)
    rim = limb.points[np.unique(pairs[count == 1])]
    away = limb.points[:, 2] if name == "hand" else limb.points[:, 1]
    rim_away = rim[:, 2] if name == "hand" else rim[:, 1]
    assert (rim_away > away.max() - 0.06).all()


def test_the_browser_knows_the_zones_of_the_knowledge_file() -> None:
    assert TARGET.read_text(encoding="utf-8") == module()

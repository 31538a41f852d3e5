"""A limb written as binary glTF: skin, bones, zone and complexion of every vertex."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

from anatomy.body import Floats, Ints
from anatomy.limb import INFLUENCES, Limb
from anatomy.skeleton import Bone

GRID = 2.0**-15
KINDS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}
TYPES = {
    np.dtype(np.float32): gltf.FLOAT,
    np.dtype(np.uint8): gltf.UNSIGNED_BYTE,
    np.dtype(np.uint16): gltf.UNSIGNED_SHORT,
}


class _Writer:
    def __init__(self) -> None:
        self.model = gltf.GLTF2(asset=gltf.Asset(version="2.0", copyright="CC0-1.0"))
        self.blob = b""

    def add(self, values: NDArray[np.generic], kind: str, *, unit: bool = False) -> int:
        """Append an array and return its accessor; byte scalars are padded to four bytes."""
        rows = np.ascontiguousarray(values)
        stride = None
        if rows.dtype == np.uint8 and kind == "SCALAR":
            rows, stride = np.pad(rows[:, None], ((0, 0), (0, 3))), 4
        view = gltf.BufferView(buffer=0, byteOffset=len(self.blob), byteLength=rows.nbytes, byteStride=stride)
        self.blob += rows.tobytes() + b"\0" * (-rows.nbytes % 4)
        self.model.bufferViews.append(view)
        accessor = gltf.Accessor(
            bufferView=len(self.model.bufferViews) - 1,
            type=kind,
            componentType=TYPES[rows.dtype],
            count=len(values),
            normalized=unit,
        )
        if kind == "VEC3":
            accessor.min = values.min(axis=0).tolist()
            accessor.max = values.max(axis=0).tolist()
        self.model.accessors.append(accessor)
        return len(self.model.accessors) - 1


def _influences(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Bone indices and weights in 255ths (n, 4) that add up to 255."""
    bones = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES]
    share = np.rint(np.take_along_axis(weights, bones, axis=1) * 255).astype(int)
    share[:, 0] += 255 - share.sum(axis=1)
    bones[share == 0] = 0
    return bones.astype(np.uint8), share.astype(np.uint8)


def _skeleton(writer: _Writer, limb: Limb) -> None:
    model = writer.model
    for i, bone in enumerate(limb.bones):
        origin = limb.heads[bone.parent] if bone.parent >= 0 else 0.0
        children = [k for k, other in enumerate(limb.bones) if other.parent == i]
        place = (limb.heads[i] - origin).tolist()
        model.nodes.append(gltf.Node(name=bone.name, translation=place, children=children))
    binds = np.tile(np.eye(4, dtype=np.float32), (len(limb.bones), 1, 1))
    binds[:, 3, :3] = -limb.heads
    inverse = writer.add(binds.reshape(-1, 16), "MAT4")
    model.skins.append(gltf.Skin(inverseBindMatrices=inverse, skeleton=0, joints=list(range(len(limb.bones)))))
    model.nodes.append(gltf.Node(name=limb.name, mesh=0, skin=0))


def write_glb(path: Path, limb: Limb, zones: Ints, look: Floats) -> None:
    """Write the model; positions lie on a grid of 1/32768 m so that they compress."""
    writer = _Writer()
    bones, share = _influences(limb.weights)
    points = (np.rint(limb.points / GRID) * GRID).astype(np.float32)
    attributes = gltf.Attributes(
        POSITION=writer.add(points, "VEC3"),
        JOINTS_0=writer.add(bones, "VEC4"),
        WEIGHTS_0=writer.add(share, "VEC4", unit=True),
        COLOR_0=writer.add(np.rint(look * 255).astype(np.uint8), "VEC4", unit=True),
    )
    attributes._ZONE = writer.add(zones.astype(np.uint8), "SCALAR")
    faces = writer.add(limb.faces.astype(np.uint16).ravel(), "SCALAR")
    skin = gltf.Primitive(attributes=attributes, indices=faces)
    writer.model.meshes.append(gltf.Mesh(primitives=[skin]))
    _skeleton(writer, limb)
    writer.model.extras = {"tails": np.round(limb.tails, 5).tolist()}
    writer.model.scenes.append(gltf.Scene(nodes=[0, len(limb.bones)]))
    writer.model.scene = 0
    writer.model.buffers.append(gltf.Buffer(byteLength=len(writer.blob)))
    writer.model.set_binary_blob(writer.blob)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer.model.save_binary(str(path))


def read_glb(path: Path) -> tuple[Limb, Ints]:
    """A written model back as a limb, with the zone number of every vertex."""
    model = gltf.GLTF2().load_binary(str(path))
    blob = model.binary_blob()
    kinds: dict[int, Any] = {number: dtype for dtype, number in TYPES.items()}

    def array(index: int) -> Any:
        accessor = model.accessors[index]
        view = model.bufferViews[accessor.bufferView]
        raw = np.frombuffer(blob, np.uint8, view.byteLength, view.byteOffset)
        padded = view.byteStride is not None
        values = raw.reshape(-1, 4)[:, 0] if padded else raw.view(kinds[accessor.componentType])
        return values.reshape(accessor.count, KINDS[accessor.type])

    skin = model.meshes[0].primitives[0]
    nodes = [model.nodes[i] for i in model.skins[0].joints]
    heads = -array(model.skins[0].inverseBindMatrices).reshape(-1, 4, 4)[:, 3, :3]
    bones = [
        Bone(node.name, next((k for k, other in enumerate(nodes) if i in other.children), -1), "", "", ())
        for i, node in enumerate(nodes)
    ]
    weights = np.zeros((model.accessors[skin.attributes.POSITION].count, len(bones)))
    order, share = array(skin.attributes.JOINTS_0), array(skin.attributes.WEIGHTS_0) / 255.0
    np.add.at(weights, (np.arange(len(weights))[:, None], order), share)
    points = array(skin.attributes.POSITION).astype(float)
    faces = array(skin.indices).reshape(-1, 3).astype(np.int64)
    tails = np.array(model.extras["tails"])
    limb = Limb(model.nodes[-1].name, points, faces, weights, bones, heads.astype(float), tails)
    return limb, array(skin.attributes._ZONE).ravel().astype(np.int64)

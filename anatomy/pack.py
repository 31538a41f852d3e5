"""The models as the browser gets them: thinned and packed, `python -m anatomy.pack` (needs npm).

Software rendering pays for every triangle, and a phone for every byte. Where the skin is smooth, most triangles of
the glTF models change nothing to be seen; borders of zones, nails and creases are kept. Normals are the full model's.

    length of header (4 bytes, little endian) | header (JSON) | byte planes

Each plane holds one byte of every vertex as the difference to the vertex before, modulo 256. `static/scene/packed.js`
reads it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

from anatomy.body import Floats, Ints
from anatomy.glb import read_glb
from anatomy.paths import HERE, RESULTS, STATIC

MESHOPTIMIZER = "1.3.0"
GRID = 2.0**-14  # metres: a sixteenth of a millimetre
SHARES = {"hand": 0.4, "foot": 0.5}  # of the triangles
TARGET = STATIC / "scene"
Bytes = NDArray[np.uint8]


def fingerprint(model: Path) -> str:
    """What a packed model was made of: its model and how it is thinned."""
    made = model.read_bytes() + f"{SHARES[model.stem]} {GRID} {MESHOPTIMIZER}".encode()
    return hashlib.sha256(made).hexdigest()[:16]


def normals(points: Floats, faces: Ints) -> Floats:
    """Unit normals (n, 3), faces weighted by their area."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    out = np.zeros_like(points)
    for k in range(3):
        np.add.at(out, faces[:, k], np.cross(b - a, c - a))
    return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True))


def complexion(path: Path) -> Bytes:
    """The look of every vertex (n, 4) as written into the model."""
    model = gltf.GLTF2().load_binary(str(path))
    accessor = model.accessors[model.meshes[0].primitives[0].attributes.COLOR_0]
    view = model.bufferViews[accessor.bufferView]
    return np.frombuffer(model.binary_blob(), np.uint8, view.byteLength, view.byteOffset).reshape(-1, 4)


def thinned(points: Floats, faces: Ints, looks: Floats, weights: list[float], zones: Ints, share: float) -> Any:
    """The vertices that stay, in their new order, and the faces over them."""
    border = faces[(zones[faces] != zones[faces[:, :1]]).any(axis=1)]
    asked = {"points": points.ravel().tolist(), "faces": faces.ravel().tolist(), "looks": looks.ravel().tolist(),
             "weights": weights, "kept": np.isin(np.arange(len(points)), border).astype(int).tolist(),
             "share": share}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", f"meshoptimizer@{MESHOPTIMIZER}"], cwd=work,
                       check=True)  # fmt: skip
        (work / "thin.mjs").write_bytes((HERE / "thin.mjs").read_bytes())
        run = ["node", "thin.mjs"]
        told = subprocess.run(run, cwd=work, input=json.dumps(asked), check=True, capture_output=True, text=True)
    found = json.loads(told.stdout)
    return np.array(found["order"]), np.array(found["faces"])


def planes(values: NDArray[Any]) -> bytes:
    """Byte planes (one a column) of differences from row to row; 16-bit columns give a low and a high plane."""
    out = b""
    for column in values.T:
        step = np.diff(column.astype(np.int64), prepend=0)
        if values.dtype == np.int16:
            folded = np.where(step < 0, -2 * step - 1, 2 * step)
            out += (folded & 255).astype(np.uint8).tobytes() + (folded >> 8).astype(np.uint8).tobytes()
        else:
            out += (step & 255).astype(np.uint8).tobytes()
    return out


def corners(faces: Ints) -> bytes:
    """Corners as their distance below the highest vertex so far; low and high plane."""
    highest = np.maximum.accumulate(np.concatenate([[-1], faces[:-1]])) + 1
    back = highest - faces
    return (back & 255).astype(np.uint8).tobytes() + (back >> 8).astype(np.uint8).tobytes()


def packed(path: Path) -> bytes:
    """One model, thinned and packed."""
    limb, zones = read_glb(path)
    look, normal = complexion(path), normals(limb.points, limb.faces)
    looks = np.hstack([normal, look / 255.0, limb.weights])
    weights = [0.4] * 3 + [0.3, 0.8, 0.2, 0.4] + [0.3] * limb.weights.shape[1]
    order, faces = thinned(limb.points, limb.faces, looks, weights, zones, SHARES[path.stem])
    bones = np.argsort(-limb.weights[order], axis=1, kind="stable")[:, :4]
    share = np.rint(np.take_along_axis(limb.weights[order], bones, axis=1) * 255).astype(np.uint8)
    bones[share == 0] = 0
    places = [head - (limb.heads[bone.parent] if bone.parent >= 0 else 0.0)
              for bone, head in zip(limb.bones, limb.heads, strict=True)]  # fmt: skip
    header = json.dumps({
        "of": fingerprint(path), "vertices": len(order), "corners": len(faces), "grid": GRID,
        "bones": [{"name": bone.name, "parent": bone.parent, "place": np.round(place, 6).tolist()}
                  for bone, place in zip(limb.bones, places, strict=True)],
    }, separators=(",", ":")).encode()  # fmt: skip
    return (len(header).to_bytes(4, "little") + header + planes(np.rint(limb.points[order] / GRID).astype(np.int16))
            + planes(np.rint(normal[order] * 127).astype(np.int8)) + planes(bones.astype(np.uint8))
            + planes(share[:, 1:]) + planes(look[order]) + planes(zones[order, None].astype(np.uint8))
            + corners(faces))  # fmt: skip


def main() -> None:
    """Pack both models."""
    for name in SHARES:
        made = packed(RESULTS / f"{name}.glb")
        (TARGET / f"{name}.bin").write_bytes(made)
        print(name, len(made))


if __name__ == "__main__":
    main()

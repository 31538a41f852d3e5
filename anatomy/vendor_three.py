"""Bundle the part of three.js the scene uses: `python -m anatomy.vendor_three` (needs npm).

Fetches pinned versions by name, bundles once, and puts the licence and the versions beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from anatomy.paths import STATIC

THREE = "0.187.0"
ESBUILD = "0.25.12"
NAMES = [
    "Bone",
    "BufferAttribute",
    "BufferGeometry",
    "CatmullRomCurve3",
    "Color",
    "ConeGeometry",
    "DirectionalLight",
    "Group",
    "HemisphereLight",
    "Matrix4",
    "Mesh",
    "MeshBasicMaterial",
    "MeshLambertMaterial",
    "MeshStandardMaterial",
    "PCFShadowMap",
    "PerspectiveCamera",
    "PlaneGeometry",
    "Quaternion",
    "SRGBColorSpace",
    "Scene",
    "ShaderMaterial",
    "ShadowMaterial",
    "Skeleton",
    "SkinnedMesh",
    "Texture",
    "TubeGeometry",
    "Vector3",
    "WebGLRenderer",
]


def declarations() -> str:
    """Types for the checker, which would otherwise guess them from minified code."""
    names = "\n".join(f"export const {name}: any;" for name in NAMES)
    return f"// Made by anatomy/vendor_three.py.\n{names}\n"


def vendor(target: Path) -> None:
    """Write three.js, its types, LICENSE and VERSION into `target`."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "package.json").write_text("{}", encoding="utf-8")
        subset = f"export {{ {', '.join(NAMES)} }} from 'three';\n"
        (work / "subset.js").write_text(subset, encoding="utf-8")
        packages = [f"three@{THREE}", f"esbuild@{ESBUILD}"]
        subprocess.run(["npm", "install", "--silent", "--no-audit", *packages], cwd=work, check=True)
        bundle = [
            "npx",
            "esbuild",
            "subset.js",
            "--bundle",
            "--minify",
            "--format=esm",
            "--legal-comments=none",
            "--outfile=three.js",
        ]
        subprocess.run(bundle, cwd=work, check=True, capture_output=True)
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(work / "three.js", target / "three.js")
        shutil.copy(work / "node_modules" / "three" / "LICENSE", target / "LICENSE")
        (target / "three.d.ts").write_text(declarations(), encoding="utf-8")
        (target / "VERSION").write_text(f"three {THREE}\n", encoding="utf-8")


if __name__ == "__main__":
    vendor(STATIC / "vendor" / "three")

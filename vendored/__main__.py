"""Fetch fastest-levenshtein as its authors publish it: `python -m vendored` (needs npm)."""

import subprocess
import tarfile
import tempfile
from pathlib import Path

NAME, VERSION = "fastest-levenshtein", "1.0.16"
TARGET = Path(__file__).parent.parent / "src" / "thenar" / "web" / "static" / "vendor" / NAME
FILES = {"package/esm/mod.js": "mod.js", "package/esm/mod.d.ts": "mod.d.ts", "package/LICENSE.md": "LICENSE"}
MAP = b"//# sourceMappingURL=mod.d.ts.map"


def vendor(target: Path = TARGET) -> None:
    """Write the module, its types, LICENSE and VERSION into `target`."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{NAME}@{VERSION}"], cwd=folder, check=True, capture_output=True)
        target.mkdir(parents=True, exist_ok=True)
        with tarfile.open(Path(folder) / f"{NAME}-{VERSION}.tgz") as package:
            for inside, name in FILES.items():
                file = package.extractfile(inside)
                assert file is not None
                (target / name).write_bytes(file.read().replace(MAP, b"").strip() + b"\n")
    (target / "VERSION").write_text(f"{NAME} {VERSION}\n", encoding="utf-8")


if __name__ == "__main__":
    vendor()

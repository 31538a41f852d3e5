"""Fetch what browsers get that others made, as its authors publish it: `python -m vendored` (needs npm)."""

import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vendored.woff import opentype

VENDOR = Path(__file__).parent.parent / "src" / "thenar" / "web" / "static" / "vendor"
PRINTED = Path(__file__).parent.parent / "src" / "thenar" / "render" / "fonts"  # the same headings on paper
MAP = b"//# sourceMappingURL=mod.d.ts.map"


@dataclass(frozen=True)
class Package:
    """A package of npm at one version, and which of its files are taken, each under what name."""

    folder: str
    name: str
    version: str
    files: dict[str, str]

    @property
    def packed(self) -> str:
        """The name of the archive that npm writes."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


LEVENSHTEIN = Package(
    "fastest-levenshtein",
    "fastest-levenshtein",
    "1.0.16",
    {"esm/mod.js": "mod.js", "esm/mod.d.ts": "mod.d.ts", "LICENSE.md": "LICENSE"},
)
FONT = "fraunces-latin-600-normal.woff2"
FRAUNCES = Package("fraunces", "@fontsource/fraunces", "5.3.0", {f"files/{FONT}": FONT, "LICENSE": "LICENSE"})
PACKAGES = (LEVENSHTEIN, FRAUNCES)
WOFF = "fraunces-latin-600-normal.woff"
ON_PAPER = Package("fraunces", "@fontsource/fraunces", "5.3.0", {f"files/{WOFF}": "fraunces.ttf", "LICENSE": "LICENSE"})


def vendor(package: Package, target: Path = VENDOR) -> None:
    """Write the files of one package, its LICENSE and its VERSION into a folder of `target`."""
    into = target / package.folder
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asked = f"{package.name}@{package.version}"
        subprocess.run(["npm", "pack", "--silent", asked], cwd=folder, check=True, capture_output=True)
        with tarfile.open(Path(folder) / package.packed) as archive:
            for inside, name in package.files.items():
                file = archive.extractfile(f"package/{inside}")
                assert file is not None
                (into / name).write_bytes(_clean(file.read(), name))
    (into / "VERSION").write_text(f"{package.name} {package.version}\n", encoding="utf-8")


def _clean(content: bytes, name: str) -> bytes:
    """Text ends in one line break and names no map; a font stays as it is, or is unpacked."""
    if name.endswith(".ttf"):
        return opentype(content)
    return content if name.endswith(".woff2") else content.replace(MAP, b"").strip() + b"\n"


if __name__ == "__main__":
    for one in PACKAGES:
        vendor(one)
    vendor(ON_PAPER, PRINTED)

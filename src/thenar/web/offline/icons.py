"""The icons of the installed app from the mark: `python -m thenar.web.offline.icons` writes them anew.

A maskable icon is cut to any shape by the system, so its ground fills the square and what is drawn on it keeps to the
middle four fifths.
"""

from pathlib import Path
from typing import Any

from thenar.parts.part import Part, needed
from thenar.web.serving.assets import SOURCE

FOLDER = SOURCE / "icons"
SIZES = (192, 512)  # pixels
GROUND = "#1d5a4b"
POINTS_PER_INCH = 72
_PAGE = "#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {ground})\n"
_MARK = '#place(center + horizon, image("mark.svg", width: {share}))'


def icons() -> dict[str, bytes]:
    """Every icon by its file name, as PNG."""
    kinds = {"icon": ("none", "100%"), "maskable": (f'rgb("{GROUND}")', "92%")}
    return {
        f"{kind}-{size}.png": _drawn(size, ground, share) for kind, (ground, share) in kinds.items() for size in SIZES
    }


def _drawn(size: int, ground: str, share: str) -> bytes:
    text = _PAGE.format(size=size, ground=ground) + _MARK.format(share=share)
    beside: Any = {"main.typ": text.encode(), "mark.svg": (FOLDER / "mark.svg").read_bytes()}  # as in render/typeset.py
    typst = needed(Part.PAPER)
    return bytes(typst.compile(beside, format="png", ppi=POINTS_PER_INCH))


def write(folder: Path = FOLDER) -> None:
    """Write them all."""
    for name, image in icons().items():
        (folder / name).write_bytes(image)


if __name__ == "__main__":
    write()

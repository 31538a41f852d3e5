"""Blank files to begin with: a routine of one's own, or a stroke or question of the knowledge."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from types import MappingProxyType

from thenar.model.problem import ThenarError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BLANK = Path(__file__).parent / "blank"
KNOWLEDGE, CASES = Path("src/thenar/knowledge"), Path("tests/cases")
# Which files each noun begins with, and where they go; only a routine belongs to the folder one is in.
PLACES: Mapping[str, Mapping[str, Path]] = MappingProxyType(
    {
        "routine": {"routine": Path()},
        "stroke": {"stroke": KNOWLEDGE / "strokes"},
        "question": {"question": KNOWLEDGE / "conditions", "case": CASES},
    }
)


def lay(noun: str, name: str, folder: Path) -> list[Path]:
    """Write the blank files of a `routine`, `stroke` or `question` below a folder, and say which.

    ThenarError where the id is none, a file of that name is there, or the folder is no checkout and the noun needs one.
    Nothing is written then.
    """
    _judge(noun, name, folder)
    files = {folder / place / f"{name}.yaml": BLANK / f"{blank}.yaml" for blank, place in PLACES[noun].items()}
    for path in files:
        if path.exists():
            raise ThenarError("{path} is there already. Choose another name, or edit that file.", path=path)
    for path, blank in files.items():
        filled = Template(blank.read_text(encoding="utf-8")).substitute(id=name, name=_title(name))
        path.write_text(filled, encoding="utf-8")
    return list(files)


def _judge(noun: str, name: str, folder: Path) -> None:
    if not _ID.fullmatch(name):
        raise ThenarError(
            "'{name}' cannot be an id. Use small letters, digits and single hyphens, such as my-evening.", name=name
        )
    if noun != "routine" and not (folder / KNOWLEDGE).is_dir():
        raise ThenarError(
            "A new {noun} becomes part of the knowledge, and {path} is not here. Run this in a checkout of Thenar.",
            noun=noun,
            path=KNOWLEDGE,
        )


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()

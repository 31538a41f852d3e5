"""Which takes are said in another way than the first: found by listening, kept, so that a pack is made alike again."""

from pathlib import Path

Way = tuple[int, float]
"""Style as of a text so many phonemes longer, and a pace."""

WAYS_FILE = Path(__file__).with_name("ways.tsv")


def read_ways(file: Path = WAYS_FILE) -> dict[tuple[str, int], Way]:
    """The ways by text and number of the take; none where there is no such file."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    parts = (line.split("\t") for line in lines)
    return {(text, int(take)): (int(shift), float(speed)) for text, take, shift, speed in parts}


def write_ways(ways: dict[tuple[str, int], Way], file: Path = WAYS_FILE) -> None:
    """A line for each, in order."""
    lines = (f"{text}\t{take}\t{shift}\t{speed}\n" for (text, take), (shift, speed) in sorted(ways.items()))
    file.write_text("".join(lines), encoding="utf-8")

"""What may be wrong with words of one's own at a stroke: too long for an ear, or more than the answers allow."""

from collections.abc import Iterator, Sequence

from thenar.load.check_stroke_words import HARD, MOST_FIRST, SENTENCE, SIDE
from thenar.load.mistakes import Mistake
from thenar.load.yaml_text import Path

MOST = 3  # sentences at one stroke


def check_own_words(say: Sequence[str], where: Path) -> Iterator[Mistake]:
    """Mistakes of the sentences that are said beside a stroke's own, at a place in a file."""
    if len(say) > MOST:
        yield where, f"found {len(say)} sentences; at most {MOST} are right."
    for index, text in enumerate(say):
        if len(text) > MOST_FIRST:
            yield (*where, index), f"found {len(text)} characters; at most {MOST_FIRST} are right."
        if not SENTENCE.fullmatch(text):
            yield (*where, index), "it is read aloud; write one plain sentence without signs, brackets or digits."
        if side := SIDE.search(text):
            yield (*where, index), f"found '{side.group()}'; the voice names the side itself, so leave it out."
        if hard := HARD.search(text):
            yield (
                (*where, index),
                f"found '{hard.group()}'; that may be more than the answers allow. Say how it feels instead.",
            )

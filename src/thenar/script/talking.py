"""How much is said, in numbers: the silence between sentences, and the longest time without a sign of life. Pure."""

from dataclasses import dataclass, replace
from functools import cache

from thenar.model.script import Beat, Talk
from thenar.model.timeline import FRAMES_PER_SECOND, frames_of


@dataclass(frozen=True)
class Talking:
    """`gap` is the least silence between sentences, `longest` the most frames without word, tone or breath. `a_minute`
    is how many words there may be in all so far, with `ahead` more: above it, nothing is said that may be left out.
    `kinds` is what is told of a stroke, `partings` before which changes there is
    a sentence."""

    gap: int
    longest: int
    a_minute: float
    ahead: int
    kinds: tuple[str, ...]
    partings: tuple[Beat, ...]

    def room_for_words(self, at: int) -> float:
        """Words that there may be until a frame."""
        return self.ahead + self.a_minute * at / (60 * FRAMES_PER_SECOND)


# Two timed guides speak 64 and 89 words a minute; their silences are 3 to 20 seconds.
TALKING = {
    Talk.FULL: Talking(
        gap=frames_of(4.6),
        longest=frames_of(18),
        a_minute=61,
        ahead=24,
        kinds=("motion", "feel", "address", "slow", "look", "image", "hands"),
        partings=(Beat.SETTLE, Beat.CHANGE, Beat.LEAVE, Beat.TURN, Beat.LAST),
    ),
    Talk.SOME: Talking(
        gap=frames_of(14),
        longest=frames_of(36),
        a_minute=30,
        ahead=8,
        kinds=("feel", "slow", "look", "motion"),
        partings=(Beat.TURN, Beat.LAST),
    ),
    Talk.LITTLE: Talking(gap=frames_of(3600), longest=frames_of(3600), a_minute=0, ahead=0, kinds=(), partings=()),
}


@cache  # three talks by a handful of goals
def talking_of(talk: Talk, silence: float) -> Talking:
    """So much talk with the silences longer by a factor, and so many fewer words."""
    usual = TALKING[talk]
    return replace(usual, gap=int(usual.gap * silence), a_minute=usual.a_minute / silence)

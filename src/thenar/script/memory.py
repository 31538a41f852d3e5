"""What was said, when, and on which side: so that nothing is said again too soon, or the same on both sides. Pure."""

from functools import cache

from thenar.model.timeline import frames_of

SOON = frames_of(181)  # a sentence may come again after three minutes; a second more, for the reader who rounds
MOST_TIMES = 3  # a sentence is a reminder three times, and a tic after
SHORT = 2  # words up to which it is a word, such as "Breathe in.", and not a sentence
SHARED = 0.4  # of what is said on the second side may be what was said on the first, at most


class Memory:
    """What a session has said so far. `words` counts them all."""

    def __init__(self) -> None:
        self.words = 0
        self._starts: dict[str, list[int]] = {}
        self._sides: dict[str, set[str]] = {}
        self._here: set[str] = set()
        self._there: set[str] = set()
        self._shared = 0
        self._last = ""

    def on(self, side: str) -> None:
        """From here on the words belong to this limb."""
        here = self._sides.setdefault(side, set())
        if here is not self._here:
            self._here, self._there = here, self._sides.get(_opposite(side), set())
            self._shared = len(here & self._there)

    def note(self, text: str, at: int) -> None:
        """Something is said at a frame."""
        self._starts.setdefault(text, []).append(at)
        if text in self._there and text not in self._here:
            self._shared += 1
        self._here.add(text)
        self._last = text
        self.words += words_in(text)

    def times(self, text: str) -> int:
        """How often it was said."""
        return len(self._starts.get(text, ()))

    def free(self, text: str, at: int) -> bool:
        """Whether it may be said at a frame: not too often, not too soon, not too much like the other side."""
        if words_in(text) <= SHORT:
            return text != self._last
        starts = self._starts.get(text)
        if starts is None:
            return True
        if len(starts) >= MOST_TIMES or at - starts[-1] < SOON:
            return False
        return text not in self._there or text in self._here or self._may_share()

    def _may_share(self) -> bool:
        return self._shared + 1 <= SHARED * (len(self._here) + 1)


@cache
def words_in(text: str) -> int:
    """How many words a sentence has."""
    return text.count(" ") + 1


def _opposite(side: str) -> str:
    """The limb on the other side; no limb for both at once."""
    way, _, what = side.partition("-")
    return f"{_OTHER[way]}-{what}" if way in _OTHER else ""


_OTHER = {"left": "right", "right": "left"}

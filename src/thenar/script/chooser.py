"""One line out of several: said least so far, not too soon again, fitting into its slot. Pure."""

from collections.abc import Callable, Sequence
from math import inf

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep
from thenar.model.restriction import Manner
from thenar.model.script import Beat, Telling
from thenar.model.speech import PAUSE
from thenar.script.memory import Memory, words_in
from thenar.script.subjects import Subjects, talks_of
from thenar.script.talking import talking_of

MANY = 99  # more often than anything is said
FEW_WORDS = 8  # in a sentence, where few at a time are right


class Chooser:
    """Chooses among lines. What it chose is said at once, and noted in its `memory` by whoever says it."""

    def __init__(self, plan: Plan, knowledge: Knowledge, spoken: Callable[[str], int]) -> None:
        self.short = Manner.SHORT in plan.clearance.limits.manner
        self.memory = Memory()
        self._talks = talks_of(plan)
        self._silence = knowledge.goals[plan.wishes.goal].shape.silence if plan.wishes.goal else 1.0
        self._words: dict[int, int] = {}  # said before each of them
        self.reach(0)
        self.subjects = Subjects(plan, knowledge)
        self.spoken = spoken
        self._tellings = knowledge.tellings
        self._step: PlannedStep | None = None

    def reach(self, at: int) -> None:
        """How much is said at a frame. It may lie before one that was asked for already: what was said stays."""
        number = max(index for index, one in enumerate(self._talks) if one.at <= at or not index)
        self.since, self.talk = self._talks[number].at, self._talks[number].talk
        self.talking = talking_of(self.talk, self._silence)
        self._before = self._words.setdefault(number, self.memory.words)

    def on(self, step: PlannedStep) -> None:
        """The step that lines are chosen for from here on."""
        self._step = step
        self.memory.on(step.limb)

    @property
    def step(self) -> PlannedStep:
        """The step that is being done."""
        assert self._step is not None, "a step begins before anything is said of it"
        return self._step

    @property
    def telling(self) -> Telling | None:
        """What can be told of its stroke; None for one that has no script."""
        return self._tellings.get(self.step.stroke.id)

    def choose(self, texts: Sequence[str], at: int, room: int, words: float = inf) -> str | None:
        """The one that was said least of those that may be said at a frame and fit into so many frames and words."""
        self.reach(at)
        best, fewest = None, MANY
        for text in texts:
            times = self.memory.times(text)
            if times < fewest and self.memory.free(text, at) and self._fits(text, room, words):
                best, fewest = text, times
                if not times:
                    break
        return best

    def spare(self, texts: Sequence[str], at: int, room: int) -> str | None:
        """A choice of what may be left out: none where enough was said already."""
        return self.choose(texts, at, room, self.words_left(at))

    def words_left(self, at: int) -> float:
        """How many words may be said at a frame beside those that have to be."""
        return self.talking.room_for_words(at - self.since) - (self.memory.words - self._before)

    def texts(self, beat: Beat) -> list[str]:
        """Every companion line for a beat."""
        return [text for one in self.subjects.at(beat, self.step) for text in one.say]

    def _fits(self, text: str, room: int, words: float) -> bool:
        most = min(words, FEW_WORDS) if self.short else words
        return words_in(text) <= most and self.spoken(text) + PAUSE <= room

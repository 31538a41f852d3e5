"""Says what is said next: as a stroke begins, while hands work, before something changes. Pure."""

from collections.abc import Callable, Iterator, Sequence

from thenar.model.body import Limb
from thenar.model.goal import End, Shape
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep, Turn
from thenar.model.script import Beat, Companion, Talk
from thenar.model.timeline import frames_of
from thenar.script.chooser import Chooser
from thenar.script.lines import Lines
from thenar.script.memory import words_in
from thenar.script.subjects import dull, rotated
from thenar.script.talking import Talking

SECOND_SIDE = 1.25  # how much longer the silences are where the hands know the way
HUSHED = 1.6  # and how much they grow from the middle to the end of a session that ends in the dark
QUICK, BETWEEN_QUICK = 4.5, 1.1  # seconds of a repetition below which words crowd the hands, and longer silences there
BRIEF = frames_of(8 * 60)  # a session in which the words around the strokes fill what some talk allows


class Director:
    """Everything it is told comes in order of time, in frames of 20 ms. `room` is how many frames a sentence may take
    with the breath after it. `first`: the stroke is new in this session."""

    def __init__(self, plan: Plan, knowledge: Knowledge, spoken: Callable[[str], int]) -> None:
        self._knowledge = knowledge
        self._chooser = Chooser(plan, knowledge, spoken)
        self._lines = Lines(self._chooser, dull=dull(plan))
        self._whys: set[str] = set()
        self._limbs: tuple[Limb, ...] = ()  # that were named last
        self._heard: dict[str, set[str]] = {}
        self.memory, self.choose, self.short = self._chooser.memory, self._chooser.choose, self._chooser.short
        self._shape = knowledge.goals[plan.wishes.goal].shape if plan.wishes.goal else Shape()
        self._meant = frames_of(60 * plan.wishes.minutes)  # of the session, before anything was changed on the way
        self.first = self._again = self._second = False

    @property
    def talk(self) -> Talk:
        """How much is said now."""
        return self._chooser.talk

    @property
    def talking(self) -> Talking:
        """The same in numbers."""
        return self._chooser.talking

    def begin(self, step: PlannedStep, at: int) -> None:
        """The next step, at a frame; words belong to it from here on."""
        self._chooser.reach(at)
        limbs = {limb for heard in self._heard.values() for limb in heard}
        heard = self._heard.setdefault(step.stroke.id, set())
        self.first, self._again = not heard, step.limb in heard
        self._second = bool(heard) and not self._again
        heard.add(step.limb)
        beat = Beat.SETTLE if not limbs else Beat.DURING if step.limb in limbs else Beat.COMPARE
        self._chooser.on(step)
        self._lines.begin(at, first=self.first, beat=beat)

    def turn(self, turn: Turn) -> None:
        """Hands go to other limbs, and their name is said."""
        self._limbs = turn.limbs

    def side(self, at: int) -> str | None:
        """That one side rests from a stroke of both, where the name of the other was not said just before."""
        step = self._chooser.step
        if not step.resting or step.limbs == self._limbs:
            return None
        return self.choose(self._knowledge.phrases.rests[step.resting[0]], at, step.frames)

    def why(self) -> str | None:
        """Why this stroke stands in for another, once."""
        need = self._chooser.step.why
        if need is None or need in self._whys:
            return None
        self._whys.add(need)
        return self._knowledge.why(need).say

    def opening(self, at: int, room: int) -> Iterator[str]:
        """How the stroke begins: in full the first time, a reminder after, told differently on the other side."""
        self._chooser.reach(at)
        words, own = self._chooser.step.words, self._chooser.step.own
        # some talk in a short session leaves no time for a full instruction
        brief = self.short or self.talk is Talk.LITTLE or (self.talk is Talk.SOME and self._meant < BRIEF)
        if self.first:
            yield from (words.again if brief else ()) or words.first
        elif text := self.choose(self._reminders(), at, room):
            yield text
        yield from (text for text in own if not self.memory.times(text))

    def _reminders(self) -> Sequence[str]:
        """What may open a stroke that is known: its name alone where little is said, the shortest where some is."""
        telling, step = self._chooser.telling, self._chooser.step
        if self.talk is Talk.LITTLE:
            return (step.stroke.called,)
        own = (telling.again if self._again else telling.other) if telling else ()
        texts = (*step.words.again, *own, step.stroke.called) if self.short else (*own, *step.words.again)
        return texts if self.talk is Talk.FULL else sorted(texts, key=words_in)

    def digit(self, zone: str | None, name: str, at: int, room: int) -> str | None:
        """A finger or toe with what to do on it, or its plain name."""
        telling = self._chooser.telling
        return self._named(telling.digits.get(zone or "", ()) if telling else (), name, at, room)

    def move(self, move: str, name: str, at: int, room: int) -> str | None:
        """A move, in a variant, or its plain name."""
        telling = self._chooser.telling
        return self._named(telling.moves.get(move, ()) if telling else (), name, at, room)

    def _named(self, variants: Sequence[str], name: str, at: int, room: int) -> str | None:
        """One of the variants, on the second side the other one first; where some is said, names are enough, and a tone
        alone on the second side."""
        self._chooser.reach(at)
        if self.talk is Talk.FULL and (text := self._chooser.spare(variants[:: -1 if self._second else 1], at, room)):
            return text
        return None if self.talk is Talk.SOME and self._second else self.choose((name,), at, room)

    def round(self, number: int, at: int, room: int) -> str | None:
        """What is said as another round begins."""
        self._chooser.reach(at)
        if self.talk is Talk.LITTLE:
            return None
        own = self._chooser.telling.again if self._chooser.telling else ()
        return self._chooser.spare((*own, *rotated(self._knowledge.phrases.round, number)), at, room)

    def line(self, at: int, room: int, *, hold: bool = False) -> str | None:
        """Something worth saying while hands work; None where silence is better."""
        self._chooser.reach(at)
        return self._lines.line(at, room, hold=hold)

    def due(self, at: int, alive: int) -> int:
        """The frame from which a next sentence is welcome, after one that ended at `at`, where the last word, tone or
        breath began at `alive`."""
        self._chooser.reach(at)
        gap = self.talking.gap * (SECOND_SIDE if self._second else 1)
        if self._chooser.step.stroke.seconds.usual < QUICK:
            gap *= BETWEEN_QUICK
        if self._shape.end is End.DARK:
            gap *= 1 + 2 * max(0.0, at / self._meant - 0.5) * HUSHED
        welcome = min(at + int(gap), max(at + self.talking.gap, alive + self.talking.longest))
        return max(welcome, self._lines.not_before)

    def hush(self, until: int) -> None:
        """Nothing more is said before a frame."""
        self._lines.not_before = until

    def silent(self, at: int) -> bool:
        """Whether a silence was announced that still lasts at a frame."""
        return at < self._lines.silent_until

    def parting(self, beat: Beat, at: int, room: int) -> str | None:
        """A sentence before another stroke, before the other side, or at the very last."""
        self._chooser.reach(at)
        if beat not in self.talking.partings:
            return None
        say = self.choose if self.talk is Talk.FULL else self._chooser.spare
        return say(self._chooser.texts(beat), at, room) or (
            say(self._chooser.texts(Beat.LEAVE), at, room) if beat is Beat.TURN else None
        )

    def once_more(self, number: int, at: int, room: int) -> str | None:
        """The word for a last repetition, in turn."""
        self._chooser.reach(at)
        if self.talk is Talk.LITTLE:
            return None
        words = self._knowledge.phrases.once_more
        say = self.choose if self.talk is Talk.FULL else self._chooser.spare
        return say((words[number % len(words)],), at, room)

    def beat(self, beat: Beat, at: int, room: int) -> str | None:
        """A line for a beat of the session, where there is one."""
        self._chooser.reach(at)
        return None if self.talk is Talk.LITTLE else self.choose(self._chooser.texts(beat), at, room)

    def closing(self) -> Companion | None:
        """The last words of the goal, where it has its own and anything but the needful is said."""
        return None if self.talk is Talk.LITTLE else self._chooser.subjects.closing()

    @property
    def rings(self) -> bool:
        """Whether a bell ends this session."""
        return self._shape.end is End.BELL

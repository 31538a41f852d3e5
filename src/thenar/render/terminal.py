"""A session in the terminal: its script as lines, and led cue by cue with a few keys."""

from collections.abc import Callable, Iterator
from gettext import NullTranslations
from time import monotonic
from typing import Protocol

from blessed import Terminal
from click import echo

from thenar.model.knowledge import Knowledge
from thenar.model.timeline import FRAME_MS, FRAMES_PER_SECOND, Cue, CueKind, Mark, Timeline

# heard and not shown: what hands do again needs no line of its own
_UNSEEN = frozenset({Mark.AGAIN, Mark.MOVE, Mark.NEXT, Mark.HERE})


def script(timeline: Timeline, catalog: NullTranslations) -> Iterator[str]:
    """Every cue of a timeline as a line with its time; rests, and tones for hands, are not shown. Strokes and limbs are
    named by id."""
    for cue in timeline.cues:
        if cue.kind is CueKind.SHOW:
            yield f"{minutes_seconds(cue.at)}  -- {cue.stroke}, {cue.limb}, {cue.frames * FRAME_MS / 1000:.0f} s"
        elif cue.kind is CueKind.TONE and cue.mark not in _UNSEEN:
            chime = catalog.gettext("(chime)")
            yield f"{minutes_seconds(cue.at)}  {chime}"
        elif cue.text:
            yield f"{minutes_seconds(cue.at)}  {cue.text}"


def minutes_seconds(frame: int) -> str:
    """A frame as minutes and seconds, `12:05`."""
    minutes, seconds = divmod(frame * FRAME_MS // 1000, 60)
    return f"{minutes}:{seconds:02d}"


KEYS = {" ": "pause", "a": "again", "n": "next", "s": "softer", "q": "stop", "x": "stop", "\x1b": "stop"}


class Sound(Protocol):
    """Where the session is heard, and what time it is there. Frames of 20 ms."""

    def play(self, at: int) -> None:
        """Sound from this frame on."""

    def pause(self) -> None:
        """Fall silent and stay where it is."""

    def at(self) -> int:
        """The frame that is heard now."""

    def close(self) -> None:
        """Give the device back."""


class Silent:
    """No sound, only a clock: real time, or so many times faster."""

    def __init__(self, speed: float = 1.0, now: Callable[[], float] = monotonic) -> None:
        self._speed, self._now = speed, now
        self._from = 0
        self._since: float | None = None

    def play(self, at: int) -> None:
        self._from, self._since = at, self._now()

    def pause(self) -> None:
        self._from, self._since = self.at(), None

    def at(self) -> int:
        if self._since is None:
            return self._from
        return self._from + int((self._now() - self._since) * FRAMES_PER_SECOND * self._speed)

    def close(self) -> None:
        """Nothing to give back."""


class Leading:
    """A session being led: prints each cue when its time has come, and does what a key asks."""

    def __init__(self, timeline: Timeline, sound: Sound, knowledge: Knowledge, pressure: int) -> None:
        self._timeline, self._sound = timeline, sound
        self._live, self._catalog = knowledge.phrases.live, knowledge.catalog
        self._pressure = pressure
        self._cues = [cue for cue in timeline.cues if cue.text or cue.kind in (CueKind.SHOW, CueKind.TONE)]
        self._told = 0
        self.paused = False
        self.stopped = False

    @property
    def ended(self) -> bool:
        return self.stopped or self._sound.at() >= self._timeline.frames

    def due(self) -> Iterator[str]:
        """The lines whose time has come since the last call."""
        now = self._sound.at()
        while self._told < len(self._cues) and self._cues[self._told].at <= now:
            yield from script(Timeline((self._cues[self._told],), 0), self._catalog)
            self._told += 1

    def press(self, key: str) -> str | None:
        """Do what a key asks, and say so; None for a key without a meaning."""
        wish = KEYS.get(key.lower())
        return getattr(self, f"_{wish}")() if wish else None

    def _pause(self) -> str:
        self.paused = not self.paused
        if self.paused:
            self._sound.pause()
            return self._live["pause"]
        self._sound.play(self._sound.at())
        return self._live["resume"]

    def _again(self) -> str:
        starts = [cue.at for cue in self._steps() if cue.at <= self._sound.at()]
        return self._go(max(starts, default=0), "again")

    def _next(self) -> str:
        starts = [cue.at for cue in self._steps() if cue.at > self._sound.at()]
        last = max((cue.end for cue in self._steps()), default=self._timeline.frames)
        return self._go(min(starts, default=max(last, self._sound.at())), "next")

    def _softer(self) -> str:
        if self._pressure <= 1:
            return self._live["no-softer"]
        self._pressure -= 1
        level = self._catalog.gettext("(pressure {level} of 3)").format(level=self._pressure)
        return f"{self._live['softer']} {level}"

    def _stop(self) -> str:
        self._sound.pause()
        self.stopped = True
        return self._live["stop"]

    def _go(self, frame: int, said: str) -> str:
        self._told = next((i for i, cue in enumerate(self._cues) if cue.at >= frame), len(self._cues))
        self.paused = False
        self._sound.play(frame)
        return self._live[said]

    def _steps(self) -> list[Cue]:
        return [cue for cue in self._timeline.cues if cue.kind is CueKind.SHOW]


def play_session(timeline: Timeline, sound: Sound, knowledge: Knowledge, pressure: int) -> None:
    """Lead a session to its end or until it is stopped; keys are read where there is a terminal."""
    terminal = Terminal()
    leading = Leading(timeline, sound, knowledge, pressure)
    if terminal.is_a_tty:
        echo(knowledge.catalog.gettext("space: pause and go on   a: again   n: next   s: softer   q: stop"))
    try:
        sound.play(0)
        with terminal.cbreak():
            while not leading.ended:
                for line in leading.due():
                    echo(line)
                key = terminal.inkey(timeout=0.02)
                if said := leading.press(str(key)):
                    echo(f"      {said}")
        for line in leading.due():
            echo(line)
    except KeyboardInterrupt:
        echo(knowledge.phrases.live["stop"])
    finally:
        sound.close()

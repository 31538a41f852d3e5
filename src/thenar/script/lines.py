"""What is said while hands work: of the stroke, company, and once in a while what is rare. Pure."""

from thenar.model.script import Beat, Talk
from thenar.model.stroke import Motion
from thenar.model.timeline import frames_of
from thenar.script.chooser import Chooser
from thenar.script.subjects import rotated, told

STROKE_LINES = 2  # of the stroke, for each line of company
LEAST_ROOM = frames_of(2.2)  # for a sentence: where hands are quicker, words wait until they move on
LOOK_AGAIN = frames_of(6)  # after nothing was found to say
FEWEST_WORDS = 3  # of a line worth saying
QUIET, QUIET_AFTER = frames_of(15), frames_of(4 * 60)  # a silence that is announced, and how rarely
LONG_HOLD = frames_of(45)  # after which a hand may want to change


class Lines:
    """The lines of one session, in turn: two of the stroke, one of company."""

    def __init__(self, chooser: Chooser, *, dull: bool) -> None:
        self._chooser, self._skip = chooser, {"feel"} if dull else set()
        self._turn = self._company = self._since = 0
        self._first = False
        self._beat = Beat.DURING
        self._hand_changed = False
        self._next_quiet = QUIET_AFTER
        self.not_before = 0  # nothing is said before this frame
        self.silent_until = 0  # the end of a silence that was announced

    def begin(self, at: int, *, first: bool, beat: Beat) -> None:
        """A step begins; `first`: its stroke is new; `beat`: what its first lines of company are about."""
        self._turn, self._since, self._first, self._beat, self._hand_changed = 0, at, first, beat, False

    def line(self, at: int, room: int, *, hold: bool) -> str | None:
        """Something worth saying at a frame. None where silence is better."""
        chooser = self._chooser
        if chooser.talk is Talk.LITTLE or room < LEAST_ROOM or chooser.words_left(at) < FEWEST_WORDS:
            return None
        found = self._rare(at, room, hold=hold) or self._in_turn(at, room, hold=hold)
        if found is None:
            self.not_before = at + LOOK_AGAIN
        return found

    def _in_turn(self, at: int, room: int, *, hold: bool) -> str | None:
        turn, self._turn = self._turn, self._turn + 1
        found = None
        if hold and turn % 2:
            found = self._of_company(Beat.HOLD, at, room)
        elif turn % (STROKE_LINES + 1) == STROKE_LINES:
            early = turn <= 2 * (STROKE_LINES + 1)
            found = self._of_company(self._beat if early else Beat.DURING, at, room)
        return found or self._of_stroke(turn, at, room) or self._of_company(Beat.DURING, at, room)

    def _rare(self, at: int, room: int, *, hold: bool) -> str | None:
        """That a hand may change in a long hold; that a silence comes."""
        chooser = self._chooser
        if hold and not self._hand_changed and at - self._since > LONG_HOLD:
            self._hand_changed = True
            return chooser.spare(chooser.texts(Beat.HOLD_CHANGE), at, room)
        still = hold or chooser.step.stroke.motion in (Motion.HOLD, Motion.PLACE)
        if still or self._first or chooser.talk is not Talk.FULL or at < self._next_quiet:
            return None
        if text := chooser.spare(chooser.texts(Beat.QUIET), at, room):
            self._next_quiet = at + QUIET_AFTER
            self.not_before = self.silent_until = at + chooser.spoken(text) + QUIET
        return text

    def _of_stroke(self, turn: int, at: int, room: int) -> str | None:
        telling, kinds = self._chooser.telling, self._chooser.talking.kinds
        if telling is None or not kinds:
            return None
        for kind in rotated(kinds, turn + (0 if self._first else len(kinds) // 2)):
            new = self._first and turn < len(kinds)
            if kind in self._skip or (new and kind in ("motion", "hands")):
                continue  # a stroke that is new was explained a moment ago
            if text := self._chooser.spare(told(telling, kind, self._chooser.step.stroke.form), at, room):
                return text
        return None

    def _of_company(self, beat: Beat, at: int, room: int) -> str | None:
        subjects = self._chooser.subjects.at(beat, self._chooser.step)
        for offset in range(len(subjects)):
            if text := self._chooser.spare(subjects[(self._company + offset) % len(subjects)].say, at, room):
                self._company += offset + 1
                return text
        return None

"""The session in the terminal: every cue in its time, and keys that pause, repeat, go on and stop."""

import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import quick_voice
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.timeline import FRAMES_PER_SECOND, CueKind
from thenar.plan import plan
from thenar.render.terminal import KEYS, Leading, Silent, script
from thenar.timeline import timeline

KNOWLEDGE = load_knowledge()
LINE = timeline(plan(Wishes(("hand-partner",), 5), Clearance(), KNOWLEDGE), KNOWLEDGE, quick_voice)
SHOWS = [cue for cue in LINE.cues if cue.kind is CueKind.SHOW]
LIVE = KNOWLEDGE.phrases.live


class Watch:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def to_frame(self, frame: int) -> None:
        self.seconds = frame / FRAMES_PER_SECOND


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def leading(watch: Watch) -> Leading:
    sound = Silent(now=watch)
    sound.play(0)
    return Leading(LINE, sound, KNOWLEDGE, 2)


def test_every_line_of_the_script_is_led_in_its_time(watch: Watch, leading: Leading) -> None:
    told: list[str] = []
    for frame in range(0, LINE.frames + 50, 50):
        watch.to_frame(frame)
        told += leading.due()
    assert told == list(script(LINE, KNOWLEDGE.catalog))
    assert leading.ended


def test_nothing_is_told_before_its_time(watch: Watch, leading: Leading) -> None:
    first = next(cue for cue in LINE.cues if cue.text)
    watch.to_frame(first.at - 1)
    assert list(leading.due()) == []
    watch.to_frame(first.at)
    assert len(list(leading.due())) == 1


def test_a_pause_holds_the_time_until_it_goes_on(watch: Watch, leading: Leading) -> None:
    watch.to_frame(1000)
    list(leading.due())
    assert leading.press(" ") == LIVE["pause"]
    watch.to_frame(9000)
    assert list(leading.due()) == []
    assert leading.press(" ") == LIVE["resume"]
    watch.to_frame(9010)
    assert all(line in list(script(LINE, KNOWLEDGE.catalog)) for line in leading.due())
    assert not leading.ended


def test_again_begins_the_step_anew_and_next_the_following_one(watch: Watch, leading: Leading) -> None:
    watch.to_frame(SHOWS[1].at + 300)
    list(leading.due())
    assert leading.press("a") == LIVE["again"]
    assert f"{SHOWS[1].stroke}, {SHOWS[1].limb}" in next(iter(leading.due()))
    assert leading.press("n") == LIVE["next"]
    assert SHOWS[2].stroke is not None
    assert SHOWS[2].stroke in next(iter(leading.due()))


def test_next_after_the_last_step_goes_to_the_closing(watch: Watch, leading: Leading) -> None:
    watch.to_frame(SHOWS[-1].at + 10)
    list(leading.due())
    leading.press("n")
    closing = [cue.text for cue in LINE.cues if cue.at >= SHOWS[-1].end and cue.text]
    watch.seconds += (LINE.frames - SHOWS[-1].end) / FRAMES_PER_SECOND
    assert [line.split("  ", 1)[1] for line in leading.due() if "chime" not in line] == closing


def test_softer_never_goes_below_the_softest(leading: Leading) -> None:
    assert leading.press("s") == f"{LIVE['softer']} (pressure 1 of 3)"
    assert leading.press("s") == LIVE["no-softer"]


@pytest.mark.parametrize("key", [key for key, wish in KEYS.items() if wish == "stop"])
def test_stop_ends_at_once(leading: Leading, key: str) -> None:
    assert leading.press(key) == LIVE["stop"]
    assert leading.ended


def test_other_keys_do_nothing(leading: Leading) -> None:
    assert leading.press("z") is None
    assert leading.press("") is None


def test_a_whole_session_can_be_rehearsed_in_a_moment() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thenar", "play", "hand-self", "--minutes", "3", "--clear", "--speed", "1000"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 15
    assert "Thank you." in done.stdout


def test_keys_are_read_in_a_real_terminal() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "thenar", "play", "hand-self", "--minutes", "3", "--clear", "--silent"],
        stdin=theirs, stdout=theirs, stderr=subprocess.STDOUT, env={**os.environ, "TERM": "xterm"},
    ) as session:  # fmt: skip
        seen = b""
        while b"stop" not in seen:
            seen += os.read(ours, 4096)
        os.write(ours, b"q")
        assert session.wait(20) == 0
        while LIVE["stop"].encode() not in seen:
            seen += os.read(ours, 4096)
    os.close(ours)
    os.close(theirs)

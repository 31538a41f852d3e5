"""The guide is directed, not recited: what is said in whole sessions, in figures that an ear would agree with."""

import pytest

from tests.conftest import quick_voice
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.script import Talk
from thenar.model.timeline import Cue, CueKind, Timeline
from thenar.plan import plan
from thenar.script.figures import Figures, figures
from thenar.timeline import Spoken, timeline
from thenar.voice.speaker import shipped_speaker

KNOWLEDGE = load_knowledge()
ROUTINES = ["hand-partner", "foot-partner", "hand-self", "foot-self"]
MINUTES = [5, 10, 20, 30]
VOICES = {"estimated": quick_voice, "spoken": shipped_speaker().frames}


def told(routine: str, minutes: float, talk: Talk, voice: Spoken) -> Figures:
    planned = plan(Wishes((routine,), minutes, talk=talk), Clearance(), KNOWLEDGE)
    return figures(timeline(planned, KNOWLEDGE, voice))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_session_in_full_is_guided_and_not_counted(routine: str, minutes: int, voice: str) -> None:
    found = told(routine, minutes, Talk.FULL, VOICES[voice])
    assert found.counts <= 0.15
    assert found.short <= 0.35
    assert found.most_said <= 3
    assert found.soonest is None or found.soonest >= 180
    assert found.wait <= 20
    assert 45 <= found.words_a_minute <= 75
    assert found.shared <= 0.5


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("routine", ROUTINES)
def test_some_talk_is_about_half_of_it_and_nobody_waits_alone(routine: str, minutes: int, voice: str) -> None:
    found = told(routine, minutes, Talk.SOME, VOICES[voice])
    assert 20 <= found.words_a_minute <= 40
    assert found.wait <= 40
    assert found.most_said <= 3
    assert found.soonest is None or found.soonest >= 180


@pytest.mark.parametrize("routine", ROUTINES)
def test_little_talk_is_the_least_of_all(routine: str) -> None:
    little, some = (told(routine, 20, talk, quick_voice) for talk in (Talk.LITTLE, Talk.SOME))
    assert little.words_a_minute < 0.6 * some.words_a_minute
    assert little.counts == 0


def test_figures_are_those_of_the_timeline() -> None:
    cues = (
        Cue(0, 100, CueKind.SAY, "Hold the left hand."),
        Cue(100, 50, CueKind.COUNT, "One.", limb="left-hand"),
        Cue(1500, 50, CueKind.TONE),
        Cue(1600, 100, CueKind.SAY, "Let it be heavy.", limb="left-hand"),
        Cue(2000, 100, CueKind.SAY, "Let it be heavy.", limb="right-hand"),
        Cue(2100, 100, CueKind.SAY, "And slow it down.", limb="right-hand"),
    )
    found = figures(Timeline(cues, 3000))
    assert found == Figures(5, 17, 0.2, 0.2, 2, 8.0, 28.0, 0.5)

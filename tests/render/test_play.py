"""A session printed as a play has every sentence, in order, and what hands hear between them."""

import re

import pytest

from tests.conftest import quick_voice
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.timeline import CueKind, Mark
from thenar.plan import plan
from thenar.render.play import play
from thenar.timeline import timeline


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("routine", ["foot-partner", "hand-self"])
def test_every_sentence_stands_at_its_time_and_every_tone_is_a_dot(routine: str, language: str) -> None:
    knowledge = load_knowledge(language=language)
    made = plan(Wishes((routine,), 10), Clearance(), knowledge)
    line = timeline(made, knowledge, quick_voice)
    lines = list(play(made, line, knowledge))
    said = [cue.text for cue in line.cues if cue.text and cue.kind is not CueKind.TONE]
    timed = [one for one in lines if re.match(r" *\d+:\d\d  ", one)]
    assert [text for text in said if not any(text in one for one in timed)] == []
    marks = sum(cue.mark in (Mark.AGAIN, Mark.MOVE, Mark.NEXT, Mark.HERE) for cue in line.cues)
    assert sum(one.count("·") for one in lines) == marks > 0
    headings = [one for one in timed if any(step.stroke.name.upper() in one for step in made.steps)]
    assert len(headings) == len(made.steps)

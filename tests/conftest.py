"""What every test may use: the shipped knowledge, and answers that clear everything."""

import signal
from collections.abc import Iterator

import pytest
from django.conf import settings as website
from django.utils import translation
from hypothesis import settings

from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.speech import ENGLISH, PAUSE, speech_frames

# Started in the background, a shell has Ctrl-C ignored for us and for the servers that the tests stop with it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on the machine; speed is measured in benchmarks/.
settings.register_profile("thenar", deadline=None)
settings.load_profile("thenar")

# Django's test client calls the website itself; only tests of a running app come through a door.
website.SERVES_WITHOUT_A_DOOR = True


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The language of a request stays active in its thread; the next test begins without one."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def all_no(knowledge: Knowledge) -> Answers:
    """Every question answered with no."""
    return {name: Answer(Reply.NO) for name in knowledge.conditions}


def quick_voice(text: str) -> int:
    """Frames for a sentence without any voice: a little less than the plan counts on."""
    return max(1, int((speech_frames(text, ENGLISH) - PAUSE) * 0.9)) if not text.startswith("tone:") else 40

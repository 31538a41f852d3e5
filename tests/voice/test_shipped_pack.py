"""The pack that is shipped: complete, current, even, and no sentence longer than the plan counts on."""

from io import BytesIO

import av
import numpy as np
import pytest

from studio.gate import read_figures
from tests.voice.sounds import loudness_alone, onset_ms, same
from thenar.model.knowledge import Knowledge
from thenar.model.speech import ENGLISH, PAUSE, speech_frames
from thenar.voice.build import TEACHER, key_of
from thenar.voice.chime import TONES_ID
from thenar.voice.encode import HIGHEST_PEAK, LOUDNESS, decoded
from thenar.voice.hibari import HibariVoice
from thenar.voice.level import true_peak
from thenar.voice.ogg import ogg_opus
from thenar.voice.pack import Pack, Take
from thenar.voice.phrase import SAMPLES_A_FRAME, TONE_PREFIX
from thenar.voice.pronounce import plain
from thenar.voice.sentences import sentences
from thenar.voice.shape import Samples
from thenar.voice.speaker import SHIPPED_PACK

MOST_BYTES = 21_000_000  # with all the rest the wheel stays under 25 MB
SHORT = 2  # words that are said again and again, in several takes


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack(SHIPPED_PACK)


@pytest.fixture(scope="module")
def takes(pack: Pack) -> list[Take]:
    return [take for some in pack.index.values() for take in some]


@pytest.fixture(scope="module")
def heard(pack: Pack, takes: list[Take]) -> dict[Take, Samples]:
    """Every take of every sentence as a player gives it."""
    return {take: decoded(pack.phrase(take).packets) for take in takes}


def test_every_sentence_is_in_the_pack_and_nothing_else(knowledge: Knowledge, pack: Pack) -> None:
    packed, needed = set(pack.index), set(map(plain, sentences(knowledge)))
    assert sorted(needed - packed) == [], "a sentence is new or changed: run `make voice`"
    assert sorted(packed - needed) == [], "the pack has a sentence nobody says: run `make voice`"


def test_each_is_said_by_the_voice_of_the_pack_or_by_its_student_until_then(takes: list[Take]) -> None:
    """`make voice` says how many wait; a release has none (docs/tasks/make-a-release.md)."""
    assert {take.by for take in takes} <= {TEACHER, TONES_ID, HibariVoice.id}


def test_what_is_said_again_and_again_has_several_takes(pack: Pack, takes: list[Take]) -> None:
    short = {take.text for take in takes if len(take.text.split()) <= SHORT and take.by == TEACHER}
    assert {text: len(pack.takes(text)) for text in short if not 4 <= len(pack.takes(text)) <= 6} == {}
    assert {"One.", "Breathe in.", "Second toe."} <= short


def test_each_is_filed_under_what_it_is(takes: list[Take]) -> None:
    assert [take for take in takes if key_of(take.by, take.text, take.number) != take.key] == []


def test_it_is_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in SHIPPED_PACK.iterdir()) < MOST_BYTES


def test_none_is_longer_than_the_plan_counts_on(takes: list[Take]) -> None:
    """Spoken text with its pause fits the estimate; and the estimate is not wildly over, counts included."""
    ratios = {
        take: speech_frames(take.text, ENGLISH) / (take.frames + PAUSE)
        for take in takes
        if not take.text.startswith(TONE_PREFIX)
    }
    assert {take: ratio for take, ratio in ratios.items() if ratio < 1} == {}
    assert {take: ratio for take, ratio in ratios.items() if ratio > 1.6} == {}


def test_each_sounds_the_same_after_any_other(pack: Pack, heard: dict[Take, Samples]) -> None:
    """All phrases laid end to end in one run, each compared with itself alone."""
    packets = [packet for take in heard for packet in pack.phrase(take).packets]
    run, at = decoded(packets), 0
    for take, alone in heard.items():
        assert same(run[at : at + len(alone)], alone), take
        at += len(alone)


def test_none_begins_with_a_bang_on_a_player_that_has_just_started(pack: Pack, heard: dict[Take, Samples]) -> None:
    """A file of one phrase: only the noise of its first consonant may differ, for 20 ms."""
    for take, right in heard.items():
        with av.open(BytesIO(ogg_opus(pack.phrase(take).packets)), "r") as file:
            fresh = np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)])
        assert np.abs(fresh - right)[SAMPLES_A_FRAME:].max() < 1e-3, take
        assert np.abs(fresh[:SAMPLES_A_FRAME]).max() < 2 * np.abs(right[:SAMPLES_A_FRAME]).max() + 0.01, take


def test_all_are_equally_loud_and_none_peaks(heard: dict[Take, Samples]) -> None:
    levels = {take: loudness_alone(heard[take]) for take in heard if take.by != TONES_ID}
    assert {take: level for take, level in levels.items() if abs(level - LOUDNESS) > 1} == {}
    assert {take: peak for take in heard if (peak := true_peak(heard[take])) >= HIGHEST_PEAK} == {}


def test_tones_are_softer_than_words_and_those_that_come_often_the_softest(heard: dict[Take, Samples]) -> None:
    levels = {take.text: loudness_alone(sound) for take, sound in heard.items() if take.by == TONES_ID}
    assert set(levels) == {f"tone:{name}" for name in ("chime", "again", "move", "next", "side", "here", "end")}
    assert all(level < LOUDNESS + 1 for level in levels.values())
    assert sorted(levels, key=lambda text: levels[text])[:2] == ["tone:here", "tone:again"]


def test_each_begins_on_its_first_frame_and_ends_in_silence(heard: dict[Take, Samples]) -> None:
    assert {take: onset for take in heard if (onset := onset_ms(heard[take])) >= 20} == {}
    for take, sound in heard.items():
        # what begins sharply is spread a little to its front at 36 kb/s: below -42 dB, where nobody hears it
        assert np.abs(sound[:24]).max() < 0.008, take
        assert np.abs(sound[-SAMPLES_A_FRAME:]).max() < 1e-3, take


def test_every_take_of_the_voice_was_heard_by_the_gate() -> None:
    """`make voice` hears what is new; a sentence that a stand-in speaks until then is not asked for."""
    takes = [take for some in Pack(SHIPPED_PACK).index.values() for take in some if take.by == TEACHER]
    figures = read_figures(SHIPPED_PACK)
    assert not [take.text for take in takes if take.key not in figures]
    said = sum(figures[take.key].words for take in takes)
    wrong = sum(figures[take.key].wrong for take in takes)
    assert said > 10_000
    assert wrong / said <= 0.005, f"{wrong} of {said} words were heard wrongly"

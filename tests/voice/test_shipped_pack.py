"""The pack that is shipped: complete, current, even, and no sentence longer than the plan counts on."""

from io import BytesIO

import av
import numpy as np
import pytest

from tests.voice.sounds import loudness_alone, onset_ms, same
from thenar.model.knowledge import Knowledge
from thenar.model.speech import ENGLISH, PAUSE, speech_frames
from thenar.voice.encode import HIGHEST_PEAK, LOUDNESS, decoded, true_peak
from thenar.voice.ogg import ogg_opus
from thenar.voice.pack import Pack
from thenar.voice.phrase import SAMPLES_A_FRAME, TONE_PREFIX
from thenar.voice.sentences import sentences
from thenar.voice.shape import Samples
from thenar.voice.speaker import SHIPPED_PACK, plain, shipped_speaker

MOST_BYTES = 8_000_000


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack(SHIPPED_PACK)


@pytest.fixture(scope="module")
def heard(pack: Pack) -> dict[str, Samples]:
    """Every sentence as a player gives it."""
    speaker = shipped_speaker()
    return {text: decoded(speaker.phrase(text).packets) for text in pack.texts().values()}


def test_every_sentence_is_in_the_pack_and_nothing_else(knowledge: Knowledge, pack: Pack) -> None:
    packed, needed = set(pack.texts().values()), set(map(plain, sentences(knowledge)))
    assert sorted(needed - packed) == [], "a sentence is new or changed: run `make voice`"
    assert sorted(packed - needed) == [], "the pack has a sentence nobody says: run `make voice`"


def test_each_is_filed_under_what_it_is(pack: Pack) -> None:
    speaker = shipped_speaker()
    assert [text for key, text in pack.texts().items() if speaker.key(text) != key] == []


def test_it_is_small_enough_to_ship() -> None:
    assert SHIPPED_PACK.stat().st_size < MOST_BYTES


def test_none_is_longer_than_the_plan_counts_on(pack: Pack) -> None:
    """Spoken text with its pause fits the estimate; and the estimate is not wildly over, counts included."""
    ratios = {
        text: speech_frames(text, ENGLISH) / ((pack.frames(key) or 0) + PAUSE)
        for key, text in pack.texts().items()
        if not text.startswith(TONE_PREFIX)
    }
    assert {text: ratio for text, ratio in ratios.items() if ratio < 1} == {}
    assert {text: ratio for text, ratio in ratios.items() if ratio > 1.6} == {}


def test_each_sounds_the_same_after_any_other(heard: dict[str, Samples]) -> None:
    """All phrases laid end to end in one run, each compared with itself alone."""
    packets = [packet for text in heard for packet in shipped_speaker().phrase(text).packets]
    run, at = decoded(packets), 0
    for text, alone in heard.items():
        assert same(run[at : at + len(alone)], alone), text
        at += len(alone)


def test_none_begins_with_a_bang_on_a_player_that_has_just_started(heard: dict[str, Samples]) -> None:
    """A file of one phrase: only the noise of its first consonant may differ, for 20 ms."""
    for text, right in heard.items():
        with av.open(BytesIO(ogg_opus(shipped_speaker().phrase(text).packets))) as file:
            fresh = np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)])
        assert np.abs(fresh - right)[SAMPLES_A_FRAME:].max() < 1e-3, text
        assert np.abs(fresh[:SAMPLES_A_FRAME]).max() < 2 * np.abs(right[:SAMPLES_A_FRAME]).max() + 0.01, text


def test_all_are_equally_loud_and_none_peaks(heard: dict[str, Samples]) -> None:
    levels = {text: loudness_alone(sound) for text, sound in heard.items()}
    assert {text: level for text, level in levels.items() if abs(level - LOUDNESS) > 1} == {}
    assert {text: peak for text in heard if (peak := true_peak(heard[text])) >= HIGHEST_PEAK} == {}


def test_each_begins_on_its_first_frame_and_ends_in_silence(heard: dict[str, Samples]) -> None:
    assert {text: onset for text in heard if (onset := onset_ms(heard[text])) >= 20} == {}
    for text, sound in heard.items():
        assert np.abs(sound[:24]).max() < 0.003, text
        assert np.abs(sound[-SAMPLES_A_FRAME:]).max() < 1e-3, text

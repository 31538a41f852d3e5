"""Phrases: even loudness, sound on the first frame, and no trace of what was beside them."""

from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voice.sounds import Hummer, frame_slice, loudness_alone, onset_ms, same
from thenar.model.timeline import CHIME, Mark, tone_text
from thenar.voice.chime import tone
from thenar.voice.encode import HIGHEST_PEAK, decoded, opus_packets, phrase_of
from thenar.voice.hibari import CALM, HibariVoice
from thenar.voice.level import limited, loudness, true_peak
from thenar.voice.phrase import LOOKAHEAD, SAMPLES_A_FRAME, SILENCE, Phrase, VoiceError
from thenar.voice.shape import RELEASE, TAIL, Samples, resampled, trimmed

NOISE = np.random.default_rng(1)


def test_silence_is_what_libopus_makes_of_silence() -> None:
    encoder = av.CodecContext.create("libopus", "w")
    encoder.sample_rate, encoder.layout, encoder.format = 48_000, "mono", "flt"
    encoder.time_base, encoder.options = Fraction(1, 48_000), {"application": "audio", "frame_duration": "20"}
    nothing = av.AudioFrame.from_ndarray(np.zeros((1, 960 * 5), np.float32), format="flt", layout="mono")
    nothing.sample_rate = 48_000
    packets = {bytes(packet) for packet in (*encoder.encode(nothing), *encoder.encode(None))}
    assert packets == {SILENCE}
    assert not decoded([SILENCE] * 10).any()


def test_the_encoder_looks_ahead_as_far_as_is_skipped() -> None:
    encoder = av.CodecContext.create("libopus", "w")
    encoder.sample_rate, encoder.layout, encoder.format = 48_000, "mono", "flt"
    encoder.time_base, encoder.options = Fraction(1, 48_000), {"application": "audio"}
    encoder.open()
    assert encoder.extradata is not None
    assert int.from_bytes(encoder.extradata[10:12], "little") == LOOKAHEAD


@pytest.mark.parametrize("quiet", [0.0, 0.1, 0.35])
@pytest.mark.parametrize("gain", [0.001, 0.1, 1.0])
def test_sound_starts_on_the_first_frame_at_an_even_loudness(quiet: float, gain: float) -> None:
    time = np.arange(24_000) / 24_000
    voice = np.sin(2 * np.pi * 180 * time) * (0.6 + 0.4 * np.sin(2 * np.pi * 5 * time))
    sound = np.concatenate([np.zeros(int(quiet * 24_000)), gain * voice, np.zeros(9_000)])
    heard = decoded(phrase_of(sound, 24_000, "hm").packets)
    assert onset_ms(heard) < 20
    assert loudness_alone(heard) == pytest.approx(-19, abs=1)
    assert not np.abs(heard[-SAMPLES_A_FRAME:]).max() > 1e-4


def test_a_faint_breath_before_a_word_does_not_count_as_its_onset() -> None:
    time = np.arange(48_000) / 48_000
    word = np.sin(2 * np.pi * 300 * time[:24_000]) * 0.5
    sound = np.concatenate([NOISE.normal(0, 0.001, 12_000), word, np.zeros(4_800)])
    assert onset_ms(decoded(phrase_of(sound, 48_000, "hm").packets)) < 20


@pytest.mark.parametrize("length", [9_000, 9_600, 9_601, 10_559])
def test_a_phrase_is_whole_frames_and_ends_in_silence(length: int) -> None:
    shaped = trimmed(np.sin(2 * np.pi * 300 * np.arange(length) / 48_000))
    assert len(shaped) % SAMPLES_A_FRAME == 0
    assert not shaped[-TAIL:].any()
    assert shaped[-TAIL - RELEASE - SAMPLES_A_FRAME :].any()


def test_a_peaky_sound_is_turned_down_only_around_its_peaks() -> None:
    time = np.arange(48_000) / 48_000
    clicks = 0.05 * np.sin(2 * np.pi * 200 * time)
    clicks[10_000::9_000] += 0.9
    phrase = phrase_of(clicks, 48_000, "tick")
    assert true_peak(decoded(phrase.packets)) < HIGHEST_PEAK
    gentle = limited(clicks * 2, 0.5)
    assert true_peak(gentle) <= 0.5 * 1.05
    assert np.allclose(gentle[2_000:8_000], clicks[2_000:8_000] * 2)


def test_true_peaks_between_samples_are_seen() -> None:
    between = np.hanning(4_801)[:4_800] * np.sin(2 * np.pi * 12_000 * np.arange(4_800) / 48_000 + np.pi / 4)
    assert np.abs(between).max() < 0.71
    assert true_peak(between) == pytest.approx(1, abs=0.01)


def test_loudness_agrees_with_another_meter() -> None:
    noise = NOISE.normal(0, 0.05, 96_000)
    assert loudness(noise) == pytest.approx(loudness_alone(noise), abs=0.1)


def test_twice_the_samples_are_the_same_sound() -> None:
    time = np.arange(2_400) / 24_000
    low = np.sin(2 * np.pi * 1_000 * time)
    high = resampled(low, 2)
    assert np.allclose(high[::2], low, atol=1e-9)


def test_nothing_to_hear_is_said_so() -> None:
    assert not len(trimmed(np.zeros(4_800)))
    assert not len(trimmed(np.full(4_800, 1e-5)))
    with pytest.raises(VoiceError, match='nothing to say in "♥"'):
        phrase_of(np.zeros(0), 24_000, "♥")


def test_the_chime_fits_a_plan_and_other_tones_are_unknown() -> None:
    chime = tone(CHIME)
    assert chime.frames <= 60
    assert loudness_alone(decoded(chime.packets)) == pytest.approx(-19, abs=1)
    assert tone(tone_text(Mark.AGAIN)).frames <= 20, "shorter than the quickest repetition"
    with pytest.raises(VoiceError, match='no tone "tone:gong"'):
        tone("tone:gong")


PHRASES = [
    *(Hummer().speak(text, 1.0) for text in ("hm", "and one that goes on for a while")),
    *(HibariVoice().speak(text, CALM) for text in ("Begin with the left hand.", "One.")),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PHRASES), st.integers(1, 8)), min_size=1, max_size=8))
def test_a_phrase_sounds_the_same_whatever_lies_beside_it(run: list[Phrase | int]) -> None:
    packets: list[bytes] = []
    starts: list[tuple[int, Phrase]] = []
    for one in run:
        if isinstance(one, Phrase):
            starts.append((len(packets), one))
        packets.extend(one.packets if isinstance(one, Phrase) else [SILENCE] * one)
    sound = decoded(packets)
    assert len(sound) == len(packets) * SAMPLES_A_FRAME
    for at, phrase in starts:
        assert same(frame_slice(sound, at, phrase.frames), decoded(phrase.packets))


@pytest.mark.parametrize("decoder", ["opus", "libopus"])
def test_both_decoders_give_back_the_sound_that_was_encoded_from_its_first_packet(decoder: str) -> None:
    sound = trimmed(voice_of("A flat hand, from the heel to the toes."))
    context = av.AudioCodecContext.create(decoder, "r")
    assert isinstance(context, av.AudioCodecContext)
    context.sample_rate, context.layout = 48_000, "mono"
    packets = map(av.Packet, (SILENCE, *opus_packets(sound)))
    heard = np.concatenate([frame.to_ndarray().reshape(-1) for one in packets for frame in context.decode(one)])
    scale = 1 / 32_768 if heard.dtype == np.int16 else 1.0
    start = SAMPLES_A_FRAME + LOOKAHEAD
    error = heard[start : start + len(sound)] * scale - sound
    for part in (slice(0, 4_800), slice(0, len(sound))):
        assert 10 * np.log10((sound[part] ** 2).sum() / (error[part] ** 2).sum()) > 12


def voice_of(text: str) -> Samples:
    """The voice before anything is done to it, at 48 kHz."""
    from hibari import Hibari

    samples: Samples = np.asarray(Hibari()(text, speed=CALM, seed=0), np.float64)
    return resampled(samples, 2)

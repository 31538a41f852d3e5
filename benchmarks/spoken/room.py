"""What a microphone hears: a voice, our narration from a small loudspeaker, a room and its noise.

Levels are relative to the voice: 0 dB means that the narration reaches the microphone as loud as the voice does.
"""

from dataclasses import dataclass

import numpy as np
from livekit.rtc import AudioFrame, AudioProcessingModule
from numpy.typing import NDArray
from pyaec import Aec
from scipy.signal import butter, fftconvolve, sosfilt

from benchmarks.spoken.samples import RATE, Sound, level

VOICE_RMS = 0.05
_DELAY = 60 * RATE // 1000  # from the player to the microphone: buffers of the sound system
_REVERBERATION = 0.4


@dataclass(frozen=True)
class Scene:
    """How it sounds. `voice_over_track` in dB, None without narration; `canceller`: the one that is told
    the track, if any; `depth`: only candidates that go as deep listen to it.
    """

    name: str
    voice_over_track: float | None
    voice_over_noise: float = 20.0
    canceller: str = ""
    depth: int = 3


SCENES = (
    Scene("quiet room, no narration", None, 30, depth=1),
    Scene("narration as loud, subtracted by Speex", 0, canceller="speex", depth=2),
    Scene("narration as loud, subtracted by WebRTC", 0, canceller="webrtc", depth=2),
    Scene("narration 10 dB louder, subtracted by Speex", -10, canceller="speex"),
    Scene("narration 10 dB louder, subtracted by WebRTC", -10, canceller="webrtc"),
    Scene("narration as loud as the voice", 0),
    Scene("noisy room, no narration", None, 10),
)
SILENT = (
    Scene("narration as loud, subtracted by Speex", 0, canceller="speex", depth=2),
    Scene("narration as loud, subtracted by WebRTC", 0, canceller="webrtc"),
    Scene("narration as loud as a voice would be", 0, depth=4),
)
TALK = Scene("others talk, narration as loud, subtracted by Speex", 0, canceller="speex")


def microphone(scene: Scene, voice: Sound, track: Sound, random: np.random.Generator) -> Sound:
    """A microphone's sound for a voice (silence where nobody speaks) and as much of the track."""
    heard = _room(voice, random) + _noise(len(voice), random) * VOICE_RMS * _times(-scene.voice_over_noise)
    if scene.voice_over_track is None:
        return heard.astype(np.float32)
    echo = level_like(_room(small_speaker(track), random))
    echo = np.concatenate([np.zeros(_DELAY, np.float32), echo])[: len(voice)]
    heard = (heard + echo * _times(-scene.voice_over_track)).astype(np.float32)
    return CANCELLERS[scene.canceller](heard, track) if scene.canceller else heard


def small_speaker(track: Sound) -> Sound:
    """A phone's loudspeaker: nothing below about 400 Hz or above 7 kHz, and bent a little where it is loud."""
    band = sosfilt(butter(2, [400, 7000], "bandpass", fs=RATE, output="sos"), track)
    return np.asarray(np.tanh(1.5 * band / (np.abs(band).max() + 1e-9)) / 1.5, np.float32)


def _webrtc(heard: Sound, track: Sound) -> Sound:
    """WebRTC's canceller, which browsers use: a filter that learns the room, then a suppressor of what is left."""
    canceller = AudioProcessingModule(echo_cancellation=True)
    canceller.set_stream_delay_ms(_DELAY * 1000 // RATE)
    step = RATE // 100
    near, far = _pcm(heard), _pcm(track)
    out = np.zeros(len(heard), np.float32)
    for at in range(0, len(heard) - step + 1, step):
        canceller.process_reverse_stream(AudioFrame(far[at : at + step].tobytes(), RATE, 1, step))
        frame = AudioFrame(near[at : at + step].tobytes(), RATE, 1, step)
        canceller.process_stream(frame)
        out[at : at + step] = np.frombuffer(frame.data, "<i2") / np.float32(32767)
    return out


def _speex(heard: Sound, track: Sound) -> Sound:
    """Speex's canceller without its preprocessor: only the filter that learns the room."""
    step = 256
    canceller = Aec(step, RATE // 2 // step * step, RATE, enable_preprocess=False)
    near, far = _pcm(heard), _pcm(track)
    out = np.zeros(len(heard), np.float32)
    for at in range(0, len(heard) - step + 1, step):
        left = canceller.cancel_echo(near[at : at + step].tolist(), far[at : at + step].tolist())
        out[at : at + step] = np.asarray(left, np.float32) / 32767
    return out


CANCELLERS = {"webrtc": _webrtc, "speex": _speex}


def _pcm(sound: Sound) -> NDArray[np.int16]:
    return (np.clip(sound, -1, 1) * 32767).astype("<i2")


def level_like(sound: Sound) -> Sound:
    """The sound at the level that a voice has, its silences kept."""
    blocks = np.sqrt(np.mean(sound[: len(sound) // 320 * 320].reshape(-1, 320) ** 2, axis=1))
    active = blocks[blocks > 0.1 * blocks.max()]
    return (sound * (VOICE_RMS / float(np.sqrt(np.mean(active**2))))).astype(np.float32)


def _room(sound: Sound, random: np.random.Generator) -> Sound:
    time = np.arange(int(_REVERBERATION * RATE)) / RATE
    tail = random.standard_normal(len(time)) * 10 ** (-3 * time / _REVERBERATION)
    tail *= 0.5 / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return np.asarray(fftconvolve(sound, tail)[: len(sound)], np.float32)


def _noise(length: int, random: np.random.Generator) -> Sound:
    spectrum = np.fft.rfft(random.standard_normal(length))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    pink = np.fft.irfft(spectrum, length)
    return np.asarray(pink / np.sqrt(np.mean(pink**2)), np.float32)


def _times(decibel: float) -> float:
    return float(10 ** (decibel / 20))


def placed(said: list[Sound], starts: list[int], length: int) -> Sound:
    """The sounds at their first samples in a silence of `length` samples."""
    whole = np.zeros(length, np.float32)
    for sound, start in zip(said, starts, strict=True):
        spoken = level(sound, VOICE_RMS)
        whole[start : start + len(spoken)] += spoken
    return whole

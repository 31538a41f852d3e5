"""Beds: no seam, the loudness that is promised, never silent, and the same each time."""

import numpy as np
import pyloudnorm
import pytest

from thenar.model.bed import Bed, BedKind, bed_of
from thenar.voice.beds import Stereo, bed_second
from thenar.voice.phrase import SAMPLE_RATE

LOUDNESS = {1: -40.0, 2: -36.5, 3: -33.0, 4: -30.0}


@pytest.fixture(scope="module", params=list(BedKind))
def loop(request: pytest.FixtureRequest) -> tuple[BedKind, Stereo]:
    """A whole loop and its first second again, at the loudest level."""
    kind = request.param
    return kind, np.concatenate([bed_second(Bed(kind, 4), second) for second in range(61)], axis=1)


def test_it_is_as_loud_as_its_level_says(loop: tuple[BedKind, Stereo]) -> None:
    kind, sound = loop
    meter = pyloudnorm.Meter(SAMPLE_RATE)
    loudest = meter.integrated_loudness(sound.T.astype(float))
    for level, aim in LOUDNESS.items():
        gain = np.median(bed_second(Bed(kind, level), 0) / bed_second(Bed(kind, 4), 0))
        assert loudest + 20 * np.log10(gain) == pytest.approx(aim, abs=0.5)


def test_nothing_is_heard_of_the_seam_or_of_any_second(loop: tuple[BedKind, Stereo]) -> None:
    """From each second to the next, the last to the first included, no step is larger than steps inside are."""
    _, sound = loop
    steps = np.abs(np.diff(sound, axis=1))
    at_seams = steps[:, SAMPLE_RATE - 1 :: SAMPLE_RATE]
    assert at_seams.shape[1] == 60
    assert at_seams.max() <= steps.max()
    assert at_seams.mean() < 2 * steps.mean()


def test_its_loudness_does_not_dip_at_the_seam(loop: tuple[BedKind, Stereo]) -> None:
    """100 ms around each change of second are as loud as 100 ms elsewhere, within the swell of the bed itself."""
    kind, sound = loop
    tenths = np.sqrt((sound[:, : 600 * 4_800].reshape(2, 600, 4_800) ** 2).mean(axis=(0, 2)))
    at_seam, before = (tenths[9::10] + tenths[0::10]) / 2, (tenths[4::10] + tenths[5::10]) / 2
    assert at_seam.mean() == pytest.approx(before.mean(), rel=0.12), kind
    assert tenths.min() > tenths.max() / 30, "never silent"


def test_it_goes_round_and_is_the_same_each_time() -> None:
    for kind in BedKind:
        assert np.array_equal(bed_second(Bed(kind), 60), bed_second(Bed(kind), 0))
        assert np.array_equal(bed_second(Bed(kind), 61 * 60 + 7), bed_second(Bed(kind), 7))


def test_both_ears_hear_it_alike_and_not_the_same(loop: tuple[BedKind, Stereo]) -> None:
    _, sound = loop
    left, right = (float(np.sqrt(np.square(ear).mean())) for ear in (sound[0], sound[1]))
    assert left == pytest.approx(right, rel=0.1)
    assert np.asarray(np.corrcoef(sound))[0, 1] < 0.95


@pytest.mark.parametrize(
    ("kind", "level", "bed"),
    [
        ("sea", "3", Bed(BedKind.SEA, 3)), ("rain", None, Bed(BedKind.RAIN, 2)), ("room", 4, Bed(BedKind.ROOM, 4)),
        (None, "2", None), ("", None, None), ("wind", "2", None), ("sea", "5", None), ("sea", "-1", None),
        ("sea", "loud", None),
    ],
)  # fmt: skip
def test_words_that_name_no_bed_are_no_bed(kind: str | None, level: str | int | None, bed: Bed | None) -> None:
    assert bed_of(kind, level) == bed

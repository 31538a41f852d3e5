"""The voice pack: read lazily, the same bytes each time, and one clear sentence where it is damaged."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.voice.sounds import Hummer
from thenar.model.timeline import CHIME
from thenar.voice.build import build
from thenar.voice.pack import INDEX, Pack
from thenar.voice.phrase import VoiceError
from thenar.voice.speaker import Speaker

TEXTS = (CHIME, "One.", "Glide slowly from the wrist to the elbow.", "Breathe in.")


@pytest.fixture
def hummer() -> Hummer:
    return Hummer()


@pytest.fixture
def path(tmp_path: Path, hummer: Hummer) -> Path:
    build(tmp_path / "pack" / "hum.zip", TEXTS, Speaker(hummer, 1.0))
    return tmp_path / "pack" / "hum.zip"


def test_what_was_packed_is_heard_again(path: Path) -> None:
    speaker, fresh = Speaker(Hummer(), 1.0, Pack(path)), Speaker(Hummer(), 1.0)
    for text in TEXTS:
        assert speaker.phrase(text) == fresh.phrase(text)
        assert speaker.frames(text) == fresh.phrase(text).frames
    assert isinstance(speaker.voice, Hummer)
    assert speaker.voice.said == []


def test_building_again_speaks_only_what_is_new(path: Path, hummer: Hummer) -> None:
    before = path.read_bytes()
    assert build(path, TEXTS, Speaker(hummer, 1.0)) == 0
    assert path.read_bytes() == before
    hummer.said.clear()
    assert build(path, (*TEXTS[1:], "New."), Speaker(hummer, 1.0)) == 1
    assert hummer.said == ["New."]
    assert sorted(Pack(path).texts().values()) == sorted((*TEXTS[1:], "New."))


def test_the_same_sentences_make_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    build(again, reversed(TEXTS), Speaker(Hummer(), 1.0))
    assert again.read_bytes() == path.read_bytes()


def test_another_pace_or_voice_is_another_phrase(path: Path) -> None:
    other = Hummer()
    Speaker(other, 0.9, Pack(path)).phrase("One.")
    assert other.said == ["One."]


def test_any_tool_can_open_it_and_listen(path: Path) -> None:
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None
        assert pack.namelist()[0] == INDEX
        assert {one.date_time for one in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "equal input, equal bytes"
        assert all(name.endswith(".ogg") for name in pack.namelist()[1:])


def damage(path: Path, at: float) -> None:
    """Change some bytes at a place between the beginning (0) and the end (1) of a file."""
    data = bytearray(path.read_bytes())
    start = int(at * (len(data) - 8))
    data[start : start + 8] = bytes(byte ^ 0x55 for byte in data[start : start + 8])
    path.write_bytes(data)


@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_pack_cut_short_gives_one_clear_error(path: Path, keep: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    with pytest.raises(VoiceError, match=r"voice pack .*hum\.zip is missing or damaged: .*make voice"):
        Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")


def test_a_missing_pack_gives_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="there is no such file"):
        Speaker(Hummer(), 1.0, Pack(tmp_path / "none.zip")).frames("One.")


def test_damage_anywhere_is_one_clear_error_or_no_difference(path: Path) -> None:
    whole = path.read_bytes()
    right = {text: Speaker(Hummer(), 1.0).phrase(text) for text in TEXTS}
    errors = set()
    for place in range(0, 101, 2):
        path.write_bytes(whole)
        damage(path, place / 100)
        speaker = Speaker(Hummer(), 1.0, Pack(path))
        for text in TEXTS:
            try:
                assert speaker.phrase(text) == right[text]
            except VoiceError as error:
                errors.add(str(error))
    assert any(re.search(r'the sound of "One\."|the sound of "Breathe in\."', error) for error in errors)


def test_an_index_that_lies_about_lengths_is_noticed(path: Path) -> None:
    with zipfile.ZipFile(path) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    files[INDEX] = re.sub(rb'"frames": \d+', b'"frames": 7', files[INDEX])
    with zipfile.ZipFile(path, "w") as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    with pytest.raises(VoiceError, match="not as long as its index says"):
        Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")

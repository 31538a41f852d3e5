"""The voice pack: read lazily, the same bytes each time, and one clear sentence where it is damaged."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.voice.sounds import Hummer
from thenar.model.timeline import CHIME
from thenar.voice.build import LaterError, Once, build, told
from thenar.voice.ogg import ogg_packets
from thenar.voice.pack import INDEX, Pack
from thenar.voice.phrase import Phrase, VoiceError
from thenar.voice.speaker import Speaker

TEXTS = (CHIME, "One.", "Glide slowly from the wrist to the elbow.", "Breathe in.")


@dataclass
class Teacher:
    """A recorder that says short texts in three takes, each longer than the one before."""

    id: str = "teacher"
    said: list[tuple[str, int]] = field(default_factory=list)

    def takes(self, text: str) -> int:
        return 3 if len(text) < 6 else 1

    def record(self, text: str, take: int) -> Phrase:
        self.said.append((text, take))
        return Hummer().speak(text + " longer" * take, 1.0)


@pytest.fixture
def hummer() -> Hummer:
    return Hummer()


@pytest.fixture
def path(tmp_path: Path, hummer: Hummer) -> Path:
    build(tmp_path / "pack" / "hum", TEXTS, Once(hummer))
    return tmp_path / "pack" / "hum"


def bytes_of(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def sound_of(path: Path, text: str) -> Path:
    pack = Pack(path)
    return pack.file(pack.takes(text)[0])


def test_what_was_packed_is_heard_again(path: Path) -> None:
    speaker, fresh = Speaker(Hummer(), 0.85, Pack(path)), Speaker(Hummer(), 0.85)
    for text in TEXTS:
        assert speaker.phrase(text) == fresh.phrase(text)
        assert speaker.frames(text) == fresh.phrase(text).frames
    assert isinstance(speaker.voice, Hummer)
    assert speaker.voice.said == []


def test_building_again_speaks_only_what_is_new(path: Path, hummer: Hummer) -> None:
    before = bytes_of(path)
    assert build(path, TEXTS, Once(hummer)) == []
    assert bytes_of(path) == before
    hummer.said.clear()
    assert build(path, (*TEXTS[1:], "New."), Once(hummer)) == ["New."]
    assert hummer.said == ["New."]
    assert sorted(Pack(path).index) == sorted((*TEXTS[1:], "New."))
    assert all(data == before[name] for name, data in bytes_of(path).items() if name in before and name != INDEX)
    assert len(bytes_of(path)) == 1 + 4, "what nobody says is gone"


def test_the_same_sentences_make_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    build(again, reversed(TEXTS), Once(Hummer()))
    assert bytes_of(again) == bytes_of(path)


def test_a_short_word_is_heard_in_one_take_after_another(tmp_path: Path) -> None:
    build(tmp_path / "pack", TEXTS, Teacher())
    speaker = Speaker(Hummer(), 0.85, Pack(tmp_path / "pack"))
    takes = [speaker.phrase("One.", turn) for turn in range(6)]
    assert takes[:3] == takes[3:]
    assert len(set(takes)) == 3
    assert speaker.frames("One.") == max(take.frames for take in takes), "whatever the take, it has its time"
    assert speaker.phrase("Breathe in.", 5) == speaker.phrase("Breathe in.")


def test_a_stand_in_is_kept_until_the_voice_of_the_pack_speaks_and_never_after(path: Path) -> None:
    teacher, student = Teacher(), Once(Hummer())
    assert [take.by for take in Pack(path).takes("One.")] == ["hummer"]
    build(path, TEXTS, teacher)
    assert [take.by for take in Pack(path).takes("One.")] == ["teacher"] * 3
    teacher.said.clear()
    assert build(path, (*TEXTS, "New."), student, better=("teacher",)) == ["New."]
    assert {take.by for text in (*TEXTS[1:], "New.") for take in Pack(path).takes(text)} == {"teacher", "hummer"}
    assert build(path, (*TEXTS, "New."), teacher) == ["New."] * 3
    assert "5 sentences in 9 takes, 3 newly spoken" in told(path, ["New."] * 3)


def test_what_the_recorder_leaves_for_later_the_stand_in_says(tmp_path: Path) -> None:
    @dataclass
    class Tired(Teacher):
        def record(self, text: str, take: int) -> Phrase:
            if text != "One.":
                raise LaterError("later")
            return super().record(text, take)

    pack, student = tmp_path / "pack", Once(Hummer())
    assert build(pack, TEXTS, Tired(), stand_in=student) == [CHIME, "One.", "One.", "One.", *TEXTS[2:]]
    assert {text: {take.by for take in some} for text, some in Pack(pack).index.items() if text != CHIME} == {
        "One.": {"teacher"},
        TEXTS[2]: {"hummer"},
        TEXTS[3]: {"hummer"},
    }
    assert build(pack, TEXTS, Tired(), stand_in=student) == []


def test_two_lines_of_work_brought_together_line_by_line_make_one_pack(path: Path, tmp_path: Path) -> None:
    """As git's union of lines leaves it: lines of both sides, one of them twice, and one whose sound is gone."""
    other = tmp_path / "other"
    build(other, (*TEXTS[:2], "Theirs."), Once(Hummer()))
    lines = (path / INDEX).read_text() + (other / INDEX).read_text()
    for file in other.glob("*.ogg"):
        (path / file.name).write_bytes(file.read_bytes())
    sound_of(path, "Breathe in.").unlink()
    (path / INDEX).write_text(lines)
    assert build(path, (*TEXTS, "Theirs."), Once(Hummer())) == ["Breathe in."]
    right = tmp_path / "right"
    build(right, (*TEXTS, "Theirs."), Once(Hummer()))
    assert bytes_of(path) == bytes_of(right)


def test_any_player_opens_each_sound(path: Path) -> None:
    for some in Pack(path).index.values():
        for take in some:
            assert len(ogg_packets(Pack(path).file(take).read_bytes())) == take.frames


@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_sound_cut_short_gives_one_clear_error(path: Path, keep: float) -> None:
    file = sound_of(path, "One.")
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])
    with pytest.raises(VoiceError, match=r"voice pack .*hum is missing or damaged: the sound of \"One\.\".*make voice"):
        Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")


@pytest.mark.parametrize("line", ["One.\t0\t12", "One.\tfirst\t12\thummer\tabc", "no tabs at all"])
def test_a_line_that_is_none_gives_one_clear_error(path: Path, line: str) -> None:
    (path / INDEX).write_text(line + "\n")
    with pytest.raises(VoiceError, match=r"its index cannot be read .*make voice"):
        Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")


def test_a_missing_pack_gives_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="there is no such file"):
        Speaker(Hummer(), 1.0, Pack(tmp_path / "none")).frames("One.")


def test_damage_anywhere_in_a_sound_is_one_clear_error(path: Path) -> None:
    file = sound_of(path, "One.")
    whole = file.read_bytes()
    for at in range(0, len(whole), 97):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with pytest.raises(VoiceError, match=r'the sound of "One\."'):
            Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")


def test_an_index_that_lies_about_lengths_is_noticed(path: Path) -> None:
    (path / INDEX).write_text(re.sub(r"\t0\t\d+\t", "\t0\t7\t", (path / INDEX).read_text()))
    with pytest.raises(VoiceError, match="not as long as its index says"):
        Speaker(Hummer(), 1.0, Pack(path)).phrase("One.")

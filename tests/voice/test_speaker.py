"""Pack, then cache, then voice; and a disk that fails never stops a session."""

import resource
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.voice.sounds import Hummer, loudness_alone
from thenar.files.folders import user_cache_folder
from thenar.model.timeline import CHIME
from thenar.voice.cache import Cache
from thenar.voice.encode import decoded
from thenar.voice.hibari import CALM, HibariVoice
from thenar.voice.phrase import VoiceError
from thenar.voice.speaker import Speaker

TEXT = "Ada likes a soft touch."


def spoken_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_new_text_is_spoken_once_and_then_remembered(tmp_path: Path) -> None:
    first, second = Hummer(), Hummer()
    phrase = Speaker(first, 1.0, cache=Cache(tmp_path)).phrase(TEXT)
    assert Speaker(second, 1.0, cache=Cache(tmp_path)).phrase(TEXT) == phrase
    assert (first.said, second.said) == ([TEXT], [])
    assert [path.suffix for path in spoken_files(tmp_path)] == [".ogg"]


def test_how_a_file_is_wrapped_makes_no_difference(tmp_path: Path) -> None:
    hummer = Hummer()
    speaker = Speaker(hummer, 1.0, cache=Cache(tmp_path))
    assert speaker.phrase(TEXT) == speaker.phrase(" Ada likes\n  a soft touch. ")
    assert hummer.said == [TEXT]


def test_a_tone_needs_no_voice(tmp_path: Path) -> None:
    hummer = Hummer()
    assert Speaker(hummer, 1.0, cache=Cache(tmp_path)).frames(CHIME) > 0
    assert hummer.said == []


@pytest.mark.parametrize("content", [b"", b"OggS", b"no sound at all" * 40])
def test_a_damaged_entry_is_spoken_again(tmp_path: Path, content: bytes) -> None:
    hummer = Hummer()
    phrase = Speaker(hummer, 1.0, cache=Cache(tmp_path)).phrase(TEXT)
    spoken_files(tmp_path)[0].write_bytes(content)
    assert Speaker(hummer, 1.0, cache=Cache(tmp_path)).phrase(TEXT) == phrase
    assert hummer.said == [TEXT, TEXT]
    assert Speaker(Hummer(), 1.0, cache=Cache(tmp_path)).phrase(TEXT) == phrase


def test_an_entry_cut_short_anywhere_is_spoken_again(tmp_path: Path) -> None:
    phrase = Speaker(Hummer(), 1.0, cache=Cache(tmp_path)).phrase(TEXT)
    file = spoken_files(tmp_path)[0]
    whole = file.read_bytes()
    for end in range(0, len(whole), 2_500):
        file.write_bytes(whole[:end])
        assert Speaker(Hummer(), 1.0, cache=Cache(tmp_path)).phrase(TEXT) == phrase


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_does_not_stop_a_session_and_leaves_nothing(tmp_path: Path) -> None:
    with longest_file(100):
        assert Speaker(Hummer(), 1.0, cache=Cache(tmp_path)).phrase(TEXT).frames > 0
    assert spoken_files(tmp_path) == []


def test_a_cache_folder_that_cannot_be_made_does_not_stop_a_session(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    assert Speaker(Hummer(), 1.0, cache=Cache(file / "voice")).phrase(TEXT).frames > 0


def test_an_entry_that_is_a_folder_does_not_stop_a_session(tmp_path: Path) -> None:
    speaker = Speaker(Hummer(), 1.0, cache=Cache(tmp_path))
    (tmp_path / speaker.key(TEXT)[:2] / f"{speaker.key(TEXT)}.ogg").mkdir(parents=True)
    assert speaker.phrase(TEXT).frames > 0


def test_kept_sentences_are_closed_to_others(tmp_path: Path) -> None:
    """A sentence of one's own may hold a name."""
    Speaker(Hummer(), 1.0, cache=Cache(tmp_path)).phrase(TEXT)
    assert stat.S_IMODE(spoken_files(tmp_path)[0].stat().st_mode) == 0o600


def test_many_threads_speak_a_sentence_once(tmp_path: Path) -> None:
    hummer = Hummer()
    speaker = Speaker(hummer, 1.0, cache=Cache(tmp_path))
    threads = [threading.Thread(target=speaker.phrase, args=(TEXT,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hummer.said == [TEXT]


def test_the_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert tmp_path in user_cache_folder().parents or "thenar" in str(user_cache_folder())


@pytest.mark.parametrize("text", ["", "♥", "…", "♥ …", "日本語"])
def test_what_has_no_sound_is_said_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(VoiceError, match="nothing to say"):
        Speaker(HibariVoice(), CALM, cache=Cache(tmp_path)).phrase(text)
    assert spoken_files(tmp_path) == []


def test_a_name_is_spoken_and_sounds_the_same_each_time(tmp_path: Path) -> None:
    one = Speaker(HibariVoice(), CALM).phrase("Zoë, rest your left hand.")
    assert one == Speaker(HibariVoice(), CALM).phrase("Zoë, rest your left hand.")
    assert loudness_alone(decoded(one.packets)) == pytest.approx(-19, abs=1)

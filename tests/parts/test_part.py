"""Without the parts that some machines have no build for all else goes on, and what is missing is said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.behind import gaps, libraries_of
from tests.parts.blocked import command, environment, without
from tests.web.came_in import came_in, opened
from thenar.parts.part import LIBRARIES, MissingPartError, Part, missing, needed

ALL = tuple(Part)
OWN = """\
id: mine
name: Slow palms
summary: Slow palms
area: hand
form: self
source: [background]
steps:
- name: Palm
  parts: [{stroke: palm-short-stroke, times: 4, importance: 1, say: [Slowly over the sore thumb.]}]
"""


@pytest.mark.parametrize("part", Part)
def test_a_part_that_is_here_is_given(part: Part) -> None:
    assert needed(part).__name__ == LIBRARIES[part][-1]
    assert missing(part) is None


@pytest.mark.parametrize("part", Part)
def test_a_part_that_is_missing_is_one_sentence_with_a_way_on(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[part][0], None)
    told = missing(part)
    assert isinstance(told, MissingPartError)
    assert f'pip install "thenar[{part}]"' in str(told)
    assert "make parts" in str(told)
    assert LIBRARIES[part][0].split(".")[0] in str(told)


def test_every_import_of_their_libraries_goes_through_the_one_door() -> None:
    assert libraries_of(Part) >= {"pyrage", "hibari", "cryptography"}
    assert gaps() == []


def test_plan_needs_none_of_them(tmp_path: Path) -> None:
    done = without(ALL, "plan", "hand-self", "foot-self", "--clear", "--json", folder=tmp_path)
    assert json.loads(done.stdout)["steps"], done.stderr


@pytest.mark.parametrize("sound", ["a.ogg", "a.m4a", "a.mp3"])
def test_export_of_sound_needs_none_of_them(tmp_path: Path, sound: str) -> None:
    args = (
        "export",
        "hand-self",
        "--minutes",
        "3",
        "--clear",
        "--audio",
        sound,
        "--captions",
        "a.vtt",
        "--bed",
        "RAIN",
    )
    done = without(ALL, *args, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / sound).stat().st_size > 10_000
    assert (tmp_path / "a.vtt").read_text("utf-8").startswith("WEBVTT")


def test_a_card_needs_paper_alone(tmp_path: Path) -> None:
    args = ("export", "hand-self", "--clear", "--card", "a.pdf")
    assert without(set(ALL) - {Part.PAPER}, *args, folder=tmp_path).returncode == 0
    (tmp_path / "a.pdf").unlink()
    refused(without([Part.PAPER], *args, folder=tmp_path), Part.PAPER)
    assert not (tmp_path / "a.pdf").exists()


def test_the_app_starts_and_its_pages_are_there(tmp_path: Path) -> None:
    started = command(ALL, "--no-browser")
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True, env=environment(tmp_path), cwd=tmp_path) as app:
        try:
            assert app.stdout
            address = came_in(app.stdout.readline())
            for path in ("/", "/devices/", "/about/", "/copies/", "/strokes/", "/picture/"):
                with opened(address, path) as answer:
                    assert answer.status == 200, path
        finally:
            app.terminate()
            app.wait(20)


def test_the_terminal_goes_on_in_silence(tmp_path: Path) -> None:
    program = ("play", "hand-self", "--minutes", "3", "--clear", "--speed", "1000")
    assert without(ALL, *program, folder=tmp_path).returncode == 0


def test_words_of_ones_own_ask_for_speech_and_all_others_do_not(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    refused(without([Part.SPEECH], "timeline", "./own.yaml", "--clear", folder=tmp_path), Part.SPEECH)
    assert without([Part.SPEECH], "plan", "./own.yaml", "--clear", folder=tmp_path).returncode == 0
    (tmp_path / "own.yaml").write_text(OWN.replace(", say: [Slowly over the sore thumb.]", ""), "utf-8")
    done = without([Part.SPEECH], "timeline", "./own.yaml", "--clear", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_copies_with_a_key_are_refused_and_open_ones_go_on(tmp_path: Path) -> None:
    with_journal(tmp_path)
    refused(without([Part.COPIES], "key", "--page", "key.pdf", folder=tmp_path), Part.COPIES)
    refused(without([Part.COPIES], "backup", "copy.age", folder=tmp_path), Part.COPIES)
    done = without([Part.COPIES], "backup", "copy.sqlite3", "--plain", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    back = without([Part.COPIES], "restore", "copy.sqlite3", "--yes", folder=tmp_path)
    assert (back.returncode, back.stderr) == (0, "")


def test_a_house_without_certificates_says_how_phones_come_in(tmp_path: Path) -> None:
    done = without([Part.CERTIFICATES], "--lan", "--no-browser", folder=tmp_path)
    refused(done, Part.CERTIFICATES)
    assert "--plain-http" in done.stderr


def test_what_is_given_asks_for_its_seal(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    refused(without([Part.CERTIFICATES], "give", "own.yaml", "own.thenar", folder=tmp_path), Part.CERTIFICATES)
    assert without([Part.PHOTOS], "give", "own.yaml", "own.thenar", folder=tmp_path).returncode == 0
    assert without([Part.PHOTOS], "open", "own.thenar", folder=tmp_path).returncode == 0
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    refused(without([Part.PHOTOS], "open", "photo.jpg", folder=tmp_path), Part.PHOTOS)


def with_journal(folder: Path) -> None:
    """Something to copy: a journal that was brought up to date once."""
    program = "from thenar.web.serve import ready_application; ready_application()"
    words = [sys.executable, "-c", program]
    about = environment(folder) | {"DJANGO_SETTINGS_MODULE": "thenar.web.settings"}
    (folder / "data").mkdir()
    subprocess.run(words, env=about, check=True, cwd=folder)


def refused(done: "subprocess.CompletedProcess[str]", part: Part) -> None:
    """One sentence for what is missing, and the status for what can be mended."""
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert f'pip install "thenar[{part}]"' in done.stderr

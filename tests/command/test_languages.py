"""The command line in another language."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command.test_cli import json_of, thenar
from thenar.command.cli import cli
from thenar.command.narrow import BY_SOUND, speak_plainly
from thenar.load import load_knowledge
from thenar.model.timeline import CHIME
from thenar.voice.chime import TONES
from thenar.voice.ogg import ogg_packets
from thenar.voice.phrase import SILENCE
from thenar.voice.speaker import shipped_speaker

SPANISH = load_knowledge(language="es")


def test_a_plan_is_told_in_spanish_and_keeps_its_ids() -> None:
    said = thenar("plan", "foot-self", "--minutes", "10", "--condition", "pregnancy", "--clear", "--language", "es")
    assert said.returncode == 0, said.stderr
    assert SPANISH.conditions["pregnancy"].name in said.stdout
    assert "(pregnancy): gentle" in said.stdout
    assert "Instead:" not in said.stdout
    data = json_of("plan", "foot-self", "--minutes", "10", "--clear", "--language", "es")
    assert data["steps"][0]["stroke"] in SPANISH.strokes


def test_lists_and_timelines_speak_it_too() -> None:
    assert SPANISH.goals["sleep"].sentence in {row["sentence"] for row in json_of("list", "goals", "--language", "es")}
    cues = json_of("timeline", "hand-self", "--minutes", "5", "--clear", "--language", "es")["cues"]
    assert SPANISH.phrases.breathe_in in {cue.get("text") for cue in cues}


def test_mistakes_are_told_in_spanish_and_those_in_files_in_english(tmp_path: Path) -> None:
    wrong = thenar("plan", "hand-slf", "--language", "es")
    assert wrong.returncode == 2
    assert "¿Querías decir 'hand-self'?" in wrong.stderr
    own = tmp_path / "mine.yaml"
    own.write_text("id: mine\nstep: []\n")
    assert "unknown key 'step', did you mean 'steps'?" in thenar("plan", str(own), "--language", "es").stderr


def test_a_language_that_is_not_there_names_those_that_are() -> None:
    wrong = thenar("plan", "hand-self", "--language", "tlh")
    assert wrong.returncode == 2
    assert "'en', 'es'" in wrong.stderr


def test_a_sound_without_our_voice_says_so_and_has_captions_beside_it(tmp_path: Path) -> None:
    said = thenar(
        "export", "hand-self", "--minutes", "3", "--clear", "--language", "es", "--audio", "s.ogg", "--card", "c.pdf",
        cwd=tmp_path,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "Nuestra voz solo habla inglés. s.ogg tiene las campanadas" in said.stdout
    assert SPANISH.strokes["palm-short-stroke"].words.first[0] in (tmp_path / "s.vtt").read_text()
    packets = set(ogg_packets((tmp_path / "s.ogg").read_bytes()))
    tones = {packet for one in TONES for packet in shipped_speaker().phrase(one).packets}
    assert set(shipped_speaker().phrase(CHIME).packets) <= packets <= {SILENCE, *tones}
    (page,) = PdfReader(tmp_path / "c.pdf").pages
    assert SPANISH.routines["hand-self"].name in " ".join(page.extract_text().split())


def test_english_exports_no_file_that_was_not_named(tmp_path: Path) -> None:
    said = thenar("export", "hand-self", "--minutes", "3", "--clear", "--audio", "s.ogg", "--json", cwd=tmp_path)
    assert [one["file"] for one in json.loads(said.stdout)["written"]] == ["s.ogg"]
    assert not (tmp_path / "s.vtt").exists()


@pytest.mark.parametrize("routine", ["hand-self", "foot-self"])
def test_a_session_is_led_in_spanish(routine: str) -> None:
    said = thenar("play", routine, "--minutes", "3", "--clear", "--speed", "1000", "--language", "es")
    assert said.returncode == 0, said.stderr
    assert SPANISH.phrases.breathe_out in said.stdout
    assert "(campanada)" in said.stdout


IN_SPANISH = (
    "plan hand-self --clear",
    "plan foot-self --clear --json",
    "screen --condition pregnancy --clear",
    "timeline hand-self --clear",
    "script hand-self --clear",
    "play hand-self --minutes 3 --clear --speed 1000",
    "export hand-self --minutes 3 --clear --captions a.vtt",
    "find embarazo",
    "report a.pdf",
    "key --page a.pdf --yes",
    "plan hand-slf",
    "list points",
)
WITHOUT = (
    "--help",
    "doctor",
    "check",
    "copies",
    "backup ñ.age --plain",
    "restore ñ.age",
    "open ñ.thenar",
    "new routine ñ",
)
LATER = ("new", "give", "open", "backup", "restore", "doctor", "copies", "check")  # in English alone


@pytest.mark.parametrize("command", [*(f"{one} --language es" for one in IN_SPANISH), *WITHOUT])
def test_a_terminal_without_letters_gets_them_by_their_sound(command: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "THENAR_DATA": str(tmp_path / "data")}
    asked = [sys.executable, "-m", "thenar", *command.split()]
    done = subprocess.run(asked, env=environment, capture_output=True, check=False, cwd=tmp_path, timeout=120)  # ours
    told, wrong = done.stdout.decode("ascii"), done.stderr.decode("ascii")
    assert told or wrong
    assert done.returncode in (0, 2)
    assert "Traceback" not in wrong
    if command.startswith("timeline"):
        assert "mas comoda" in told


def test_every_command_is_tried_on_a_terminal_without_letters() -> None:
    tried = {one.split()[0] for one in (*IN_SPANISH, *WITHOUT)}
    assert tried | {*LATER} >= set(cli.commands)
    for name, command in cli.commands.items():
        speaks = any("--language" in option.opts for option in command.params)
        assert name in {one.split()[0] for one in (IN_SPANISH if speaks else (*WITHOUT, *LATER))}, name


def test_a_letter_is_written_by_its_sound() -> None:
    speak_plainly()
    assert "Puño y presión, 김".encode("ascii", BY_SOUND) == b"Puno y presion, Gim"

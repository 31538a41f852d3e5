"""`thenar report`: the page and the Bundle from the journal of this user, or a sentence on what is missing."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
SEED = """
import django; django.setup()
from thenar.web.serving.data_folder import prepare_data_folder
from thenar.web.serve import migrate
prepare_data_folder(); migrate()
from tests.journal.household import fill
fill(7)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("home")
    run([sys.executable, "-c", SEED], made).check_returncode()
    return made


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "THENAR_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "thenar.web.settings",
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src"))),
    }
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def thenar(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "thenar", *words], folder)


def test_the_page_for_the_doctor(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    done = thenar(folder, "report", str(file), "--since", "2026-01-01", "--ask", "May I go on?")
    assert done.stdout.startswith(f"Wrote {file} (")
    (page,) = PdfReader(io.BytesIO(file.read_bytes())).pages
    text = " ".join(page.extract_text().split())
    assert "born in 1950" in text
    assert "7 sessions" in text
    assert "May I go on?" in text


def test_the_page_and_the_bundle_in_spanish(folder: Path, tmp_path: Path) -> None:
    pdf, bundle = tmp_path / "informe.pdf", tmp_path / "registro.json"
    for file, more in ((pdf, ()), (bundle, ("--fhir",))):
        assert thenar(folder, "report", str(file), "--language", "es", *more).returncode == 0
    text = PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()
    assert "Masaje en casa" in text
    assert "Masaje guiado: Masaje de manos para ti" in bundle.read_text()


def test_the_bundle_for_another_program(folder: Path, tmp_path: Path) -> None:
    done = thenar(folder, "report", str(tmp_path / "record.json"), "--fhir")
    assert done.returncode == 0
    bundle = json.loads((tmp_path / "record.json").read_text())
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert kinds.count("Procedure") == 7


@pytest.mark.parametrize(("words", "message"), [
    (["report", "x.doc"], "It should end in .pdf."),
    (["report", "x.pdf", "--person", "Nobody"], "There is nobody named “Nobody”."),
    (["report", "/no/such/folder/x.pdf"], "could not be written"),
    (["restore", "no-such-file"], "cannot be read"),
])  # fmt: skip
def test_what_does_not_work_is_a_sentence(folder: Path, words: list[str], message: str) -> None:
    done = thenar(folder, *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr

"""Copies on the command line: what cannot be remembered is refused before anything is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.copies.journals import settings_of


@pytest.mark.parametrize("words", [["backup", "--plain"], ["copies", "--plain", "--to"]])
def test_a_name_with_bytes_that_are_no_letters_is_refused_in_words(tmp_path: Path, words: list[str]) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe"
    asked: list[str | bytes] = [sys.executable, "-m", "thenar", *words, name]
    done = subprocess.run(asked, env=settings_of(tmp_path), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"has bytes that are no letters, so it cannot be remembered. Nothing was changed." in done.stderr
    assert b"Traceback" not in done.stderr
    assert not os.path.lexists(name)

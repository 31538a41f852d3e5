"""The unit tests of the scripts, run by Node's own runner."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda one: one.name)
def test_a_script_does_what_its_tests_say(file: Path) -> None:
    done = subprocess.run([NODE, "--test", file], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    assert "\n# pass 0\n" not in done.stdout

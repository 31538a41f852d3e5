"""What the worker keeps it also takes from the device: nothing is fetched for a time without the server in vain."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from thenar.web.offline import shell
from thenar.wire.base import written

NODE = Path(sys.executable).with_name("node")


@pytest.mark.parametrize("kind", ["ogg", "m4a"])
def test_everything_that_is_kept_is_taken_from_the_device(db: None, kind: str) -> None:
    """Once, the emergencies that are read aloud were kept, and asked of the server all the same."""
    kept = written(shell.shell("en", kind))
    assert any("/aloud/" in address for address in (*kept["core"], *kept["extras"]))
    asked = [NODE, Path(__file__).parent / "assets_on_a_device.mjs"]
    done = subprocess.run(asked, input=json.dumps(kept), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []

"""Looking at a timeline or starting the server costs no voice: the model is loaded when it first speaks."""

import subprocess
import sys

PROGRAM = """
import sys
from thenar.voice.speaker import shipped_speaker
assert shipped_speaker().frames("One.") > 0
assert shipped_speaker().phrase("One.").frames > 0
print(sorted(name for name in ("hibari", "onnxruntime", "scipy", "pyloudnorm") if name in sys.modules))
"""


def test_packed_sentences_load_no_voice() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

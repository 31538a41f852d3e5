"""A session from the pack costs no voice and no encoder: they are loaded when something new is spoken."""

import subprocess
import sys

PROGRAM = """
import sys
from thenar.voice.speaker import shipped_speaker
assert shipped_speaker().frames("One.") > 0
assert shipped_speaker().phrase("One.").frames > 0
from thenar.model.timeline import Cue, CueKind, Timeline
from thenar.render.track import track_packets
from thenar.voice.ogg import ogg_opus
assert ogg_opus(track_packets(Timeline((Cue(5, 40, CueKind.SAY, "One."),), 60), shipped_speaker()))
print(sorted(name for name in ("hibari", "onnxruntime", "scipy", "av", "numpy") if name in sys.modules))
"""


def test_a_packed_session_loads_no_voice_and_no_encoder() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

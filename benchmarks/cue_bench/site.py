"""The pages of the benchmark on a port of this machine: ours, the cue, our track, and jsPsych from its package."""

import shutil
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from thenar.model.timeline import CHIME, Cue, CueKind, Timeline, frames_of
from thenar.render.audio import ogg
from thenar.voice.encode import decoded
from thenar.voice.phrase import SAMPLE_RATE
from thenar.voice.speaker import Speaker, shipped_speaker

PAGES = Path(__file__).parent.parent / "cues"
_CACHE = Path(__file__).parent.parent.parent / ".cache" / "cues"
_JSPSYCH = {
    "jspsych.js": "jspsych/dist/index.browser.min.js",
    "plugin.js": "@jspsych/plugin-audio-keyboard-response/dist/index.browser.min.js",
}
LEAD = 1.0
"""Seconds of silence before the first cue of our track."""


def jspsych_files() -> dict[str, Path] | None:
    """jsPsych's files by the names the page uses, installed once; None where they cannot be had."""
    files = {name: _CACHE / "node_modules" / path for name, path in _JSPSYCH.items()}
    if not all(path.exists() for path in files.values()):
        _CACHE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PAGES / name, _CACHE / name)
        npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm")
        if npm:
            command = [npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=_CACHE, check=False, capture_output=True, timeout=120)
    return files if all(path.exists() for path in files.values()) else None


@contextmanager
def site(due: Sequence[Sequence[float]]) -> Iterator[tuple[str, Sequence[str]]]:
    """A server with one track for each list of seconds; gives its address and the tracks' folders."""
    with TemporaryDirectory() as name:
        folders = []
        for number, seconds in enumerate(due):
            folder = Path(name) / str(number)
            shutil.copytree(PAGES, folder, ignore=shutil.ignore_patterns("node_modules", "package*.json"))
            _write_sounds(folder, seconds)
            for file, source in (jspsych_files() or {}).items():
                shutil.copy(source, folder / file)
            folders.append(str(number))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", folders
        finally:
            server.shutdown()
            server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the name it has there
        """Nothing: the table is what is printed."""


def track(seconds: Sequence[float], speaker: Speaker) -> bytes:
    """Our own renderer's file with a bell at each of the seconds after LEAD."""
    long = speaker.frames(CHIME)
    cues = tuple(Cue(frames_of(LEAD + at), long, CueKind.TONE, CHIME) for at in seconds)
    return ogg(Timeline(cues, cues[-1].end + frames_of(1.0)), speaker, (), "Cues")


def _write_sounds(folder: Path, seconds: Sequence[float]) -> None:
    speaker = shipped_speaker()
    (folder / "track.ogg").write_bytes(track(seconds, speaker))
    bell = decoded(speaker.phrase(CHIME).packets)
    with wave.open(str(folder / "cue.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(bell, -1, 1) * 32767).astype("<i2").tobytes())

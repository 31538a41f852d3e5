"""The results of `--full`, lines of JSON in, as the tables of docs/voice-commands.md.

`python -m benchmarks.spoken.tables results.jsonl` prints them.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.spoken.commands import COMMANDS, URGENT

Result = dict[str, Any]


def tables(results: Iterable[Result]) -> str:
    """Recall by scene, recall by command where it decides, and false stops."""
    every = list(results)
    recalls = [one for one in every if "recall" in one]
    return "\n\n".join([_recall(recalls), _commands(recalls), _false([one for one in every if "stops" in one])])


def _recall(results: list[Result]) -> str:
    names = list(dict.fromkeys(one["candidate"] for one in results))
    lines = ["| scene | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for scene in dict.fromkeys(one["scene"] for one in results):
        found = {one["candidate"]: one for one in results if one["scene"] == scene}
        cells = [_cell(found[name]) if name in found else "" for name in names]
        lines.append(f"| {scene} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(one: Result) -> str:
    human = {name: count for name, count in one["voices"].items() if "espeak" not in name}
    share = 100 * sum(human.values()) / (len(COMMANDS) * max(1, len(human)))
    return f"{one['recall']:.0f} ({share:.0f}; {_urgent(one):.0f})"


def _urgent(one: Result) -> float:
    heard, said = (sum(one[key].get(name, 0) for name in URGENT) for key in ("heard", "said"))
    return 100.0 * int(heard) / max(1, int(said))


def _commands(results: list[Result]) -> str:
    lines = ["| scene | candidate | " + " | ".join(COMMANDS) + " | wrong command |", "|---|---|" + "---|" * 9]
    for one in results:
        heard = [f"{one['heard'].get(name, 0)}" for name in COMMANDS]
        lines.append(f"| {one['scene']} | {one['candidate']} | " + " | ".join(heard)
                     + f" | {sum(one['wrong'].values())} |")  # fmt: skip
    return "\n".join(lines)


def _false(results: list[Result]) -> str:
    lines = ["| what is heard | candidate | hours | false stops an hour | false commands an hour | most often |",
             "|---|---|---|---|---|---|"]  # fmt: skip
    for one in results:
        most = max(one["heard"], key=one["heard"].get) if one["heard"] else ""
        cells = (one["scene"], one["candidate"], one["hours"], one["stops"], one["any"], most)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(tables(json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text().splitlines()))

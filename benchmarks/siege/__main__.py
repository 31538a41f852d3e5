"""`make siege-copies`: 500 kills and a full disk at every step, and the table in docs/kills-and-full-disks.md."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.siege.judge import ACKNOWLEDGED, committed, wrong, wrong_after_start
from benchmarks.siege.state import state_of
from benchmarks.siege.table import Line, write_table
from benchmarks.siege.worlds import OLDER, ROOT, World, environment, world_of
from tests.journal import small_disk

KILLS = {"save": 150, "import": 70, "erase": 70, "backup": 70, "restore": 70, "update": 70}
LATEST = 1.5  # times as long as an act takes: the latest kill, so that some come after it was done
FULL = 20  # sizes of the room left on the disk, for each act
DISK = 40_960  # kilobytes
BALLAST = "ballast"


class Forge:
    """The process that forks acts."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.siege.forge"],
            env=environment(data), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def do(self, act: str, data: Path, after: float | None = None) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"act": act, "data": str(data), "after": after}) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def done(self, act: str, data: Path) -> float:
        """Let it end; an act that cannot is no measure. Gives how long it took, in seconds."""
        said = self.do(act, data)
        assert said["ended"] == "done", f"{act}: {said['told']}"
        return float(said["took"])


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=sum(KILLS.values()))
    asked.add_argument("--at-once", type=int, default=os.cpu_count(), help="Acts that are under siege at once.")
    asked.add_argument("--part", choices=["kills", "full"], help="Only this part of one act, as a line of JSON.")
    asked.add_argument("--act", choices=KILLS)
    asked.add_argument("--folder", type=Path)
    wished = asked.parse_args()
    if wished.part:
        print(json.dumps(_part(wished.part, wished.act, wished.folder, wished.kills).__dict__))
        return
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(wished.at_once) as pool:
        killed = pool.map(partial(_apart, "kills", Path(folder), wished.kills), KILLS)
        full = pool.map(partial(_apart, "full", Path(folder), 0), KILLS) if small_disk.kind() else ()
        lines, disks = list(killed), list(full)
    write_table(lines, disks)
    if any(line.wrong for line in lines + disks):
        sys.exit(1)


def _part(part: str, act: str, folder: Path, kills: int) -> Line:
    forge = Forge(folder / "nothing")
    world = world_of(act, folder / "worlds", forge.done)
    if part == "full":
        return _filled(act, world, folder, forge)
    return _killed(act, world, folder, forge, max(1, KILLS[act] * kills // sum(KILLS.values())))


def _apart(part: str, beside: Path, kills: int, act: str) -> Line:
    """One act in a process and in a folder of its own, or on a small disk of its own."""
    folder = beside / f"{part}-{act}"
    folder.mkdir()
    command = [sys.executable, "-m", "benchmarks.siege", "--part", part, "--act", act, "--kills", str(kills)]
    how: dict[str, Any] = {"cwd": ROOT, "env": environment(folder)}
    if part == "full":
        shell = ["sh", "-c", 'exec "$@" --folder "$THENAR_DATA"', "sh", *command]
        done = small_disk.on_small_disk(DISK, folder, shell, **how)
    else:
        asked = [*command, "--folder", str(folder)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, **how)
    assert done.returncode == 0, done.stderr[-2000:]
    line = Line(**json.loads(done.stdout))
    print(f"{part} {line}", file=sys.stderr, flush=True)
    return line


def _killed(act: str, world: World, folder: Path, forge: Forge, kills: int) -> Line:
    random, line = Random(act), Line(act)
    took = max(forge.done(act, _begin(world, folder)) for _ in range(2))
    for _ in range(kills):
        data = _begin(world, folder)
        said = forge.do(act, data, random.random() * took * LATEST)
        line.count(said["ended"])
        if said["ended"] == "refused":
            line.add(f"refused: {said['told'][:80]}")
        line.late += committed(act, world, data)
        line.acknowledged += ACKNOWLEDGED in said["told"]
        _judge(line, act, world, data, said, forge)
    return line


def _filled(act: str, world: World, folder: Path, forge: Forge) -> Line:
    line = Line(act)
    needs = _needs(act, world, folder, forge)
    for step in range(FULL):
        data = _begin(world, folder)
        _leave(folder, needs * step // (FULL - 1))
        said = forge.do(act, data)
        (folder / BALLAST).unlink()
        line.count(said["ended"])
        if said["ended"] == "refused" and not any(word in said["told"] for word in ("full", "space", "Nothing was")):
            line.add(f"told as: {said['told'][:80]}")
        _judge(line, act, world, data, said, forge)
    return line


def _needs(act: str, world: World, folder: Path, forge: Forge) -> int:
    """Kilobytes that are enough for the act, to the next half megabyte."""
    for kilobytes in range(512, 16_384, 512):
        data = _begin(world, folder)
        _leave(folder, kilobytes)
        ended = forge.do(act, data)["ended"]
        (folder / BALLAST).unlink()
        if ended == "done":
            return kilobytes
    raise AssertionError(act)


def _leave(folder: Path, kilobytes: int) -> None:
    """Fill the disk until so much is free."""
    with (folder / BALLAST).open("wb", buffering=0) as ballast:
        while (more := _free(folder) - kilobytes * 1024) > 0:
            try:
                ballast.write(bytes(min(more, 1 << 16)))
            except OSError:
                break
            os.fsync(ballast.fileno())


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def _begin(world: World, folder: Path) -> Path:
    run = folder / "run"
    shutil.rmtree(run, ignore_errors=True)
    (run / "out").mkdir(parents=True)
    (run / "out" / "copy.age").write_bytes(OLDER)
    return Path(shutil.copytree(world.folder, run / "data"))


def _judge(line: Line, act: str, world: World, data: Path, said: dict[str, Any], forge: Forge) -> None:
    found = wrong(act, world, data, said["told"], said["ended"])
    if not found:
        began = state_of(data / "thenar.sqlite3")
        again = forge.do("update", data)
        found = "" if again["ended"] == "done" else f"it does not start again: {again['told'][:200]}"
        found = found or wrong_after_start(act, world, data, began)
    if found:
        line.add(found)


if __name__ == "__main__":
    main()

"""`make siege-copies`: 500 kills and a full disk at every step, and the table in docs/kills-and-full-disks.md."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.siege.judge import ACKNOWLEDGED, committed, wrong, wrong_after_start
from benchmarks.siege.state import state_of
from benchmarks.siege.table import Line, write_table
from benchmarks.siege.worlds import OLDER, ROOT, World, environment, worlds

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
    asked.add_argument("--part", choices=["kills", "full"], help="only this part, an act a line")
    asked.add_argument("--folder", type=Path)
    wished = asked.parse_args()
    if wished.part:
        for line in _part(wished.part, wished.folder, wished.kills):
            print(json.dumps(line.__dict__), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        killed = list(_part("kills", Path(folder), wished.kills))
        full = _on_small_disk(Path(folder))
    write_table(killed, full)
    if any(line.wrong for line in killed + (full or [])):
        sys.exit(1)


def _part(part: str, folder: Path, kills: int) -> Iterator[Line]:
    forge = Forge(folder / "nothing")
    made = worlds(folder / "worlds", forge.done)
    for act, world in made.items():
        if part == "kills":
            yield _killed(act, world, folder, forge, max(1, KILLS[act] * kills // sum(KILLS.values())))
        else:
            yield _filled(act, world, folder, forge)


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


def _on_small_disk(beside: Path) -> list[Line] | None:
    from tests.journal import small_disk

    if small_disk.kind() is None:
        return None
    command = 'exec "$0" -m benchmarks.siege --part full --folder "$THENAR_DATA"'
    done = small_disk.on_small_disk(
        DISK, beside, ["sh", "-c", command, sys.executable], cwd=ROOT, env=environment(beside)
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [Line(**json.loads(one)) for one in done.stdout.splitlines()]


if __name__ == "__main__":
    main()

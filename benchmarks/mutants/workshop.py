"""The tool is Cosmic Ray. It changes files in place, so it works in a copy of the tree."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

from benchmarks.mutants.rooms import Room
from benchmarks.mutants.sifting import is_told, quiet_spans
from benchmarks.mutants.survivors import Outcome, Survivor, judged

HERE = Path(__file__).resolve().parents[2]
COPIED = ("src", "tests", "benchmarks", "translations", "docs", "pyproject.toml", "package.json", "node_modules")
LIKE = shutil.ignore_patterns("__pycache__", "*.egg-info", ".hypothesis")
COOL = 4  # times as long as the tests take unchanged: then it hangs, and counts as noticed


def bench(folder: Path) -> Path:
    """A copy of the tree to change; what no change touches is only linked."""
    for name in COPIED:
        source, copy = HERE / name, folder / name
        if name == "node_modules":
            copy.symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, copy, ignore=LIKE, symlinks=True)
        else:
            shutil.copy(source, copy)
    return folder


def tried(name: str, room: Room, tree: Path, session: Path, seconds: float, only: str = "") -> Outcome:
    """The outcome of a room, after at most so many seconds; the same session goes on where it stopped."""
    config = _config(room, tree, session, only)
    if not session.exists():
        _cosmic("init", config, session, tree=tree)
        with use_db(str(session), WorkDB.Mode.open) as found:
            _sift(found, tree)
    _cosmic("exec", config, session, tree=tree, seconds=seconds)
    with use_db(str(session), WorkDB.Mode.open) as found:
        return _outcome(name, found)


def _config(room: Room, tree: Path, session: Path, only: str) -> Path:
    modules = [f"src/thenar/{one}" for one in room.modules if only in one or (tree / "src/thenar" / one).is_dir()]
    if only:
        modules = [str(path.relative_to(tree)) for one in modules for path in _files(tree / one) if only in str(path)]
    tests = " ".join(f"tests/{one}" for one in room.tests)
    plugins = "-p tests.fewer -p no:cacheprovider"
    command = f"{sys.executable} -m pytest -x -q {plugins} {tests}"
    lines = [
        "[cosmic-ray]",
        f"module-path = {json.dumps(modules)}",
        f"timeout = {_patience(command, tree):.1f}",
        'excluded-modules = ["**/migrations/*.py"]',
        f"test-command = {json.dumps(command)}",
        "[cosmic-ray.distributor]",
        'name = "local"',
    ]
    config = session.with_suffix(".toml")
    config.write_text("\n".join(lines), encoding="utf-8")
    return config


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _patience(command: str, tree: Path) -> float:
    """How long the tests may take. Unchanged they have to pass, or every change would seem to be noticed."""
    from time import monotonic

    begun = monotonic()
    done = subprocess.run(command.split(), cwd=tree, env=_paths(tree), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"The tests fail without any change; mend them first.\n{done.stdout[-2000:]}")
    return COOL * (monotonic() - begun)


def _cosmic(word: str, config: Path, session: Path, *, tree: Path, seconds: float | None = None) -> None:
    command = [sys.executable, "-m", "cosmic_ray.cli", word, str(config), str(session)]
    try:
        subprocess.run(command, cwd=tree, env=_paths(tree), check=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        print(f"Time is up; the same word goes on from here ({session}).")


def _paths(tree: Path) -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": f"{tree}:{tree / 'src'}", "PYTHONDONTWRITEBYTECODE": "1"}


def _sift(found: WorkDB, tree: Path) -> None:
    quiet = {path: quiet_spans(tree / path) for path in {str(_one(item).module_path) for item in found.work_items}}
    skipped = [
        item.job_id
        for item in found.work_items
        if not is_told(_one(item).operator_name, _one(item).start_pos, quiet[str(_one(item).module_path)])
    ]
    found.set_multiple_results(skipped, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def _one(item: WorkItem):  # type: ignore[no-untyped-def]
    return item.mutations[0]


def _outcome(name: str, found: WorkDB) -> Outcome:
    results = dict(found.results)
    told = {name: one for name, one in results.items() if one.worker_outcome != WorkerOutcome.SKIPPED}
    alive = {name for name, one in told.items() if one.test_outcome == TestOutcome.SURVIVED}
    survived = [_survivor(item, results[item.job_id].diff) for item in found.work_items if item.job_id in alive]
    return judged(name, len(told), survived, len(list(found.pending_work_items)))


def _survivor(item: WorkItem, diff: str) -> Survivor:
    path, line = _one(item).module_path, _one(item).start_pos[0]
    was, became = (next(_changed(diff, mark)) for mark in "-+")
    return Survivor(str(path).removeprefix("src/thenar/"), line, was, became)


def _changed(diff: str, mark: str) -> Iterator[str]:
    for line in diff.splitlines():
        if line.startswith(mark) and not line.startswith(mark * 3):
            yield line[1:].strip()

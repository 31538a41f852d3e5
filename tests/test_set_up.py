"""What `make` says when a step of the set-up fails: what failed, why, and what to do next. And what it goes on without.

The programs that install are stand-ins, so that no network is needed; npm is real, its registry is not there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.locks import PARTS

ROOT = Path(__file__).parent.parent
LOCKS = ("run", "dev", *PARTS)
INSTALLS = """\
#!/bin/sh
case "$*" in
  *"{fails}"*) echo "no matching distribution" >&2; exit 1;;
esac
echo "$*" >> {log}
"""


class SetUp:
    """A folder with the Makefile, its locks, and an environment whose installs are written down or fail."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log.txt"
        for name in ("Makefile", "pyproject.toml", "package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        (folder / "requirements").mkdir()
        for name in LOCKS:
            shutil.copy(ROOT / "requirements" / f"{name}.lock", folder / "requirements")
        (folder / ".venv" / "bin").mkdir(parents=True)
        self.failing("nothing fails")

    def failing(self, words: str) -> None:
        """From now on, what has these words among its own fails."""
        python = self.folder / ".venv" / "bin" / "python"
        python.write_text(INSTALLS.format(fails=words, log=self.log), "utf-8")
        python.chmod(0o755)

    def make(self, *words: str, **about: str) -> "subprocess.CompletedProcess[str]":
        """Make one of its words."""
        return subprocess.run(
            ["make", f"PYTHON={sys.executable}", *words], cwd=self.folder, capture_output=True, text=True, check=False,
            env={**os.environ, "HOME": str(self.folder), "npm_config_fetch_retries": "0", **about}, timeout=120,
        )  # fmt: skip

    @property
    def installed(self) -> str:
        """Every install that was done, a line each."""
        return self.log.read_text("utf-8") if self.log.exists() else ""


@pytest.fixture
def fresh(tmp_path: Path) -> SetUp:
    return SetUp(tmp_path)


def test_a_part_that_cannot_be_had_is_named_and_the_rest_goes_on(fresh: SetUp) -> None:
    fresh.failing("requirements/sound.lock")
    done = fresh.make(".venv/.run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Left out: sound. It could not be had for this computer; all else works." in done.stdout
    assert "no matching distribution" in (fresh.folder / ".venv" / "sound.txt").read_text("utf-8")
    for part in {*PARTS} - {"sound"}:
        assert f"--only-binary :all: -r requirements/{part}.lock" in fresh.installed
        assert f"Left out: {part}" not in done.stdout


def test_the_tests_need_every_part_and_say_so(fresh: SetUp) -> None:
    assert fresh.make(".venv/.run").returncode == 0
    fresh.failing("requirements/dev.lock")
    says(fresh.make(".venv/.dev"), "What the tests need could not be installed.", "no matching distribution", "online")
    assert not (fresh.folder / ".venv" / ".dev").exists()
    fresh.failing("nothing fails")
    assert fresh.make(".venv/.dev").returncode == 0
    assert all(f"-r requirements/{name}.lock" in fresh.installed.splitlines()[-1] for name in (*PARTS, "dev"))


def test_what_thenar_itself_needs_is_not_gone_without(fresh: SetUp) -> None:
    fresh.failing("requirements/run.lock")
    says(fresh.make(".venv/.run"), "What Thenar needs could not be installed.", "no matching distribution", "online")
    fresh.failing("-e .")
    says(fresh.make(".venv/.run"), "Thenar itself could not be put into .venv.", "make clean")


def test_parts_are_tried_again_with_what_is_left_named(fresh: SetUp) -> None:
    assert fresh.make(".venv/.run").returncode == 0
    fresh.failing("requirements/photos.lock")
    done = fresh.make("parts")
    says(done, "Not added: photos.", "no matching distribution", "docs/machines.md")
    assert "-r requirements/speech.lock" in fresh.installed.splitlines()[-1]
    assert "--only-binary" not in fresh.installed.splitlines()[-1]


def test_no_environment_is_said_with_what_to_install(fresh: SetUp) -> None:
    shutil.rmtree(fresh.folder / ".venv")
    (fresh.folder / "python").write_text(
        '#!/bin/sh\ncase "$*" in *venv*) echo "No module named venv" >&2; exit 1;; esac\n'
    )
    (fresh.folder / "python").chmod(0o755)
    says(fresh.make(".venv/.run", "PYTHON=./python"), "could not be made", "No module named venv", "python3-venv")


def test_an_npm_without_its_registry_says_which_and_what_to_do(fresh: SetUp) -> None:
    assert fresh.make(".venv/.dev").returncode == 0
    for program in ("npm", "node", "npx"):
        (fresh.folder / ".venv" / "bin" / program).symlink_to(Path(sys.executable).parent / program)
    nowhere = "http://127.0.0.1:9/"
    about = {
        "npm_config_registry": nowhere,
        "npm_config_cache": str(fresh.folder / "cache"),
        "NPM_CONFIG_USERCONFIG": "",
    }
    done = fresh.make("node_modules/.lock", **about, npm_config_replace_registry_host="always")
    says(done, "The programs for JavaScript (npm ci) could not be installed.", "127.0.0.1:9", "registry")
    assert not (fresh.folder / "node_modules" / ".lock").exists()


def says(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """It failed, and standard error has these words."""
    assert done.returncode
    for one in words:
        assert one in done.stderr, done.stderr

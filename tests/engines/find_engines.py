"""Finds the other engines of browsers; run as a script, installs Debian's packages where it may.

What is missing is named, and the tests name it again: an engine that is not here is not run, and never passed silently.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOUND = ("gstreamer1.0-plugins-base", "gstreamer1.0-plugins-good", "gstreamer1.0-plugins-bad", "gstreamer1.0-libav")


@dataclass(frozen=True)
class Engine:
    """An engine by its name here: what has to be on the machine, and which packages of Debian bring it."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The programs that are not here."""
        return tuple(one for one in self.programs if not (shutil.which(one) or Path(one).exists()))


ENGINES = {
    one.name: one
    for one in (
        Engine("firefox", ("firefox-esr", "pulseaudio"), ("firefox-esr", "pulseaudio")),
        Engine("webkit", ("WebKitWebDriver", "Xvfb"), ("webkit2gtk-driver", "xvfb", *SOUND)),
        Engine("old-webkit", ("WPEWebDriver", "cog"), ("wpewebkit-driver", "cog", *SOUND)),
    )
}


def missing() -> dict[str, tuple[str, ...]]:
    """The engines that cannot be run here, each with the packages that would bring it."""
    return {name: one.packages for name, one in ENGINES.items() if one.missing}


def install(packages: list[str]) -> None:
    """Debian's packages, where that is possible; what could not be had is found missing afterwards."""
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("Installing other browsers for the tests (once) ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", *packages]):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """For `make test`: without them the tests still run, and say which engines they did without."""
    install(sorted({one for packages in missing().values() for one in packages}))
    for name, packages in missing().items():
        print(
            f"Not here, so its tests are not run: {name}. It needs the packages {', '.join(packages)}.", file=sys.stderr
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

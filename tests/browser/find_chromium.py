"""Finds a Chromium for the browser tests; run as a script, installs Debian's where it may, or says what to install.

Exit status 0 when there is one, 2 when there is none.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Nothing but the pages under test may use the network or change the timing.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """The path of a Chromium: what the environment variable CHROMIUM names, else the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


def flags() -> list[str]:
    """Command-line flags; the sandbox is left out only where Chromium refuses to run with it, as root."""
    return [*FLAGS, *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else [])]


def install() -> bool:
    """Install Debian's package; False where that is not possible."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("Installing Chromium for the browser tests (once) ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"]):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return find_chromium() is not None


def main() -> int:
    """For `make test`."""
    if find_chromium() or install():
        return 0
    print(
        "The browser tests need Chromium, and none was found. Install the package 'chromium' (Debian, Ubuntu, Fedora) "
        "or Google Chrome, or name one in the environment variable CHROMIUM; then run this again.",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())

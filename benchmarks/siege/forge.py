"""Processes that do one act each, forked from one that has loaded everything, so that hundreds start in no time."""

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path

from benchmarks.siege.judge import ACKNOWLEDGED


def main() -> None:
    """Read acts as JSON lines: `act`, `data`, and `after` seconds until it is killed (null to let it end).

    Answers with what the act wrote, how it ended, and how long it took. One that is to be killed says when it is done
    and then lives on, as a server does.
    """
    import django
    from django.conf import settings

    django.setup()
    import pyrage  # noqa: F401

    import thenar.journal.copies.automatic
    import thenar.journal.copies.restore
    import thenar.journal.erasing
    import thenar.journal.transfer
    import thenar.web.base.clock  # noqa: F401
    from benchmarks.siege.acts import ACTS
    from thenar.load import load_knowledge

    load_knowledge()
    for line in sys.stdin:
        asked = json.loads(line)
        read, write = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os.dup2(write, 1)
            os.close(read)
            data = Path(asked["data"])
            os.environ["THENAR_DATA"] = str(data)
            os.environ["XDG_CACHE_HOME"] = str(data.parent / "cache")
            settings.DATABASES["default"]["NAME"] = data / "thenar.sqlite3"
            from django.db import connections

            connections["default"].settings_dict["NAME"] = data / "thenar.sqlite3"
            code = 0
            try:
                ACTS[asked["act"]](data)
                if asked["after"] is not None:
                    os.write(1, f"{ACKNOWLEDGED}\n".encode())
                    signal.pause()
            except BaseException as error:
                code = 3
                sys.stdout.write(f"! {type(error).__name__}: {error}\n" + traceback.format_exc()[-600:])
            sys.stdout.flush()
            os._exit(code)
        os.close(write)
        ended = _watched(child, asked["after"])
        with os.fdopen(read) as said:
            told = said.read()
        took = time.monotonic() - began
        print(json.dumps({"told": told, "ended": ended, "took": took}), flush=True)


def _watched(child: int, after: float | None) -> str:
    """Wait for the child, or kill it and all that it started."""
    until = None if after is None else time.monotonic() + after
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "killed" if os.WIFSIGNALED(status) else ("done" if os.WEXITSTATUS(status) == 0 else "refused")
        if until is not None and time.monotonic() >= until:
            with_all(child)
            os.waitpid(child, 0)
            return "killed"
        time.sleep(0.0005)


def with_all(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()

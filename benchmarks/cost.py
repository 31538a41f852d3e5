"""What a page costs: processor time of a request, beside a bare Django view that answers as many bytes.

Both run on the same server, one after the other; the time is what the system says that the process took, so that
whatever else the machine does counts little. Each page is asked on one connection, ten times before it is measured.
"""

import gzip
import os
import sys
import tempfile
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.requests import Visit, _visit
from benchmarks.rows import Row
from benchmarks.web import _app, _running

WARM, REQUESTS = 10, 300
AIMS = {
    "home": 3, "check": 5, "check, all questions": 5, "plan": 6, "ready": 5, "session": 8, "history": 8, "strokes": 3,
    "the service worker": 1,
}  # fmt: skip


def run() -> list[Row]:
    """A row for each page: how many times a bare view's cost."""
    if not Path("/proc/self/stat").exists():
        return []  # only Linux tells it without a library
    with tempfile.TemporaryDirectory() as folder, _running(*_app(Path(folder))) as (address, process):
        visit = _visit(address)
        ours = {name: _cost(address, process.pid, path, visit.cookies) for name, path in _paths(visit).items()}
    with _running([sys.executable, "-m", "benchmarks.bare_django"], {}) as (address, process):
        bare = {name: _cost(address, process.pid, f"/bytes/{size}/", "") for name, (_, size) in ours.items()}
    return [_row(name, ms, bare[name][0]) for name, (ms, _) in ours.items()]


def _row(name: str, ms: float, bare: float) -> Row:
    note = f"{ms:.2g} ms beside {bare:.2g} ms"
    return Row(f"{name}, processor time of a request", "bare views", ms / bare, "bare view", 1, AIMS[name], note=note)


def _paths(visit: Visit) -> dict[str, str]:
    person = visit.person
    return {
        "home": "/",
        "check": f"{person}check/",
        "check, all questions": f"{person}check/more/",
        "plan": f"{person}plan/",
        "ready": f"{person}ready/",
        "session": visit.session,
        "history": f"{person}journal/",
        "strokes": "/strokes/",
        "the service worker": "/sw.js",
    }


def _cost(address: str, pid: int, path: str, cookies: str) -> tuple[float, int]:
    """Milliseconds of the processor for a request, and the bytes of an answer."""
    at = urlsplit(address)
    connection = HTTPConnection(at.hostname or "", at.port)
    sizes = [len(_asked(connection, path, cookies)) for _ in range(WARM)]
    begun = _seconds(pid)
    for _ in range(REQUESTS):
        _asked(connection, path, cookies)
    return (_seconds(pid) - begun) * 1000 / REQUESTS, sizes[-1]


def _asked(connection: HTTPConnection, path: str, cookies: str) -> bytes:
    """A page, unpacked; an answer that is an error ends the run, because its cost would say nothing."""
    connection.request("GET", path, headers={"Cookie": cookies, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body


def _seconds(pid: int) -> float:
    """What a process has taken of the processor, with the system's work for it; in hundredths on most systems."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

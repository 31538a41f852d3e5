"""A server that can be killed and started again, and a line to it on which answers can be lost."""

import json
import os
import socket
import socketserver
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from copy import copy
from pathlib import Path
from shutil import copytree
from typing import Any

from tests.web.came_in import came_in

A_PIECE = 65_536
FULL = b"HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class App:
    """The app on data of its own, behind a line at `address` that outlives it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.line = Line(self.port)
        self.process: subprocess.Popen[str] | None = None
        self.here = ""  # the address of the app itself, once it was there

    def moved(self, folder: Path) -> "App":
        """The same at the same address, not started, on a copy of its data: a device knows it again."""
        again = copy(self)
        again.folder = Path(copytree(self.folder, folder))
        again.line = Line(self.port, self.line.port)
        return again

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.line.port}"

    def start(self, sources: Path | None = None) -> None:
        """Start it, from another copy of its sources where one is named, and wait until it says that it is there."""
        home = {"THENAR_DATA": str(self.folder / "data"), "XDG_CACHE_HOME": str(self.folder / "cache")}
        path = {"PYTHONPATH": str(sources)} if sources else {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "thenar", "--no-browser", "--port", str(self.port)],
            env={**os.environ, **home, **path},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.here = came_in(self.process.stdout.readline())
        self.line.open()

    def stop(self) -> None:
        """Ended as it should be: its data are whole on the disk."""
        assert self.process is not None
        self.line.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process = None

    def kill(self) -> None:
        """Gone at once, as when the power fails; nobody answers at its address."""
        self.line.close()
        if self.process:
            self.process.kill()
            self.process.wait(timeout=20)
            self.process = None

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What is in the data file."""
        with closing(sqlite3.connect(self.folder / "data" / "thenar.sqlite3")) as database:
            return database.execute(query).fetchall()

    def answers(self) -> dict[str, Any]:
        """The answers that the last session was planned from."""
        found: dict[str, Any] = json.loads(
            self.rows("select answers from journal_session order by id desc limit 1")[0][0]
        )
        return found


class Line:
    """Passes all on to a port; closed, it refuses.

    With `lost`, what is asked arrives and no answer comes back; with `ill`, nothing that is sent is taken; with `thin`,
    it breaks soon after the beginning of each part of a file that a player asks for.
    """

    def __init__(self, target: int, port: int | None = None) -> None:
        self.target, self.port = target, port or free_port()
        self.lost = self.ill = self.thin = False
        self.answered = threading.Condition()
        self.server: socketserver.ThreadingTCPServer | None = None

    def mend(self) -> None:
        """Everything passes again."""
        self.lost = self.ill = self.thin = False

    def open(self) -> None:
        if self.server:
            return
        line = self

        class Call(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                part = threading.Event()
                with suppress(OSError), socket.create_connection(("127.0.0.1", line.target)) as beyond:
                    back = threading.Thread(target=line.bring_back, args=(beyond, self.request, part), daemon=True)
                    back.start()
                    line.pass_on(self.request, beyond, part)
                    back.join()

        class Listener(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads = True, True

        self.server = Listener(("127.0.0.1", self.port), Call)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def pass_on(self, caller: socket.socket, beyond: socket.socket, part: threading.Event) -> None:
        """All that a caller asks; what it sends is refused while the server is ill. `part`: asks for a part."""
        with suppress(OSError):
            while piece := caller.recv(A_PIECE):
                if self.ill and piece.startswith(b"POST"):
                    caller.sendall(FULL)
                    break
                if b"\nrange: " in piece.lower():
                    part.set()
                beyond.sendall(piece)
            beyond.shutdown(socket.SHUT_WR)

    def bring_back(self, beyond: socket.socket, caller: socket.socket, part: threading.Event) -> None:
        """Answers to the caller, or, while they get lost, the end of the call once one has come."""
        with suppress(OSError):
            while piece := beyond.recv(A_PIECE):
                if self.lost:
                    break
                caller.sendall(piece)
                if self.thin and part.is_set():
                    break
                with self.answered:
                    self.answered.notify_all()
        for one in (caller, beyond):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def free_port() -> int:
    """A port that nobody listened at a moment ago."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])

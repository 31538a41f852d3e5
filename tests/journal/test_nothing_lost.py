"""What was acknowledged is there: after 200 kills, on a full disk, with two writers, and sent again and again."""

import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest

from thenar.journal.copies.backup import backup

ROOT = Path(__file__).parents[2]
KILLS = 200
SEED = """
import django; django.setup()
from thenar.web.serving.data_folder import prepare_data_folder
from thenar.web.serve import migrate
prepare_data_folder(); migrate()
from tests.journal.household import NOW, make_session
from thenar.journal.people import me
print(make_session(me(NOW), 0, NOW).key)
"""


@dataclass
class Servers:
    """A process that forks servers, and the journal they all write to."""

    process: subprocess.Popen[str]
    folder: Path
    session: str
    ports: list[int]
    running: list[int] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.folder / "thenar.sqlite3"

    def start(self, listener: int = 0, pages: int | None = None) -> int:
        child = self._ask({"listener": listener, "pages": pages})
        self.running.append(child)
        return child

    def kill(self, child: int) -> None:
        os.kill(child, signal.SIGKILL)
        self.running.remove(child)

    def _ask(self, what: object) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        return int(json.loads(self.process.stdout.readline()))


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    env = {
        **os.environ,
        "THENAR_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "thenar.web.settings",
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src"))),
    }
    seeded = subprocess.run([sys.executable, "-c", SEED], env=env, check=True, capture_output=True, text=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.many_servers"],
        env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("2\n")
    process.stdin.flush()
    made = Servers(process, tmp_path, seeded.stdout.strip(), json.loads(process.stdout.readline()))
    yield made
    for child in list(made.running):
        made.kill(child)
    process.stdin.close()
    process.wait(10)


class Client:
    """Saves notes of a session one after another, and remembers each that was acknowledged.

    A note without an answer is sent again under the same key until it is acknowledged, as the player does.
    """

    def __init__(self, port: int, session: str) -> None:
        self.port, self.session = port, session
        self.acknowledged: list[UUID] = []
        self.sent = 0
        self.refused: list[tuple[int, str]] = []
        self._token = ""

    def save(self, key: UUID | None = None) -> bool:
        """One save; False where it was refused or there was no answer."""
        key = key or uuid4()
        try:
            status, text = self._post({"key": str(key), "kind": "paused", "track_ms": self.sent})
        except (OSError, http.client.HTTPException):
            return False
        if status != 204:
            self.refused.append((status, text))
            return False
        self.acknowledged.append(key)
        return True

    def save_until(self, stop: threading.Event) -> None:
        key = uuid4()
        while not stop.is_set():
            if self.save(key):
                key = uuid4()

    def _post(self, body: dict[str, object]) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            if not self._token:
                connection.request("GET", "/")
                page = connection.getresponse()
                self._cookie = page.headers["Set-Cookie"].split(";")[0]
                self._token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[1]  # type: ignore[index]
            headers = {"X-CSRFToken": self._token, "Cookie": self._cookie, "Content-Type": "application/json"}
            self.sent += 1
            connection.request("POST", f"/session/{self.session}/event/", json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


def rows(database: Path) -> list[UUID]:
    """The keys of all notes, and that the database is whole."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = connection.execute("SELECT key FROM journal_sessionevent WHERE kind = 'paused'").fetchall()
    return [UUID(key) for (key,) in found]


def test_nothing_that_was_acknowledged_is_lost_in_200_kills(servers: Servers) -> None:
    random, stop = Random(5), threading.Event()
    client = Client(servers.ports[0], servers.session)
    worker = threading.Thread(target=client.save_until, args=(stop,))
    child = servers.start()
    worker.start()
    try:
        for _ in range(KILLS):
            saved = len(client.acknowledged)
            more = random.randint(1, 4)
            while len(client.acknowledged) < saved + more:
                stop.wait(0.002)
            stop.wait(random.random() * 0.02)
            servers.kill(child)
            child = servers.start()
    finally:
        stop.set()
        worker.join()
    kept = rows(servers.database)
    assert len(client.acknowledged) >= KILLS
    assert client.sent > len(client.acknowledged)  # some kills came between a save and its answer
    assert set(client.acknowledged) <= set(kept)
    assert len(kept) == len(set(kept)) <= len(client.acknowledged) + 1


def test_on_a_full_disk_what_was_acknowledged_is_there_and_the_rest_is_told(servers: Servers) -> None:
    with closing(sqlite3.connect(servers.database)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    client = Client(servers.ports[0], servers.session)
    child = servers.start(pages=pages + 3)
    while not client.refused:
        client.save()
    status, text = client.refused[0]
    assert status == 500
    assert "is full. Nothing of this step was saved. Free some space and try again." in text
    before = len(client.acknowledged)
    assert before > 10
    servers.kill(child)
    assert sorted(rows(servers.database)) == sorted(client.acknowledged)
    servers.start()
    assert client.save()
    assert len(rows(servers.database)) == before + 1


def test_two_writers_and_a_backup_at_the_same_time_lose_nothing(servers: Servers, tmp_path: Path) -> None:
    clients = [Client(port, servers.session) for port in servers.ports]
    for listener in (0, 1):
        servers.start(listener)
    threads = [threading.Thread(target=lambda one=one: [one.save() for _ in range(150)]) for one in clients]
    for thread in threads:
        thread.start()
    copies = 0
    while any(thread.is_alive() for thread in threads):
        backup(servers.database, tmp_path / "copy", None)
        copies += 1
    assert copies
    assert [client.refused for client in clients] == [[], []]
    assert [len(client.acknowledged) for client in clients] == [150, 150]
    assert sorted(rows(servers.database)) == sorted(key for client in clients for key in client.acknowledged)
    assert set(rows(tmp_path / "copy")) <= set(rows(servers.database))


def test_one_submit_sent_many_times_at_once_is_one_row(servers: Servers) -> None:
    for listener in (0, 1):
        servers.start(listener)
    clients = [Client(servers.ports[number % 2], servers.session) for number in range(8)]
    for key in (uuid4() for _ in range(10)):
        threads = [threading.Thread(target=client.save, args=(key,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert all(len(client.acknowledged) == 10 for client in clients)
    assert len(rows(servers.database)) == 10

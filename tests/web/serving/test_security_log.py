"""What stands in security.log: time, event, device; and nothing else fits."""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.lan.house import running
from thenar.web.serving import security_log
from thenar.web.serving.security_log import EACH, Event, note, write_to

LINE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}) ([a-z-]+) ([A-Za-z0-9.:%-]{0,64})")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(security_log, "_often", security_log._Often())
    write_to(tmp_path)
    yield tmp_path
    for handler in list(logging.getLogger("thenar.security").handlers):
        logging.getLogger("thenar.security").removeHandler(handler)
        handler.close()


def lines(folder: Path) -> list[str]:
    return (folder / "security.log").read_text().splitlines()


def test_a_line_says_when_what_and_which_device(folder: Path) -> None:
    note(Event.LET_IN, "91874b33-9cb4-4e5f-af71-e2e079f09abc")
    note(Event.STRANGER, "fe80::1%eth0")
    found = [LINE.fullmatch(line) for line in lines(folder)]
    assert all(found)
    said = [one.groups() for one in found if one]
    assert [(event, who) for _, event, who in said] == [
        ("let-in", "91874b33-9cb4-4e5f-af71-e2e079f09abc"), ("stranger", "fe80::1%eth0"),
    ]  # fmt: skip
    assert datetime.fromisoformat(said[0][0]).utcoffset() is not None


@given(st.text(max_size=200))
def test_a_line_has_no_room_for_anything_else(tmp_path_factory: pytest.TempPathFactory, who: str) -> None:
    folder = tmp_path_factory.mktemp("log")
    security_log._often = security_log._Often()
    write_to(folder)
    note(Event.STRANGER, who)
    found = lines(folder)
    assert len(found) == 1
    assert LINE.fullmatch(found[0])


def test_a_flood_is_one_line_a_minute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("thenar.web.serving.security_log.time.monotonic", lambda: now)
    for _ in range(500):
        note(Event.STRANGER, "192.168.1.66")
        note(Event.STRANGER, "192.168.1.67")
    assert len(lines(folder)) == 2
    now += EACH
    note(Event.STRANGER, "192.168.1.66")
    assert len(lines(folder)) == 3


def test_only_its_user_can_read_it_and_it_does_not_grow_without_end(folder: Path) -> None:
    for number in range(15_000):
        note(Event.STRANGER, f"10.{number // 65536}.{number // 256 % 256}.{number % 256}" + "0" * 30)
    files = sorted(path for path in folder.iterdir() if path.name.startswith("security.log"))
    assert [path.name for path in files] == ["security.log", "security.log.1"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    assert sum(path.stat().st_size for path in files) <= 1_000_000


def test_what_is_refused_in_the_house_is_written_down(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        reader = house.let_in(1, role={"may": "read"})
        assert reader.post("/", "/check/").status == 403
        assert house.phone(2).get("/journal/", Accept="*/*").status == 403
        assert house.phone(2).get("/pair/", Host="evil.example").status == 400
        text = (tmp_path / "security.log").read_text()
    key = re.search(r" let-in ([\w-]{36})\n", text)
    assert key
    lines = (f"not-allowed {key[1]}", "stranger 127.0.1.2", "foreign-host 127.0.1.2", "code-made this-computer")
    assert all(f" {line}\n" in text for line in lines)
    assert all(LINE.fullmatch(line) for line in text.splitlines())

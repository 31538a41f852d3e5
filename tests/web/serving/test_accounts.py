"""Whose program connects, from tables as Linux writes them, and from a real connection."""

import os
import socket
import sys
from pathlib import Path

import pytest

from thenar.web.serving.accounts import is_another_account

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
ROW = "   0: 0100007F:{port:04X} 0100007F:{to:04X} 01 00000000:00000000 00:00000000 00000000  {owner}     0 1 1 0\n"


def table(folder: Path, *rows: tuple[int, int, int]) -> tuple[Path]:
    path = folder / "tcp"
    path.write_text(HEAD + "".join(ROW.format(port=port, to=to, owner=owner) for port, to, owner in rows))
    return (path,)


@pytest.mark.parametrize(
    ("owner", "another"),
    [(1000, False), (1001, True), (0, False)],  # root passes connections on for others, and may read everything anyway
)
def test_by_the_owner_of_the_other_end(tmp_path: Path, owner: int, another: bool) -> None:
    tables = table(tmp_path, (40000, 8765, owner), (8765, 40000, 1000))
    assert is_another_account(40000, 8765, tables, own=1000) is another


def test_only_this_connection_counts(tmp_path: Path) -> None:
    tables = table(tmp_path, (40000, 443, 1000), (40000, 8765, 1001), (40001, 8765, 1000))
    assert is_another_account(40000, 8765, tables, own=1000)


def test_what_nobody_knows_is_nobody_elses(tmp_path: Path) -> None:
    assert not is_another_account(40000, 8765, table(tmp_path), own=1000)
    assert not is_another_account(40000, 8765, (tmp_path / "missing",), own=1000)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_of_a_real_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", ours)) as one:
            port = one.getsockname()[1]
            assert not is_another_account(port, ours)
            if os.getuid():
                assert is_another_account(port, ours, own=os.getuid() + 1)

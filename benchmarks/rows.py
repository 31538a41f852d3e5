"""One measured thing, ours beside a peer, and all of them as a table and as JSON."""

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """Ours and a peer in the same run and unit. `aim` is the most that ours should be, or the least where
    `more_is_better`; None where only the ratio tells something."""

    name: str
    unit: str
    ours: float | None
    peer_name: str
    peer: float | None
    aim: float | None = None
    more_is_better: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better ours is than the peer."""
        if not self.ours or not self.peer:
            return None
        return self.ours / self.peer if self.more_is_better else self.peer / self.ours

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without one."""
        if self.aim is None or self.ours is None:
            return None
        return self.ours >= self.aim if self.more_is_better else self.ours <= self.aim


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, the machine named above it."""
    return "\n".join([machine(), "", *lines(rows)])


def machine() -> str:
    """The machine in a line: processors, system, Python."""
    processors = f"{os.cpu_count()} processors ({_processor()})"
    return f"{processors}, {platform.system()}, Python {platform.python_version()}"


def lines(rows: Sequence[Row]) -> list[str]:
    """The table alone, line by line."""
    head = ["| what | ours | peer | times better | aim | |", "|---|---|---|---|---|---|"]
    return [*head, *(_line(row) for row in rows)]


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", about.read_text()) if about.exists() else None
    return found[1].strip() if found else platform.machine()


def _line(row: Row) -> str:
    verdict = {True: "met", False: "**short**", None: ""}[row.met]
    aim = f"{'≥' if row.more_is_better else '≤'} {_number(row.aim)}" if row.aim is not None else ""
    ratio = _number(row.ratio, digits=2) if row.ratio else ""
    peer = f"{_number(row.peer)} ({row.peer_name})" if row.peer is not None else row.peer_name
    note = f" {row.note}" if row.note else ""
    return f"| {row.name}, {row.unit} | {_number(row.ours)} | {peer} | {ratio} | {aim} | {verdict}{note} |"


def _number(value: float | None, *, digits: int = 3) -> str:
    """To so many figures, never as a power of ten."""
    return "not measured" if value is None else f"{float(f'{value:.{digits}g}'):,.15g}"


def as_json(rows: Sequence[Row]) -> str:
    """The rows as JSON."""
    return json.dumps([{**asdict(row), "ratio": row.ratio, "met": row.met} for row in rows], indent=2)


def from_json(text: str) -> list[Row]:
    """The rows in what `as_json` wrote."""
    names = {field.name for field in fields(Row)}
    return [Row(**{name: value for name, value in one.items() if name in names}) for one in json.loads(text)]

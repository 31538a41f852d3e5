"""What came of it, as a table on its page."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.between import between

PAGE = Path(__file__).parents[2] / "docs" / "kills-and-full-disks.md"


@dataclass
class Line:
    """One act: how often it was killed, ended, or refused, and everything that was wrong."""

    act: str
    ended: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    late: int = 0  # kills after the act was done for good
    acknowledged: int = 0  # and of these, after it had said so

    def count(self, ended: str) -> None:
        self.ended[ended] = self.ended.get(ended, 0) + 1

    @property
    def killed(self) -> int:
        return self.ended.get("killed", 0)

    def add(self, wrong: str) -> None:
        self.wrong.append(wrong)


def write_table(killed: list[Line], full: list[Line]) -> None:
    """Between its marks, so that the words around it stay."""
    told = [f"{platform.system()}, Python {platform.python_version()}", "", *_kills(killed)]
    told += ["", "A full disk, with more room step by step:", ""]
    told += _disks(full) if full else ["Not run: no small disk can be mounted on this machine."]
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(between(page, "siege", "\n".join(told)), encoding="utf-8")


def _kills(lines: list[Line]) -> list[str]:
    rows = [[one.act, one.killed, one.killed - one.late, one.late, one.acknowledged] for one in lines]
    heads = ["act", "killed", "before its commit", "after it", "and after it was acknowledged"]
    total = f"{sum(one.killed for one in lines)} kills"
    return _table(lines, heads, rows, total)


def _disks(lines: list[Line]) -> list[str]:
    rows = [[one.act, *(one.ended.get(how, 0) for how in ("refused", "done", "killed"))] for one in lines]
    total = f"{sum(sum(one.ended.values()) for one in lines)} runs"
    return _table(lines, ["act", "refused", "done", "ended by a signal"], rows, total)


def _table(lines: list[Line], heads: list[str], rows: Sequence[Sequence[object]], total: str) -> list[str]:
    found = [f"{len(one.wrong)}: {one.wrong[0]}" if one.wrong else "0" for one in lines]
    told = [f"| {' | '.join(map(str, [*row, wrong]))} |" for row, wrong in zip(rows, found, strict=True)]
    head = [f"| {' | '.join([*heads, 'wrong'])} |", f"|{'---|' * (len(heads) + 1)}"]
    return [*head, *told, "", f"{total}, {sum(len(one.wrong) for one in lines)} wrong."]

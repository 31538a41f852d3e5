"""What came of it, as a table on its page."""

import platform
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

    def count(self, ended: str) -> None:
        self.ended[ended] = self.ended.get(ended, 0) + 1

    def add(self, wrong: str) -> None:
        self.wrong.append(wrong)


def write_table(killed: list[Line], full: list[Line] | None) -> None:
    """Between its marks, so that the words around it stay."""
    told = [
        f"{platform.system()}, Python {platform.python_version()}",
        "",
        *_table(killed, "killed", "ended before it"),
    ]
    told += ["", "A full disk, with more room step by step:", ""]
    told += _table(full, "refused", "done") if full else ["Not run: no small disk can be mounted on this machine."]
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(between(page, "siege", "\n".join(told)), encoding="utf-8")


def _table(lines: list[Line], *columns: str) -> list[str]:
    names = {"ended before it": "done"}
    rows = [f"| act | {' | '.join(columns)} | ended by a signal | wrong |", f"|---|{'---|' * (len(columns) + 2)}"]
    for line in lines:
        counts = [line.ended.get(names.get(one, one), 0) for one in columns]
        signal = 0 if "killed" in columns else line.ended.get("killed", 0)
        wrong = f"{len(line.wrong)}: {line.wrong[0]}" if line.wrong else "0"
        rows.append(f"| {line.act} | {' | '.join(map(str, counts))} | {signal} | {wrong} |")
    total = sum(sum(line.ended.values()) for line in lines)
    return [*rows, "", f"{total} runs, {sum(len(line.wrong) for line in lines)} wrong."]

"""What came of the changes of one room: how many were noticed, and what survived."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

EQUIVALENT = Path(__file__).with_name("equivalent.yaml")


@dataclass(frozen=True, order=True)
class Survivor:
    """A change that no test noticed: the module, the line as it was, and as it became."""

    module: str
    line: int
    was: str
    became: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when lines above it come or go."""
        return self.module, self.was, self.became

    def __str__(self) -> str:
        return f"{self.module}:{self.line}\n  - {self.was}\n  + {self.became}"


@dataclass(frozen=True)
class Outcome:
    """A room after its changes; `equivalent` are those for which a reason is written down that nobody can notice."""

    room: str
    tried: int
    survived: list[Survivor]
    equivalent: list[Survivor] = field(default_factory=list)
    waiting: int = 0

    @property
    def share(self) -> float:
        """Percent that survived."""
        return 100 * len(self.survived) / self.tried if self.tried else 0.0

    def row(self, most: float) -> str:
        """A row of the table."""
        killed = self.tried - len(self.survived) - len(self.equivalent)
        counts = f"{self.tried} | {killed} | {len(self.equivalent)} | {len(self.survived)} ({self.share:.1f} %)"
        return f"| `{self.room}` | {counts} | {self.waiting} | ≤ {most:g} % |"


def judged(room: str, tried: int, survived: Iterable[Survivor], waiting: int) -> Outcome:
    """The outcome of a room, with what is equivalent apart."""
    known = {(one["module"], one["was"], one["became"]) for one in reasons()}
    found = sorted(survived)
    apart = [one for one in found if one.key in known]
    return Outcome(room, tried, [one for one in found if one.key not in known], apart, waiting)


def reasons() -> list[dict[str, str]]:
    """Every change that makes no difference, each with its reason."""
    found: list[dict[str, str]] = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or []
    return found

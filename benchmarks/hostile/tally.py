"""What came of an attack, as a line of a table."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """One kind of attack: how often it was tried, and how the app took it."""

    what: str
    tried: int = 0
    taken: int = 0
    refused: int = 0
    pages: int = 0
    broken: list[str] = field(default_factory=list)

    def answer(self, status: int, place: str) -> None:
        """Count one answer; a status from 500 on is a breach."""
        self.tried += 1
        if status >= 500:
            self.broken.append(f"{status} {place}")
        elif status >= 400:
            self.refused += 1
        else:
            self.taken += 1

    def looked(self, status: int, place: str) -> None:
        """Count a page that was looked at afterwards; one that breaks was poisoned."""
        self.pages += 1
        if status >= 500:
            self.broken.append(f"{status} page {place}")

    def join(self, other: "Tally") -> None:
        """With what came of another part of the same attack."""
        for name in ("tried", "taken", "refused", "pages"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.broken += other.broken

    def row(self) -> str:
        """A line of the table."""
        found = "; ".join(f"{one} ({n})" for one, n in Counter(self.broken).most_common(3)) or "none"
        return (
            f"| {self.what} | {self.tried:,} | {self.taken:,} | {self.refused:,} | {self.pages:,} | "
            f"{len(self.broken)} | {found} |"
        )

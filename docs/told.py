"""Measures what is said in whole sessions and writes the table of docs/voice.md: `make told`.

With the real length of every sentence, so it needs the voice pack; the limits are held by tests/script/test_figures.py.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.script import Talk
from thenar.plan import plan
from thenar.script.figures import Figures, figures
from thenar.timeline import timeline
from thenar.voice.speaker import shipped_speaker

PAGE = Path(__file__).parent / "voice.md"
PART = re.compile(r"<!-- told -->.*?<!-- /told -->", re.DOTALL)
ROUTINES = ("hand-partner", "foot-partner", "hand-self", "foot-self")
MINUTES = (5, 10, 20, 30)
HEAD = (
    "| session | talk | words a minute | spoken | counts | 1-2 words | most said | longest wait | second side shared |",
    "|---|---|---|---|---|---|---|---|---|",
)


def rows() -> Iterator[str]:
    """A row for each routine, length and amount of talk."""
    for talk in (Talk.FULL, Talk.SOME):
        for routine in ROUTINES:
            for minutes in MINUTES:
                yield _row(f"{routine} {minutes}", talk, _told(routine, minutes, talk))


def _told(routine: str, minutes: int, talk: Talk) -> Figures:
    knowledge = load_knowledge()
    made = plan(Wishes((routine,), minutes, talk=talk), Clearance(), knowledge)
    return figures(timeline(made, knowledge, shipped_speaker().frames))


def _row(session: str, talk: Talk, one: Figures) -> str:
    shares = f"{one.counts:.0%} | {one.short:.0%} | {one.most_said}× | {one.wait:.1f} s | {one.shared:.0%}"
    return f"| {session} | {talk} | {one.words_a_minute:.1f} | {one.spoken} | {shares} |"


def main() -> None:
    """Rewrite the table."""
    table = "\n".join([*HEAD, *rows()])
    page = PART.sub(f"<!-- told -->\n\n{table}\n\n<!-- /told -->", PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
    click.echo(f"Wrote {PAGE.name}.")


if __name__ == "__main__":
    main()

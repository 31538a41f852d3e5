"""Rewrites what is made from the knowledge and the code: parts of the pages, JSON Schemas, types of the scripts.

    python -m docs.generate

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`; everything else is written by hand.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import click

from benchmarks.people.table import tables
from docs import goal_tables, knowledge_lists, machines, prescription_lists, review_pages, wire_scripts
from thenar.load import load_knowledge
from thenar.load import schema as schemas
from thenar.model.knowledge import Knowledge

DOCS = Path(__file__).parent
PART = re.compile(r"<!-- generated: ([\w-]+) -->\n.*?<!-- end -->", re.DOTALL)
LISTS = ("questions", "background", "proposals", "conflicts", "evidence", "sources")


def parts(knowledge: Knowledge) -> dict[str, str]:
    """Every generated part by its name, as Markdown."""
    lists = {name: getattr(knowledge_lists, name)(knowledge) for name in LISTS}
    goals = {f"goal-{name}": getattr(goal_tables, name)(knowledge) for name in ("shapes", "sessions", "pairs")}
    return {
        **lists,
        **goals,
        "machines": machines.table(),
        "people": tables(knowledge),
        "prescriptions": prescription_lists.prescriptions(knowledge),
        "reviews": review_pages.overview(knowledge),
    }


def filled(page: str, made: Mapping[str, str]) -> str:
    """The page with its parts made anew; a part of an unknown name raises KeyError."""
    return PART.sub(lambda found: f"<!-- generated: {found[1]} -->\n\n{made[found[1]]}\n\n<!-- end -->", page)


def main() -> None:
    """Rewrite every page that has a generated part, and say which changed."""
    knowledge = load_knowledge()
    made = parts(knowledge)
    for path in review_pages.write(DOCS / "review", review_pages.pages(knowledge), keep="README.md"):
        click.echo(f"Wrote {path.relative_to(DOCS.parent)}.")
    for path in sorted(DOCS.rglob("*.md")):
        before = path.read_text(encoding="utf-8")
        after = filled(before, made)
        if after != before:
            path.write_text(after, encoding="utf-8")
            click.echo(f"Rewrote {path.relative_to(DOCS.parent)}.")
    schemas.main(str(DOCS / "schemas"))
    for path in wire_scripts.write(DOCS.parent):
        click.echo(f"Rewrote {path.relative_to(DOCS.parent)}.")


if __name__ == "__main__":
    main()

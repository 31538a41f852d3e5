"""`thenar new`: lays the files that a new routine, stroke or question begins with."""

from pathlib import Path

import click

from thenar.load.blanks import PLACES, lay

NEXT = {
    "routine": "Next: write it, then `thenar check {first}` and `thenar plan ./{first} --clear`.",
    "stroke": "Next: docs/tasks/add-a-stroke.md.",
    "question": "Next: docs/tasks/add-a-question.md.",
}


@click.command()
@click.argument("noun", type=click.Choice(list(PLACES)))
@click.argument("name")
def new(noun: str, name: str) -> None:
    """Lay the files of a new routine, stroke or question. NAME is its id, such as my-evening.

    A routine of your own is written here. A stroke or a question becomes part of the knowledge and needs a checkout.
    """
    written = lay(noun, name, Path())
    for path in written:
        click.echo(f"Wrote {path}.")
    click.echo(NEXT[noun].format(first=written[0]))

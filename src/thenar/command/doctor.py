"""The command that looks through the journal, says what is unsound in it, and mends what it can."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thenar.command.journal import open_journal
from thenar.model.problem import ThenarError

if TYPE_CHECKING:
    from thenar.journal.doctor.findings import Unsound

MOST = 20  # places that are listed


@click.command()
@click.option("--mend", is_flag=True, help="Mend or set aside what is unsound; a copy of the journal is made first.")
def doctor(mend: bool) -> None:
    """Look through the journal and say what is unsound in it. Nothing is changed without --mend."""
    database = open_journal()
    found = _look(database)
    if not found:
        click.echo(f"{database} is sound: every row is one that could have been written.")
    for one in found[:MOST]:
        click.echo(one.words)
    if len(found) > MOST:
        click.echo(f"... and {len(found) - MOST} more.")
    if mend:
        _mend(database, found)
    elif found:
        click.echo("Nothing was changed. `thenar doctor --mend` makes a copy and mends what it can.")
        raise SystemExit(1)


def _look(database: Path) -> "Sequence[Unsound]":
    from thenar.journal.copies.databases import open_strange
    from thenar.journal.doctor.findings import look

    try:
        with closing(open_strange(database)) as connection:
            return list(look(connection))
    except sqlite3.Error as error:
        raise ThenarError(
            "The file {path} itself is damaged ({why}), so its rows cannot be looked through. Nothing was changed. "
            "Put a copy in its place with `thenar restore`.",
            path=database,
            why=error,
        ) from None


def _mend(database: Path, found: "Sequence[Unsound]") -> None:
    from django.db import connection

    from thenar.journal.doctor.mend import mend
    from thenar.journal.doctor.settled import settle_all

    if found:
        connection.close()
        try:
            done = mend(database)
        except (OSError, sqlite3.Error) as error:
            raise ThenarError(
                "The journal {path} could not be mended ({why}). Nothing was changed. Close other programs that use it "
                "and free some space, then try again.",
                path=database,
                why=error,
            ) from None
        click.echo(
            f"Mended: {done.replaced} values replaced, {done.set_aside} rows set aside, {done.taken_out} programs "
            f"taken out.\nThe journal as it was: {done.copy}"
        )
        if done.aside:
            click.echo(f"What was changed: {done.aside}. It may have health data.")
    settled = settle_all()
    if settled:
        click.echo(f"{settled} sessions were reckoned anew from what was told of them.")

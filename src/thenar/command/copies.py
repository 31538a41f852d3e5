"""Commands about copies: one by hand, one back, the key, and a copy a day."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from thenar.command.options import LANGUAGE
from thenar.model.problem import ThenarError


class Named(click.Path):
    """A path that can be written down: where copies are is remembered, so that an erasure can name them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As click does it; ThenarError for a name with bytes that are no letters."""
        path = super().convert(value, param, ctx)
        try:
            str(path).encode()
        except UnicodeEncodeError:
            raise ThenarError(
                "The name {path} has bytes that are no letters, so it cannot be remembered. Nothing was changed. "
                "Choose another name.",
                path=ascii(str(path)),
            ) from None
        return path


FILE = Named(dir_okay=False, path_type=Path)
FOLDER = Named(file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--plain", is_flag=True, help="Leave the copy open: whoever has the file can read it.")
def backup(file: Path, plain: bool) -> None:
    """Copy everything kept to FILE, locked with your key, and try the copy out. The app may be running."""
    from thenar.journal.copies.backup import backup as make_backup
    from thenar.journal.copies.keys import locking_key
    from thenar.journal.copies.wishes import note_by_hand

    database = _prepared_database()
    if not database.is_file() or not database.stat().st_size:
        raise ThenarError(f"There is no journal at {database} yet, so there is nothing to back up.")
    locking = None if plain else locking_key(database.parent) or _made_key(database.parent, None, "en")
    made = make_backup(database, file, locking)
    note_by_hand(database.parent, file)
    how = "open to whoever has the file" if plain else "locked with your key"
    click.echo(f"Wrote {file}: {made.rows:,} rows, {how}, restored once as a trial and whole.")
    if made.unsound:
        click.echo(f"One value in it cannot be right ({made.unsound}); a restore would refuse it. {MEND}")


MEND = "Run `thenar doctor`, which mends the journal, then back it up again."


@click.command()
@click.argument("file", type=FILE)
@click.option("--key-file", type=click.File("r"), help="A file with the key; - reads it from standard input.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, key_file: TextIO | None, yes: bool) -> None:
    """Put the copy FILE in the place of what is kept now."""
    from thenar.journal.copies.keys import opening_key
    from thenar.journal.copies.restore import needs_key
    from thenar.journal.copies.restore import restore as put_back
    from thenar.journal.copies.whole import is_journal

    opening = None
    if needs_key(file):
        told = key_file.read() if key_file else click.prompt("The key of this copy, as it stands on its page")
        opening = opening_key(str(told))
    database = _prepared_database()
    if is_journal(database) and not yes:
        click.confirm("This replaces everything that is kept now. Go on?", abort=True)
    done = put_back(file, database, opening)
    click.echo(f"Restored {done.rows:,} rows from {file}.")
    if done.before:
        click.echo(f"What was kept before is in {done.before}.")


@click.command("key")
@click.option("--page", type=FILE, help="Write the page to print: a name ending in .pdf.")
@LANGUAGE
@click.option("--yes", is_flag=True, help="Do not ask before a new key takes the place of the old one.")
def new_key(page: Path | None, language: str, yes: bool) -> None:
    """Make the key that locks copies. It is shown once: write it down, or print its page with --page."""
    from thenar.journal.copies.keys import locking_key

    data = _prepared_database().parent
    if locking_key(data) and not yes:
        click.confirm("There is a key already. Copies made with it still need it. Make a new one?", abort=True)
    _made_key(data, page, language)
    click.echo("From now on copies are locked with this key.")


@click.command()
@click.option("--to", "folder", type=FOLDER, help="Keep a copy a day in this folder.")
@click.option("--plain", is_flag=True, help="With --to: leave the copies open; whoever has them can read them.")
@click.option("--now", is_flag=True, help="Make a copy there now.")
@click.option("--off", is_flag=True, help="No more automatic copies. Those that are there stay.")
def copies(folder: Path | None, plain: bool, now: bool, off: bool) -> None:
    """Keep a copy a day: the last 7 days and 4 weeks before, each tried out. Without options: what there is."""
    from thenar.journal.copies.automatic import choose_folder, copy_of_today, no_more_copies, numbered
    from thenar.journal.copies.keys import locking_key
    from thenar.journal.copies.wishes import copy_wishes

    database = _prepared_database()
    data, today = database.parent, datetime.now().astimezone().date()
    if off:
        no_more_copies(data)
    if folder:
        if not plain and locking_key(data) is None:
            _made_key(data, None, "en")
        choose_folder(data, folder, plain)
    told = copy_of_today(database, today, now=True) if now or folder else None
    if told and (problem := told.error()):
        raise problem
    wishes = copy_wishes(data)
    if not wishes.folder:
        click.echo("No automatic copies. `thenar copies --to FOLDER` keeps one a day there.")
        return
    click.echo(f"A copy a day goes to {wishes.folder}, while Thenar runs.")
    for one, path in numbered(Path(wishes.folder)).items():
        click.echo(f"  {one.number}  {one.day}  {path.name}")
    if wishes.last and (problem := wishes.last.error()):
        click.echo(f"The last one could not be made: {problem}")


def _made_key(data: Path, page: Path | None, language: str) -> str:
    """Show a new key, make sure that it is kept, and only then use it. The half that locks."""
    from thenar.journal.copies.keys import keep_locking, new_key

    made = new_key()
    if page:
        _write_page(page, made.opening, made.groups, language)
        click.echo(f"Wrote {page}. Print it and put it away; then remove the file. The key is kept nowhere else.")
    elif not sys.stdin.isatty():
        raise ThenarError(
            "There is no key for copies yet. Nothing was written. Make one with `thenar key --page key.pdf`, or leave "
            "the copy open with --plain."
        )
    else:
        from thenar.web.lan.qr import for_terminal

        click.echo("This key opens your copies. It is shown once and kept nowhere: write it down, or scan it.\n")
        click.echo("  " + " ".join(made.groups) + "\n")
        click.echo(for_terminal(made.opening) + "\n")
        while click.prompt("Type its last 6 letters to show that you have it").strip().upper() != made.proof:
            click.echo("Those are not its last 6 letters.")
    keep_locking(data, made.locking)
    return made.locking


def _write_page(page: Path, opening: str, groups: tuple[str, ...], language: str) -> None:
    from thenar.load import load_knowledge
    from thenar.render.key_page import key_page_pdf
    from thenar.render.target import write_target

    if page.suffix.lower() != ".pdf":
        raise ThenarError(f"{page} is not a name for this. It should end in .pdf.")
    catalog = load_knowledge(language=language).catalog
    write_target(page, key_page_pdf(opening, groups, catalog, language, date.today()))


def _prepared_database() -> Path:
    from thenar.web.serving.data_folder import DATABASE, prepare_data_folder

    return prepare_data_folder() / DATABASE

"""The command about what is kept: the report for the doctor."""

import os
from datetime import datetime
from pathlib import Path

import click

from thenar.command.options import LANGUAGE
from thenar.load import load_knowledge
from thenar.model.problem import ThenarError
from thenar.model.written import decimal

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--person", help="For whom: a name as it stands in the app. Without it, yourself.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on; without it, twelve weeks.")
@click.option("--ask", default="", help="What you want to ask the doctor.")
@LANGUAGE
@click.option("--fhir", is_flag=True, help="Write a FHIR R4 Bundle for another health program instead.")
@click.option("--transaction", is_flag=True, help="With --fhir: a Bundle that a server takes in one step.")
def report(
    file: Path, person: str | None, since: datetime | None, ask: str, language: str, fhir: bool, transaction: bool
) -> None:
    """Write a page for the doctor: FILE is its name, ending in .pdf (or .json with --fhir)."""
    if transaction and not fhir:
        raise ThenarError("--transaction is a kind of --fhir. Say --fhir, too.")
    _ends_with(file, ".json" if fhir else ".pdf")
    from thenar.render.target import target_file, write_target

    open_journal()
    from thenar.render.fhir import Kind
    from thenar.web.journal.reporting import named, report_of, write_fhir

    now = datetime.now().astimezone()
    whom = named(person, now)
    told = load_knowledge(language=language)
    if fhir:
        with target_file(file) as written:
            write_fhir(written, whom, told, now, Kind.TRANSACTION if transaction else Kind.COLLECTION)
    else:
        write_target(file, report_of(whom, told, now, ask, since.date() if since else None))
    wrote = told.catalog.gettext("Wrote {path} ({size} bytes). It has health data: hand it on with care.")
    click.echo(wrote.format(path=file, size=decimal(file.stat().st_size, told.catalog, 0)))


def _database() -> Path:
    from thenar.web.serving.data_folder import DATABASE, data_folder

    return data_folder() / DATABASE


def open_journal() -> Path:
    """Open the journal, brought up to date, and say where it is. ThenarError where there is none."""
    database = _database()
    if not database.is_file():
        raise ThenarError(f"There is no journal at {database} yet. Start the app with `thenar` and do a session first.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    import django

    django.setup()
    from thenar.web.serve import migrate

    migrate()
    return database


def _ends_with(file: Path, suffix: str) -> None:
    if file.suffix.lower() != suffix:
        raise ThenarError(f"{file} is not a name for this. It should end in {suffix}.")

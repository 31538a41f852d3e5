"""The tool of translators: `python -m translations`, or `make messages` for its first command."""

import sys
from pathlib import Path

import click

from thenar.model.problem import ThenarError
from translations.catalogs import alone, known, path_of, po_bytes, read, updated, write
from translations.collect import template
from translations.faults import missing, mistakes, out_of_date
from translations.parts import merged, part

FILE = click.Path(dir_okay=False, path_type=Path)
IN_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def cli() -> None:
    """Keep the texts for people and their translations together."""


@cli.command()
@click.argument("new", nargs=-1, metavar="[LANGUAGE]...")
def update(new: tuple[str, ...]) -> None:
    """Bring every catalog up to date with the texts of Thenar, and compile it. LANGUAGE begins a new one."""
    texts = template()
    with alone():
        for language in sorted({*known(), *new}):
            path = path_of(language)
            write(updated(read(path) if path.is_file() else None, texts, language), path)
            left = sum(1 for _ in missing(read(path), texts))
            click.echo(f"{language}: {len(texts)} texts, {left} without a translation.")


@cli.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
def check(languages: tuple[str, ...]) -> None:
    """Print everything that is wrong with the catalogs; the exit status is 1 where there is anything."""
    texts, found = template(), 0
    for language in languages or known():
        path = path_of(language)
        catalog = read(path)
        for line in (*missing(catalog, texts), *mistakes(catalog), *out_of_date(path)):
            click.echo(f"{language}: {line}")
            found += 1
    click.echo(f"{found} things to mend." if found else "Every text is translated.")
    sys.exit(bool(found))


@cli.command("part")
@click.argument("language")
@click.argument("files", nargs=-1, metavar="[FILE OR FOLDER]...")
@click.option("--to", type=FILE, required=True, help="Where to write the part, a name ending in .po.")
@click.option("--all", "everything", is_flag=True, help="Also what is translated already.")
def part_(language: str, files: tuple[str, ...], to: Path, everything: bool) -> None:
    """Write what waits for a translation to a small file of its own, to be handed in with `merge`.

    With FILES such as src/thenar/knowledge/strokes, only texts that stand there.
    """
    some = part(read(path_of(language)), files, everything=everything)
    to.write_bytes(po_bytes(some))
    click.echo(f"Wrote {len(some)} texts to {to}.")


@cli.command()
@click.argument("language")
@click.argument("files", nargs=-1, required=True, type=IN_FILE)
def merge(language: str, files: tuple[Path, ...]) -> None:
    """Take the translations of small files into the catalog, and compile it. What does not match stays out."""
    refused: list[str] = []
    with alone():
        catalog = read(path_of(language))
        for file in files:
            taken, faults = merged(catalog, read(file))
            click.echo(f"{file}: {taken} translations taken.")
            refused += [f"{file}: {fault}" for fault in faults]
        write(catalog, path_of(language))
    for line in refused:
        click.echo(line)
    sys.exit(bool(refused))


if __name__ == "__main__":
    try:
        cli(prog_name="python -m translations")
    except ThenarError as error:
        sys.exit(str(error))

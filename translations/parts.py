"""Small catalogs for several translators at once: a part is written out, translated, and merged."""

from collections.abc import Sequence

from babel.messages.catalog import Catalog

from translations.catalogs import filled, messages
from translations.faults import faults_of, shown


def part(catalog: Catalog, files: Sequence[str] = (), *, everything: bool = False) -> Catalog:
    """The messages that stand in these files or folders, all without any; only those without a translation."""
    some = Catalog(locale=catalog.locale, project="Thenar", charset="utf-8", fuzzy=False)
    for one in messages(catalog).values():
        here = any(str(name).startswith(tuple(files)) for name, _ in one.locations)
        if (here or not files) and (everything or not filled(one)):
            some.add(one.id, one.string, one.locations, one.flags, one.auto_comments, context=one.context)
    return some


def merged(catalog: Catalog, some: Catalog) -> tuple[int, list[str]]:
    """Put the translations of a part into the catalog: how many, and a line for each that was refused."""
    into, taken, refused = messages(catalog), 0, []
    for key, one in messages(some).items():
        if not filled(one):
            continue
        faults = [f"{shown(one)} {fault}" for fault in faults_of(one)]
        if key not in into:
            faults = [f"{shown(one)} is no text of Thenar, or not any more. Run `make messages`, and look for it."]
        if faults:
            refused += faults
        else:
            into[key].string = one.string
            taken += 1
    return taken, refused

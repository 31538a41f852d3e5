"""The journal's tables brought up to this version, with a copy beforehand; a newer journal is left alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from thenar.files.private import private_file, private_folder
from thenar.journal.copies.before import keep_before
from thenar.journal.copies.work import clear_leftovers, database_file
from thenar.model.problem import ThenarError

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date() -> None:
    """Clear what killed processes left, update the tables of the journal that Django has open, and end erasures.

    Raises ThenarError, with nothing changed, for a journal of a newer version and where no copy can be made;
    django.db.DatabaseError where it is damaged.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from thenar.journal.erasing import finish_erasing

    database = database_file()
    if database:
        private_folder(database.parent)
        clear_leftovers(database.parent)
        private_file(database)
    executor = MigrationExecutor(connection)
    _refuse_newer(executor, database)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if database and any(app == "journal" for app, _ in executor.loader.applied_migrations):
            connection.close()
            keep_before(database, "update")
        call_command("migrate", verbosity=0, interactive=False)
    finish_erasing()


def _refuse_newer(executor: "MigrationExecutor", database: Path | None) -> None:
    ours = executor.loader.migrated_apps
    known = executor.loader.graph.nodes
    if any(one not in known for one in executor.loader.applied_migrations if one[0] in ours):
        raise ThenarError(
            "The journal {path} was written by a newer Thenar, and this one does not understand all of it. Nothing was "
            "changed. Start the newer Thenar, or update this one.",
            path=database or "",
        )

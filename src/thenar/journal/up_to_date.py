"""Brings the database in THENAR_DATA up to date. Run in a process of its own by a restore."""

import sys

from thenar.journal.backup import NEWER


def main() -> int:
    """0 when it is up to date, 3 for a database of a newer version."""
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = {name for app, name in executor.loader.applied_migrations if app == "journal"}
    known = {name for app, name in executor.loader.graph.nodes if app == "journal"}
    if applied - known:
        return NEWER
    call_command("migrate", verbosity=0, interactive=False)
    # an older copy knows devices that were thrown out since; each is let in anew
    apps.get_model("lan", "Device").objects.all().delete()
    return 0


if __name__ == "__main__":
    sys.exit(main())

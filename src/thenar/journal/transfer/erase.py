"""Erase erases: the rows are gone, and so are their traces in the file."""

from django.db import connection, transaction

from thenar.journal.models import Feed, Person
from thenar.journal.transfer.tables import TABLES


def erase_everything() -> None:
    """Nothing is kept about anyone, and the calendar feed has a new address."""
    with transaction.atomic():
        for table in reversed(TABLES):
            table.model._default_manager.all().delete()
        Feed.objects.all().delete()
    _forget_pages()


def erase_person(person: Person) -> None:
    """Nothing is kept about one person."""
    with transaction.atomic():
        person.delete()
    _forget_pages()


def _forget_pages() -> None:
    """SQLite leaves deleted text in free pages and in the log: both are written anew."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

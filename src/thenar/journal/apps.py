"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Keeps people, answers, agreements and sessions."""

    name = "thenar.journal"
    default_auto_field = "django.db.models.BigAutoField"

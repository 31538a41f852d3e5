"""The time, local and with its zone. The only clock of the website; a test puts another one into CLOCK."""

from datetime import date, datetime

from django.conf import settings


def now() -> datetime:
    """The time here, with its zone."""
    return datetime.now().astimezone()


def local_now() -> datetime:
    """The time by the website's clock."""
    return settings.CLOCK()


def local_today() -> date:
    """The day by the website's clock."""
    return local_now().date()

"""The house as a Django app of its own, so that devices are no part of the journal."""

from django.apps import AppConfig


class LanConfig(AppConfig):
    """Keeps the devices that were let in."""

    name = "thenar.web.lan"
    label = "lan"

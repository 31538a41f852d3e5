"""The website as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, forms and the player."""

    name = "thenar.web"

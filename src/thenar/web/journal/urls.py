"""Addresses of the journal. None of them holds an answer about health; the feed's has a secret that can be renewed.

Its views are loaded when the first of them is visited: statistics and typesetting take half a second to load, and
whoever only wants a massage need not wait for them.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import path


def view(module: str, name: str) -> Callable[..., HttpResponse]:
    """A view of this room, loaded when it is visited."""

    def visited(request: HttpRequest, **found: Any) -> HttpResponse:
        loaded = import_module(f"thenar.web.journal.{module}")
        return cast("HttpResponse", getattr(loaded, name)(request, **found))

    return visited


HISTORY, RATE, EXPERIMENT, REMINDERS, DATA = (
    "history", "rate", "experiment", "reminders", "data",
)  # fmt: skip

urlpatterns = [
    path("journal/", view(HISTORY, "history"), name="history"),
    path("journal/insight/", view(HISTORY, "insight"), name="insight"),
    path("journal/session/<uuid:key>/<slug:when>/", view(RATE, "rate"), name="rate"),
    path("journal/week/", view(RATE, "week"), name="week"),
    path("journal/today/", view(RATE, "today"), name="rate-today"),
    path("journal/allow/", view(HISTORY, "allow"), name="allow"),
    path("journal/experiment/", view(EXPERIMENT, "experiment"), name="experiment"),
    path("journal/experiment/stop/", view(EXPERIMENT, "stop"), name="experiment-stop"),
    path("journal/reminders/", view(REMINDERS, "reminders"), name="reminders"),
    path("journal/reminders/remove/", view(REMINDERS, "remove"), name="reminder-remove"),
    path("journal/reminders/renew/", view(REMINDERS, "renew"), name="feed-renew"),
    path("journal/reminders/thenar.ics", view(REMINDERS, "file"), name="reminders-file"),
    path("calendar/<str:secret>.ics", view(REMINDERS, "feed"), name="feed"),
    path("journal/data/", view(DATA, "data"), name="data"),
    path("journal/data/about/person/", view(DATA, "about"), name="about-person"),
    path("journal/data/report.pdf", view(DATA, "report"), name="report"),
    path("journal/data/<slug:form>/", view(DATA, "take_out"), name="take-out"),
    path("journal/data/bring/in/", view(DATA, "bring_in"), name="bring-in"),
    path("journal/data/erase/all/", view(DATA, "erase"), name="erase"),
    path("journal/data/erase/done/", view(DATA, "erased"), name="erased"),
]

"""Addresses of the journal. None of them holds an answer about health; the feed's has a secret that can be renewed.

Its views are loaded when the first of them is visited: statistics and typesetting take half a second to load, and
whoever only wants a massage need not wait for them.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import path

from thenar.web.base.about import about, pages_about


def view(module: str, name: str) -> Callable[..., HttpResponse]:
    """A view of this room, loaded when it is visited."""

    def visited(request: HttpRequest, *about: Any, **found: Any) -> HttpResponse:
        loaded = import_module(f"thenar.web.journal.{module}")
        return cast("HttpResponse", getattr(loaded, name)(request, *about, **found))

    return visited


HISTORY, RATE, EXPERIMENT, REMINDERS, DATA = (
    "history", "rate", "experiment", "reminders", "data",
)  # fmt: skip

urlpatterns = [
    *pages_about("journal/", view(HISTORY, "history"), "history"),
    *pages_about("journal/insight/", view(HISTORY, "insight"), "insight"),
    path("journal/session/<uuid:key>/<slug:when>/", view(RATE, "rate"), name="rate"),
    *pages_about("journal/week/", view(RATE, "week"), "week"),
    *pages_about("journal/today/", view(RATE, "today"), "rate-today"),
    *pages_about("journal/allow/", view(HISTORY, "allow"), "allow"),
    *pages_about("journal/experiment/", view(EXPERIMENT, "experiment"), "experiment"),
    *pages_about("journal/experiment/stop/", view(EXPERIMENT, "stop"), "experiment-stop"),
    *pages_about("journal/experiment/anyway/", view(EXPERIMENT, "anyway"), "experiment-anyway"),
    *pages_about("journal/asked/", view(RATE, "asked"), "asked"),
    *pages_about("journal/reminders/", view(REMINDERS, "reminders"), "reminders"),
    *pages_about("journal/reminders/remove/", view(REMINDERS, "remove"), "reminder-remove"),
    *pages_about("journal/reminders/pause/", view(REMINDERS, "pause"), "reminders-pause"),
    path("journal/reminders/renew/", view(REMINDERS, "renew"), name="feed-renew"),
    path("journal/reminders/thenar.ics", view(REMINDERS, "file"), name="reminders-file"),
    path("calendar/<str:secret>.ics", view(REMINDERS, "feed"), name="feed"),
    *pages_about("journal/entries/", view("entries", "entries"), "entries"),
    *pages_about("journal/entries/remove/", view("entries", "take_away"), "entry-remove"),
    path("for/<uuid:person>/journal/entry/<slug:table>/<uuid:key>/", about(view("correct", "entry")), name="correct"),
    *pages_about("journal/write/", view("written", "written"), "written"),
    *pages_about("journal/other/", view("other_diary", "other"), "other-diary"),
    *pages_about("journal/other/add/", view("other_diary", "add"), "other-add"),
    *pages_about("journal/merge/", view("merge", "merged"), "merge"),
    path("people/join/", view("join", "joined"), name="join-people"),
    *pages_about("journal/changes/", view("changes", "changes"), "changes"),
    *pages_about("journal/changes/undo/", view("changes", "undone"), "undo"),
    *pages_about("journal/data/", view(DATA, "data"), "data"),
    *pages_about("journal/data/about/person/", view(DATA, "about"), "about-person"),
    *pages_about("journal/data/report.pdf", view(DATA, "report"), "report"),
    *pages_about("journal/data/fhir/", view(DATA, "fhir"), "fhir"),
    path("journal/data/<slug:form>/", view(DATA, "take_out"), name="take-out"),
    path("journal/data/bring/in/", view(DATA, "bring_in"), name="bring-in"),
    *pages_about("journal/data/erase/all/", view(DATA, "erase"), "erase"),
    path("journal/data/erase/done/", view(DATA, "erased"), name="erased"),
]

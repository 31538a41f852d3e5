"""Addresses of copies. They are for this computer only, and none of them holds a key or a name."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import path


def view(module: str, name: str) -> Callable[..., HttpResponse]:
    """A view of this room, loaded when it is visited: locking takes a while to load."""

    def visited(request: HttpRequest, **found: Any) -> HttpResponse:
        return cast("HttpResponse", getattr(import_module(f"thenar.web.copies.{module}"), name)(request, **found))

    return visited


urlpatterns = [
    path("copies/", view("views", "copies"), name="copies"),
    path("copies/key/", view("views", "show_key"), name="copies-key"),
    path("copies/key/page.pdf", view("views", "key_pdf"), name="copies-key-page"),
    path("copies/key/keep/", view("views", "keep_key"), name="copies-key-keep"),
    path("copies/daily/", view("views", "daily"), name="copies-daily"),
    path("copies/now/", view("views", "now"), name="copies-now"),
    path("copies/take/", view("views", "take"), name="copies-take"),
    path("copies/look/", view("back", "look"), name="copies-look"),
    path("copies/back/", view("back", "put_back"), name="copies-back"),
]

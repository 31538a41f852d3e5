"""A visitor who walks through the pages as a browser without scripts would."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from thenar.journal.models import Session

NOON = datetime.fromisoformat("2026-11-22T12:00:00+01:00")


class Visitor:
    """One browser; `page` is the last page it saw."""

    def __init__(self) -> None:
        self.client = Client()
        self.page: HttpResponse = self.client.get("/")

    @property
    def text(self) -> str:
        """The words of the page, without markup."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.page.content.decode()).split())

    @property
    def path(self) -> str:
        return self.page.request["PATH_INFO"]  # type: ignore[attr-defined]

    def get(self, path: str) -> HttpResponse:
        self.page = self.client.get(path, follow=True)
        return self.page

    def post(self, path: str, **data: object) -> HttpResponse:
        self.page = self.client.post(path, data, follow=True)
        return self.page

    def start(self, **wishes: object) -> HttpResponse:
        """Home, with its usual wishes, and Start."""
        who = re.search(r'name="who" value="(\d+)"', self.client.get("/").content.decode())
        usual = {
            "key": uuid4(), "who": who[1] if who else "new", "area": "hand", "minutes": "5",
            "pressure": 2, "lotion": "lotion", "goal": "",
        }  # fmt: skip
        return self.post("/", **{**usual, **wishes})

    def flags(self, yes: Iterable[str] = (), unknown: Iterable[str] = ()) -> HttpResponse:
        return self.post(reverse("red-flags"), yes=list(yes), unknown=list(unknown))

    def conditions(self, yes: Iterable[str] = (), unknown: Iterable[str] = (), **more: object) -> HttpResponse:
        return self.post(reverse("conditions"), yes=list(yes), unknown=list(unknown), **more)

    def screened(self, **wishes: object) -> HttpResponse:
        """Started, with nothing to tell."""
        self.start(**wishes)
        self.flags()
        return self.conditions()

    def session(self) -> Session:
        """A session of five minutes, ready to begin."""
        self.screened()
        self.post(reverse("start"), key=uuid4())
        return Session.objects.latest("id")


@pytest.fixture
def visitor(db: None, settings: pytest.FixtureRequest) -> Visitor:
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    return Visitor()


@pytest.fixture
def tomorrow(settings: pytest.FixtureRequest) -> object:
    """Call it, and it is the next day."""

    def turn() -> None:
        settings.CLOCK = lambda: NOON + timedelta(days=1)  # type: ignore[attr-defined]

    return turn

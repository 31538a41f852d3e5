"""A visitor who walks through the pages as a browser without scripts would."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from thenar.journal import people
from thenar.journal.answers import answer_from
from thenar.journal.models import GivenAnswer, Session
from thenar.load import load_knowledge
from thenar.web.base.about import whose
from thenar.web.check.plan import answer_mark

EVERY_QUESTION = list(load_knowledge().conditions)
NOON = datetime.fromisoformat("2026-11-22T12:00:00+01:00")


def marked(yes: Iterable[str] = (), unknown: Iterable[str] = ()) -> dict[str, str]:
    """What a form sends of these, and a no to the other questions behind the same lines."""
    replies = dict.fromkeys(yes, "yes") | dict.fromkeys(unknown, "unknown")
    knowledge = load_knowledge()
    lines = [line.covers for table in (knowledge.first_check, knowledge.later_check) for line in table.values()]
    beside = {name for covers in lines if replies.keys() & set(covers) for name in covers}
    return {f"is-{name}": replies.get(name, "no") for name in sorted(beside | replies.keys())}


class Visitor:
    """One browser; `page` is the last page it saw."""

    def __init__(self) -> None:
        self.client = Client()
        self.page: Any = self.client.get("/")

    @property
    def text(self) -> str:
        """The words of the page, without markup."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.page.content.decode()).split())

    @property
    def path(self) -> str:
        return str(self.page.request["PATH_INFO"])

    @property
    def person(self) -> str:
        """The key of the person whom this tab is about; empty where it is about nobody."""
        found = re.match(r"/for/([^/]+)/", self.path)
        session = re.match(r"/session/([^/]+)/", self.path)
        row = Session.objects.filter(key=session[1]).first() if session else None
        return found[1] if found else str(row.person.key) if row else ""

    def get(self, path: str) -> Any:
        self.page = self.client.get(self.theirs(path), follow=True)
        return self.page

    def post(self, path: str, **data: object) -> Any:
        self.page = self.client.post(self.theirs(path), data, follow=True)
        return self.page

    def theirs(self, path: str) -> str:
        """The address that the links of this tab have: about its person, or about oneself."""
        try:
            if resolve(urlsplit(path).path).func is not whose:
                return path
        except Resolver404:
            return path
        return f"/for/{self.person or people.me(NOON).key}{path}"

    def at(self, name: str) -> bool:
        """True on the page of this name."""
        return resolve(self.path).url_name == name

    def start(self, **wishes: object) -> Any:
        """Home, with its usual wishes, and Start."""
        who = re.search(r'name="who" value="([-0-9a-f]{36})"', self.client.get("/").content.decode())
        usual = {
            "key": uuid4(), "who": who[1] if who else "new", "area": "hand", "minutes": "5",
            "pressure": 2, "lotion": "lotion", "goal": "",
        }  # fmt: skip
        return self.post("/", **{**usual, **wishes})

    def flags(self, yes: Iterable[str] = (), unknown: Iterable[str] = ()) -> Any:
        return self.post(reverse("red-flags"), asked=EVERY_QUESTION, **marked(yes, unknown))

    def conditions(self, yes: Iterable[str] = (), unknown: Iterable[str] = (), **more: object) -> Any:
        asked = {"asked": EVERY_QUESTION, **more}
        return self.post(reverse("conditions"), **{**marked(yes, unknown), **asked})

    def agree(self, condition: str, day: str = "2026-11-22") -> Any:
        """A clinician's yes to the answer as the page of the plan shows it."""
        row = GivenAnswer.objects.filter(person__key=self.person, question=condition).first()
        about = answer_mark(answer_from(row.reply, row.limbs, row.choice)) if row else ""
        return self.post(reverse("agreement"), condition=condition, about=about, day=day, key=uuid4())

    def screened(self, **wishes: object) -> Any:
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

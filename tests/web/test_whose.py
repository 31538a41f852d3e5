"""Every request says whom it is about: two people in two tabs, every address, form and request of a script."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, reverse

from tests.journal.household import fill
from tests.web.conftest import EVERY_QUESTION, NOON
from tests.web.crawl import Form, Page, crawled, literal_addresses, named, patterns
from thenar.journal import people
from thenar.journal.models import GivenAnswer, Person, PrescriptionRow, RoutineRow, Session
from thenar.journal.people import me
from thenar.web.base.about import whose
from thenar.web.serving.assets import SOURCE

TEMPLATES = SOURCE.parent / "templates"

# What is about nobody or about everyone, and why. Everything else names a person or a session in its address.
OF_NOBODY = {
    "set_language": "the browser",
    "feed-renew": "everyone's calendar",
    "people": "everyone's order",
    "join-people": "its body names both people: tests/web/journal/test_join.py",
    "bring-in": "a whole journal: tests/web/journal/test_merge.py",
    **dict.fromkeys(
        (
            "copies-key",
            "copies-key-page",
            "copies-key-keep",
            "copies-daily",
            "copies-now",
            "copies-take",
            "copies-look",
            "copies-back",
        ),
        "a copy is of everyone, and on this computer only: tests/web/copies",
    ),
    "offline-arrive": "its body names the person: tests/web/offline",
}
OF_DEVICES = re.compile(r"^(pair|device|entry|house)")  # the house lets in a device, not a person


def everything() -> dict[str, list[str]]:
    """All rows of the journal."""
    models = apps.get_app_config("journal").get_models()
    return {one.__name__: sorted(map(repr, one._default_manager.values_list())) for one in models}


def about(person: Person) -> list[str]:
    """Every row about one person."""
    rows = [repr(Person.objects.filter(pk=person.pk).values_list().first())]
    for model in apps.get_app_config("journal").get_models():
        names = {one.name for one in model._meta.get_fields()}
        path = "person" if "person" in names else "session__person" if "session" in names else ""
        if path:
            rows += sorted(map(repr, model._default_manager.filter(**{path: person}).values_list()))
    return rows


@pytest.fixture
def two(db: None, settings: pytest.FixtureRequest) -> tuple[Person, Person]:
    """Oneself and someone else, both with something of everything."""
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    fill(3)
    mine, other = me(NOON), Person.objects.get(me=False)
    tab = Client()
    for one in (mine, other):
        for page in ("red-flags", "conditions"):
            tab.post(reverse(page, args=(one.key,)), {"asked": EVERY_QUESTION})
        for _ in range(2):
            tab.post(reverse("start", args=(one.key,)), {"key": str(uuid4())})
        tab.post(
            reverse("reminders", args=(one.key,)), {"key": str(uuid4()), "day": ["1"], "at": "20:30", "zone": "UTC"}
        )
        kept = Session.objects.filter(person=one).latest("id")
        Session.objects.filter(pk=kept.pk).update(began_at=NOON)
    return mine, other


def path_of(one: URLPattern, person: Person) -> str:
    """An address, about a person or the last session of that one."""
    session = Session.objects.filter(person=person).latest("id")
    of_a_plan = "plan" in str(one.name) or "prescri" in str(one.name)
    rows = (PrescriptionRow if of_a_plan else RoutineRow).objects.filter(person=person)
    known = {"person": person.key, "key": session.key, "of": rows.latest("id").of, "when": "after"}
    return reverse(str(one.name), kwargs={name: known.get(name, "x") for name in one.pattern.converters})


def takes(one: URLPattern, person: Person, method: str = "POST") -> bool:
    """True where an address takes what is sent to it, as its view itself says."""
    allowed = Client().options(path_of(one, person)).headers.get("Allow", "")
    return one.callback is not whose and (method in allowed or one.name == "set_language")


def holder(name: str, holds: dict[str, object]) -> UUID | str | None:
    """Whose an address is: the key of its person; "nobody"; None where it does not say."""
    if "person" in holds:
        return UUID(str(holds["person"]))
    if "key" in holds and not OF_DEVICES.match(name):
        session = Session.objects.filter(key=str(holds["key"])).first()
        return session.person.key if session else None
    return "nobody"


def test_every_address_that_takes_something_names_a_person_or_a_session(two: tuple[Person, Person]) -> None:
    open_to_all = set()
    for one in patterns():
        if not {"person", "key"} & set(one.pattern.converters) and takes(one, two[0]):
            open_to_all.add(str(one.name))
    assert {name for name in open_to_all if not OF_DEVICES.match(name)} == {*OF_NOBODY, "home"}


def test_without_a_person_nothing_is_changed_and_the_page_asks_whose(two: tuple[Person, Person]) -> None:
    before = everything()
    asked = [one for one in patterns() if one.callback is whose]
    assert len(asked) > 20
    for one in asked:
        path = reverse(str(one.name))
        answer = Client().post(path, {"asked": EVERY_QUESTION, "is-rf_pe": "yes", "sure": "yes", "whose": "person"})
        assert answer.status_code == 400, path
        assert "Nothing was changed." in answer.content.decode()
        page = Client().get(path).content.decode()
        assert all(reverse(str(one.name), args=(person.key,)) in page for person in two)
    assert everything() == before


def test_for_someone_who_is_not_kept_nothing_is_changed(two: tuple[Person, Person]) -> None:
    before, tried = everything(), set()
    for one in patterns():
        if "person" in one.pattern.converters and takes(one, two[0]):
            holds = {"person": uuid4(), "table": "notes", "key": uuid4(), "of": uuid4()}
            address = {name: holds[name] for name in one.pattern.converters}
            answer = Client().post(reverse(str(one.name), kwargs=address), {"asked": EVERY_QUESTION})
            assert answer.status_code == 404, one.name
            assert "Nothing was changed." in answer.content.decode()
            tried.add(one.name)
    assert {"red-flags", "erase", "start", "week", "allow"} <= tried
    assert everything() == before


def test_an_empty_form_stores_nothing(two: tuple[Person, Person]) -> None:
    before, tried = everything(), set()
    for one in patterns():
        if one.name and not OF_DEVICES.match(one.name) and takes(one, two[0]):
            Client().post(path_of(one, two[0]))
            tried.add(one.name)
            assert everything() == before, one.name
    assert {"red-flags", "conditions", "erase", "start", "rate", "event", "change", "home", "helped"} <= tried


def test_files_are_addresses_that_there_are(two: tuple[Person, Person]) -> None:
    for one in (one for one in patterns() if one.name in FILES and one.callback is not whose):
        assert not Client().get(path_of(one, two[0]))["Content-Type"].startswith("text/html"), one.name
    assert {one.name for one in patterns()} >= FILES


# files and no pages; a whole sound file is seconds of work, and tests/web/session/test_take_along.py looks at them
FILES = {"card", "sound-file", "words-file", "preview"}


def forms_of(pages: Iterable[Page]) -> Iterator[tuple[Page, Form]]:
    """Every form that these pages send, the player's and the end's too."""
    for page in pages:
        yield from ((page, form) for form in page.forms if form.method == "post")


def pages_of(person: Person) -> list[Page]:
    """Every page about a person, found from the addresses and from the links on these pages."""
    starts = [
        path_of(one, person)
        for one in patterns()
        if "person" in one.pattern.converters and one.name not in FILES and takes(one, person, "GET")
    ]
    for session in Session.objects.filter(person=person):
        starts += [reverse(name, args=(session.key,)) for name in ("session", "end")]
    pages = crawled(Client(), starts, is_a_page_about_someone)
    return list({one.path: one for one in pages.values()}.values())


def is_a_page_about_someone(link: str) -> bool:
    name, holds = named(link)
    return name not in FILES and holder(name, holds) not in ("nobody", None)


def test_every_link_and_form_of_a_page_about_a_person_is_about_the_same(two: tuple[Person, Person]) -> None:
    for person in two:
        pages = pages_of(person)
        found = list(forms_of(pages))
        assert {"erase", "reminder-remove", "start", "week", "about-person"} <= {
            named(form.action)[0] for _, form in found
        }
        for page, form in found:
            name, holds = named(form.action)
            whom = holder(name, holds)
            if name == "reminder-remove":  # everyone's reminders are on one page, each with its own
                assert whom in {one.key for one in two}
            elif name not in OF_NOBODY and name != "home" and not OF_DEVICES.match(name):
                assert whom == person.key, (page.path, form.action)
        for page in pages:
            links = [holder(*named(link)) for link in page.links]
            assert {one for one in links if one != "nobody"} == {person.key}, page.path


def test_what_is_sent_from_the_tab_of_one_never_touches_the_other(two: tuple[Person, Person]) -> None:
    """The other tab is loaded in between, as whoever goes to and fro does; one browser holds both."""
    browser = Client()
    mine, other = two
    opened = list(forms_of(pages_of(other)))
    before, sent = about(mine), set()
    for _page, form in opened:
        name, holds = named(form.action)
        if name in OF_NOBODY or OF_DEVICES.match(name) or holder(name, holds) == mine.key or name in ("erase", "home"):
            continue
        browser.get(reverse("plan", args=(mine.key,)))
        for button, value in [("", ""), *form.buttons[:2]]:
            browser.post(form.action, {**form.fields, **({button: value} if button else {}), "is-rf_pe": "yes"})
        sent.add(name)
        assert about(mine) == before, name
    assert {"red-flags", "conditions", "reminders", "about-person", "not-now", "rate", "week"} <= sent
    assert GivenAnswer.objects.filter(person=other, question="rf_pe", reply="yes").exists()


def test_everything_about_one_erases_that_one(two: tuple[Person, Person]) -> None:
    mine, other = two
    browser, before = Client(), about(mine)
    browser.get(reverse("data", args=(other.key,)))
    browser.get(reverse("data", args=(mine.key,)))
    browser.post(reverse("erase", args=(other.key,)), {"whose": "person", "sure": "yes"})
    assert not Person.objects.filter(pk=other.pk).exists()
    assert about(mine) == before


def test_what_was_not_asked_is_not_answered_and_stays_open(db: None, settings: pytest.FixtureRequest) -> None:
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    person, tab = people.me(NOON), Client()
    page = reverse("red-flags", args=(person.key,))
    tab.post(page, {"asked": ["rf_pe", "rf_dvt"], "is-rf_acs": "yes"})
    assert dict(person.answers.values_list("question", "reply")) == {"rf_pe": "no", "rf_dvt": "no"}
    assert tab.get(reverse("plan", args=(person.key,)))["Location"] == page, "the others are still to be asked"
    tab.post(page, {"asked": ["diabetes"]})
    assert not person.answers.filter(question="diabetes").exists(), "that page asks for no such thing"


def test_the_same_form_with_another_person_in_it_is_for_the_other(two: tuple[Person, Person]) -> None:
    """Back, the other one chosen, Start: a browser sends the same key again."""
    usual = {"key": str(uuid4()), "area": "hand", "minutes": "5", "pressure": 2, "lotion": "lotion", "goal": ""}
    tab = Client()
    for person in two:
        began = tab.post("/", {**usual, "who": str(person.key)})["Location"]
        assert Session.objects.get(key=named(began)[1]["key"]).person == person
    longer = tab.post("/", {**usual, "who": str(two[1].key), "minutes": "10"})["Location"]
    assert Session.objects.get(key=named(longer)[1]["key"]).wishes["minutes"] == 10
    for name in ("Ana", "Bo", "Bo"):
        went = tab.post("/", {**usual, "who": "new", "name": name})["Location"]
        assert Person.objects.get(key=named(went)[1]["person"]).name == name
    assert Person.objects.filter(name="Bo").count() == 1


def test_a_clinicians_yes_is_for_the_answer_that_the_page_showed(db: None, settings: pytest.FixtureRequest) -> None:
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    person, tab = people.me(NOON), Client()
    for page, sent in (
        ("red-flags", {}),
        ("conditions", {"is-recent-surgery": "yes", "limbs-recent-surgery": "left-foot"}),
    ):
        tab.post(reverse(page, args=(person.key,)), {"asked": EVERY_QUESTION, **sent})
    plan = reverse("plan", args=(person.key,))
    (form,) = [one for one in Page(plan, tab.get(plan).content.decode()).forms if "condition" in one.fields]
    changed = {"asked": ["recent-surgery"], "is-recent-surgery": "yes", "limbs-recent-surgery": "left-hand"}
    tab.post(reverse("conditions", args=(person.key,)), changed)
    answer = tab.post(form.action, {**form.fields, "day": "2026-11-20"})
    assert answer.status_code == 400
    assert "The answer was changed after this page was opened." in answer.content.decode()
    assert not person.agreements.exists()


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda one: one.name)
def test_templates_link_to_pages_of_a_person_with_that_person(template: Path) -> None:
    of_a_person = {str(one.name) for one in patterns() if "person" in one.pattern.converters} - {"home"}
    bare = set(re.findall(r"{% url ['\"]([\w-]+)['\"] %}", template.read_text(encoding="utf-8")))
    assert not bare & of_a_person


def test_every_address_in_a_script_names_a_session_or_is_nobodys(two: tuple[Person, Person]) -> None:
    session = Session.objects.filter(person=two[0]).latest("id")
    found = set()
    for script in sorted((SOURCE / "js").rglob("*.js")):
        for written in literal_addresses(script.read_text(encoding="utf-8")):
            when = written.replace("${when}", "after")
            name, holds = named(re.sub(r"\$\{\w+\}", str(session.key), when))
            found.add(name)
            assert holder(name, holds) in (two[0].key, "nobody"), (script.name, written)
            assert "person" not in holds, "a script sends what its page or its session says"
    assert {"rate", "offline-arrive", "offline-token", "offline-session"} <= found

"""What a device keeps and what it sends later: the same for everyone, nothing of a person's, and kept exactly once."""

import json
import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from tests.web.conftest import NOON, Visitor
from thenar.journal.gate.seen import only
from thenar.journal.models import GivenAnswer, Person, RatingRow, Session, SessionEvent
from thenar.load import load_knowledge
from thenar.web.base.household import household
from thenar.web.base.times import told_at
from thenar.web.offline import pages, shell, views
from thenar.web.offline.careful import careful_forms, careful_led
from thenar.web.offline.icons import icons
from thenar.web.serving.assets import SOURCE
from thenar.wire.kept import Shell

KNOWLEDGE = load_knowledge()
FORMS = careful_forms(KNOWLEDGE)
NO: dict[str, object] = {"reply": "no", "limbs": [], "choice": None}
YES = {**NO, "reply": "yes"}


def arriving(**changes: object) -> dict[str, object]:
    """A session as the device sends it, with nothing marked."""
    asked = [name for name, one in KNOWLEDGE.conditions.items() if one.asked != "session"]
    return {
        "key": str(uuid4()), "at": NOON.isoformat(), "answers": dict.fromkeys(asked, NO), "confirmed": [],
        "form": "foot-partner", "person": "someone", **changes,
    }  # fmt: skip


def send(sent: dict[str, object], status: int = 204) -> Session | None:
    answer = Client().post(reverse("offline-arrive"), sent, "application/json")
    assert answer.status_code == status, answer.content
    return Session.objects.filter(key=UUID(str(sent["key"]))).first()


def told(session: Session, **body: object) -> None:
    sent = {"key": str(uuid4()), "track_ms": 5, **body}
    assert Client().post(reverse("event", args=(session.key,)), sent, "application/json").status_code == 204


# What is kept


def test_the_manifest_makes_the_app_installable(db: None) -> None:
    answer = Client().get(reverse("manifest"))
    about = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert {"name", "short_name", "description", "icons", "theme_color", "background_color"} <= set(about)
    assert (about["display"], about["start_url"], about["scope"], about["id"]) == ("standalone", "/", "/", "/")
    found = {(one["sizes"], one["purpose"]) for one in about["icons"]}
    assert found == {(size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")}
    for one in about["icons"]:
        image = Image.open(BytesIO(Client().get(one["src"]).getvalue()))
        assert "x".join(map(str, image.size)) == one["sizes"]
        assert one["purpose"] == "any" or image.convert("RGBA").getchannel("A").getextrema() == (255, 255), (
            "no hole in its ground"
        )


def test_the_icons_are_those_that_the_mark_makes() -> None:
    folder = SOURCE / "icons"
    assert {name: (folder / name).read_bytes() for name in icons()} == icons()


def test_every_page_names_the_manifest_and_the_worker_may_serve_all_of_them(visitor: Visitor) -> None:
    visitor.screened()
    for path in ("/", visitor.theirs("/plan/"), "/about/", f"/session/{visitor.session().key}/"):
        page = visitor.client.get(path).content.decode()
        assert f'<link rel="manifest" href="{reverse("manifest")}"' in page
        assert "js/offline/app.js" in page
    answer = visitor.client.get(reverse("worker"), {"sound": "ogg"})
    assert reverse("worker").count("/") == 1, "its scope is the whole site"
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert visitor.client.get(reverse("worker"), {"sound": "mp3"}).status_code == 404
    assert visitor.client.get(reverse("worker"), {"language": "tlh"}).status_code == 404


def test_the_worker_is_of_the_language_in_its_address_as_it_is_asked_for_without_cookies(db: None) -> None:
    def worker(language: str) -> bytes:
        return Client().get(reverse("worker"), {"sound": "ogg", "language": language}).content

    assert worker("en") != worker("es")


def test_the_worker_is_made_once_for_everyone_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers may ask for it, as often as they like: it took 75 to 122 ms each time."""
    made, make = [], shell.shell

    def counted(language: str, kind: str) -> Shell:
        made.append((language, kind))
        return make(language, kind)

    monkeypatch.setattr(shell, "shell", counted)
    views._worker.cache_clear()
    asked = {"sound": "ogg", "language": "es"}
    answers = {Client().get(reverse("worker"), asked).content for _ in range(5)}
    assert (len(made), len(answers)) == (1, 1)


@pytest.mark.parametrize("kind", ["ogg", "m4a"])
def test_everything_that_the_worker_keeps_is_there(db: None, kind: str) -> None:
    kept = shell.shell("en", kind)
    assert len(set(kept.core + kept.extras)) == len(kept.core + kept.extras)
    weights = {"core": 0, "extras": 0}
    for part in weights:
        for address in getattr(kept, part):
            if kind == "ogg" or not address.endswith(".m4a"):
                answer = Client().get(address, headers={"Accept-Encoding": "gzip"})
                assert answer.status_code == 200, address
                weights[part] += len(answer.getvalue())
    # docs/tasks/use-offline.md says how much it is
    assert weights["core"] < 6_000_000
    assert weights["extras"] < 8_500_000
    assert sum(address.endswith(f".{kind}") and "/sound/" in address for address in kept.core) == len(
        KNOWLEDGE.routines
    )


def test_another_language_or_other_files_are_another_version(db: None) -> None:
    english = shell.shell("en", "ogg").version
    with translation.override("es"):
        assert shell.shell("es", "ogg").version != english
    assert shell.shell("en", "m4a").version != english


def test_the_pages_that_are_kept_hold_nothing_of_anyone(visitor: Visitor) -> None:
    empty = {name: pages.page(name) for name in pages.PAGES}
    visitor.start(who="new", name="Oktavia")
    visitor.flags()
    visitor.conditions(yes=["blood-thinner"])
    for name, text in empty.items():
        page = visitor.client.get(reverse(name)).content.decode()
        assert page == text
        assert "csrf" not in page
    assert "Oktavia" not in json.dumps(visitor.client.get(reverse("offline-careful")).json())


@pytest.mark.parametrize("name", pages.PAGES)
def test_no_browser_sends_a_form_of_a_kept_page_by_itself(db: None, name: str) -> None:
    """It would put the answers into the address; `dialog` sends nothing outside of one."""
    forms = re.findall(r"<form[^>]*>", pages.page(name))
    assert forms
    assert all('method="dialog"' in one for one in forms)


@pytest.mark.parametrize("form", FORMS)
def test_each_careful_form_is_a_whole_session(db: None, form: str) -> None:
    one = Client().get(reverse("offline-careful")).json()["forms"][form]
    plan = careful_led(FORMS[form], KNOWLEDGE).plan
    assert [step.stroke.name for step in plan.steps] == [
        section["title"] for section in one["data"]["sections"] if section["kind"] == "step"
    ]
    assert {limits["pressure_cap"] for limits in one["leaves"]["limbs"].values()} == {1}
    assert all(limits["minutes_cap"] <= 10 for limits in one["leaves"]["limbs"].values())
    sound = Client().get(one["data"]["track"]["ogg"], headers={"Range": "bytes=0-3"})
    assert (sound.status_code, sound.content) == (206, b"OggS")


# What arrives


def test_a_session_that_was_begun_without_the_server_arrives_once(db: None, settings: object) -> None:
    settings.CLOCK = lambda: NOON + timedelta(hours=5)  # type: ignore[attr-defined]
    sent = arriving()
    session = send(sent)
    assert session
    assert send(sent) == session
    assert Session.objects.count() == Person.objects.count() == 1
    assert (session.planned_at, session.day) == (NOON, NOON.date())
    assert session.wishes["careful"]
    assert [step["stroke"] for step in session.plan["steps"]] == [
        step.stroke.id for step in careful_led(FORMS["foot-partner"], KNOWLEDGE).plan.steps
    ]


def test_what_happened_in_it_keeps_its_time(db: None, settings: object) -> None:
    settings.CLOCK = lambda: NOON + timedelta(hours=5)  # type: ignore[attr-defined]
    session = send(arriving())
    assert session
    told(session, kind="began", at=(NOON + timedelta(minutes=1)).isoformat())
    told(session, kind="finished", at=(NOON + timedelta(minutes=11)).isoformat())
    rated = {"key": uuid4(), "pain": 3, "at": (NOON + timedelta(minutes=12)).isoformat()}
    for _ in range(2):
        assert Client().post(reverse("rate", args=(session.key, "after")), rated).status_code == 302
    session.refresh_from_db()
    assert session.began_at == NOON + timedelta(minutes=1)
    assert (session.ended_at, session.ending) == (NOON + timedelta(minutes=11), "finished")
    rating = RatingRow.objects.get()
    assert (rating.value, rating.at, rating.offset) == (3, NOON + timedelta(minutes=12), 60)


@pytest.mark.parametrize(
    "at", ["yesterday", "", None, 5, "2026-11-22T12:00:00", "1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z"]
)
def test_a_time_that_cannot_be_is_now(settings: object, at: object) -> None:
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    assert told_at(at) == NOON


def test_a_clock_that_is_a_little_ahead_is_not_in_the_future(settings: object) -> None:
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    assert told_at((NOON + timedelta(minutes=2)).isoformat()) == NOON
    assert told_at((NOON - timedelta(days=2)).isoformat()) == NOON - timedelta(days=2)


def test_it_is_for_someone_known_oneself_too_or_for_someone_new(db: None) -> None:
    known = Person.objects.create(name="Oktavia", made_at=NOON)
    told = {one["label"]: one["person"] for one in Client().get(reverse("offline-household")).json()["people"]}
    assert set(told) == {"Me", "Oktavia", "Someone else"}
    sent = {
        "me": arriving(form="hand-self", person=told["Me"]),
        "known": arriving(person=told["Oktavia"]),
        "new": arriving(person=told["Someone else"]),
    }
    found = {who: send(one) for who, one in sent.items()}
    assert all(found.values())
    people = {who: session.person for who, session in found.items() if session}
    assert people["me"].me
    assert people["known"] == known
    assert not people["new"].me
    assert people["new"] != known


def test_every_device_is_told_who_is_oneself_by_a_key_and_only_of_those_it_may_see(db: None) -> None:
    mother = Person.objects.create(name="Mother", made_at=NOON)
    (mine,) = [one for one in household().people if one.me]
    assert UUID(mine.person) == Person.objects.get(me=True).key
    with only(frozenset({mother.key})):
        assert [one.person for one in household().people] == [str(mother.key)]


def test_a_session_that_names_oneself_without_a_key_is_nobody_elses(db: None) -> None:
    """A phone that is for Mother and Father cannot mean one of them by it."""
    mother = Person.objects.create(name="Mother", made_at=NOON)
    father = Person.objects.create(name="Father", made_at=NOON)
    with only(frozenset({mother.key, father.key})):
        assert send(arriving(form="hand-self", person="me"), status=410) is None
    assert not Session.objects.exists()
    assert not GivenAnswer.objects.exists()
    kept = send(arriving(form="hand-self", person="me"))  # of a device of before that may see everyone
    assert kept
    assert kept.person.me


def test_a_session_for_someone_who_was_erased_is_not_kept(db: None) -> None:
    assert send(arriving(person=str(uuid4())), status=410) is None
    assert send({"key": str(uuid4()), "answers": {}, "kept": str(uuid4())}, status=410) is None
    assert not Person.objects.exists()


def test_what_was_marked_is_remembered_and_a_no_takes_nothing_back(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["epilepsy"])
    answers = {**arriving()["answers"], "blood-thinner": YES}  # type: ignore[dict-item]
    send(arriving(form="hand-self", person="me", answers=answers))
    replies = dict(GivenAnswer.objects.filter(person__me=True).values_list("question", "reply"))
    assert (replies["epilepsy"], replies["blood-thinner"], replies["warts"]) == ("yes", "yes", "no")


def test_a_plan_that_was_led_again_is_a_session_of_its_own_from_the_same_plan(visitor: Visitor) -> None:
    first = visitor.session()
    sent = {key: value for key, value in arriving(kept=str(first.key)).items() if key not in ("form", "person")}
    again = send(sent)
    assert again
    assert send(sent) == again
    assert again.pk != first.pk
    same = ("person", "wishes", "plan", "confirmed", "knowledge_version")
    assert [getattr(again, name) for name in same] == [getattr(first, name) for name in same]
    assert Session.objects.count() == 2


BROKEN = [
    {"key": "no key"},
    {"answers": "all fine"},
    {"answers": {"diabetes": {"reply": "perhaps", "limbs": [], "choice": None}}},
    {"form": "foot-massage"},
    {"kept": "that one"},
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_our_page_does_not_send_is_refused_in_words_and_changes_nothing(
    db: None, broken: dict[str, object]
) -> None:
    answer = Client().post(reverse("offline-arrive"), arriving(**broken), "application/json")
    assert answer.status_code == 400
    assert "Nothing was changed." in answer.content.decode()
    assert not Session.objects.exists()
    assert not Person.objects.exists()
    assert not SessionEvent.objects.exists()


def test_to_erase_is_to_erase_what_the_device_keeps_too(visitor: Visitor) -> None:
    visitor.session()
    answer = visitor.client.post(visitor.theirs(reverse("erase")), {"sure": "yes", "whose": "everyone"})
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_a_session_page_says_what_its_plan_leaves_alone_and_whose_it_is(visitor: Visitor) -> None:
    visitor.start(who="new", name="Oktavia", area="foot")
    visitor.flags()
    visitor.conditions(yes=["pregnancy"])
    visitor.post(reverse("start"), key=uuid4())
    page = visitor.page.content.decode()
    data = json.loads(page.split('id="session" type="application/json">')[1].split("</script>")[0])
    keep = data["keep"]
    assert (keep["label"], keep["giver"], keep["routines"]) == ("Oktavia", True, ["foot-partner"])
    limbs = keep["leaves"]["limbs"]
    assert "leg" in limbs["left-foot"]["without"]
    assert [limb for limb, limits in limbs.items() if limits["effect"] in ("avoid", "ask", "stop")] == [
        "left-hand",
        "right-hand",
    ]
    assert keep["sliders"]["after"]


@pytest.mark.parametrize(("name", "only_yes"), [("skin-infection", True), ("cancer", True), ("dvt-suspected", False)])
def test_a_kept_page_tells_what_not_knowing_means_and_hides_what_only_a_yes_does(
    visitor: Visitor, name: str, only_yes: bool
) -> None:
    text = visitor.client.get(reverse("offline")).content.decode()
    told = text[text.index(f'data-told="{name}"') :].partition("</article>")[0]
    assert 'data-because="?" hidden>' in told
    assert ("data-only-yes" in told) is only_yes

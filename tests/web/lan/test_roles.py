"""What a device may do, about whom, until when: at a real house with two people in it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import get_resolver
from hypothesis import given
from hypothesis import strategies as st

from tests.web.lan.house import Answer, RunningHouse, Visitor, running
from tests.web.lan.test_strangers import FILLED, addresses
from thenar.load import load_knowledge
from thenar.web.lan.role import COMPUTER, May, Need, Role

LEAVES = '"cache", "storage"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("roles")


@pytest.fixture(scope="module")
def house(folder: Path) -> Iterator[RunningHouse]:
    """With Xenia and Quirin, each of whom has a session."""
    with running(folder) as started:
        for name in ("Xenia", "Quirin"):
            session_of(started.here, name)
        yield started


@pytest.fixture(scope="module")
def people(house: RunningHouse, folder: Path) -> dict[str, str]:
    """The keys of the two."""
    return {name: key for key, name in rows(folder, "select key, name from journal_person") if name}


@pytest.fixture(scope="module")
def sessions(house: RunningHouse, folder: Path) -> dict[str, str]:
    """The path of a session of each."""
    asked = "select p.name, s.key from journal_session s join journal_person p on p.id = s.person_id"
    return {name: f"/session/{dashed(key)}/" for name, key in rows(folder, asked)}


@pytest.fixture(scope="module")
def of_xenia(house: RunningHouse, people: dict[str, str]) -> Visitor:
    """A device that is for Xenia alone, and may lead."""
    return house.let_in(40, role={"whom": "some", "people": dashed(people["Xenia"]), "may": "lead"})


def rows(folder: Path, asked: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "thenar.sqlite3")) as kept:
        return kept.execute(asked).fetchall()


def dashed(key: str) -> str:
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def wishes(who: str = "new", name: str = "") -> dict[str, Any]:
    return {"key": uuid4(), "who": who, "name": name, "area": "hand", "minutes": "5", "pressure": 2, "lotion": "lotion",
            "goal": ""}  # fmt: skip


def session_of(visitor: Visitor, name: str) -> None:
    begun = visitor.post("/", "/", **wishes(name=name)).headers["Location"]
    theirs = begun.removesuffix("/check/")
    for path in (f"{theirs}/check/", f"{theirs}/check/more/"):
        visitor.post(path, path, asked=list(load_knowledge().conditions))
    assert visitor.post(f"{theirs}/plan/", f"{theirs}/session/", key=uuid4()).status == 302


def names_in(answer: Answer) -> set[str]:
    return {name for name in ("Xenia", "Quirin") if name in answer.body.decode("utf-8", "replace")}


# Pure: every role and every need
roles = st.builds(Role, st.sampled_from(May), st.none() | st.frozensets(st.uuids(), min_size=1), st.none() | st.dates())
needs = st.builds(Need, st.sampled_from(May), st.booleans())


@given(roles, needs)
def test_who_reaches_further_may_do_at_least_as_much(role: Role, need: Need) -> None:
    assert COMPUTER.allows(need)
    assert role.allows(need) is (
        ["read", "lead", "erase"].index(role.may) >= ["read", "lead", "erase"].index(need.may)
        and (role.people is None or not need.whole)
    )


@given(roles, st.dates())
def test_a_role_holds_through_its_last_day(role: Role, today: date) -> None:
    assert role.has_ended(today) is (role.until is not None and role.until < today)


def test_a_device_for_one_person_sees_no_other_on_any_page(
    house: RunningHouse, of_xenia: Visitor, sessions: dict[str, str]
) -> None:
    """Every address of the website, each gap filled with what belongs to Quirin."""
    key = sessions["Quirin"].split("/")[2]
    everything = {re.sub(FILLED["uuid"], key, path) for path in addresses(get_resolver().url_patterns)}
    seen: set[str] = set()
    for path in sorted(everything - {"devices/leave/"}):
        answer = of_xenia.get(f"/{path}")
        assert "Quirin" not in names_in(answer), path
        assert "Quirin" not in str(answer.headers), path
        seen |= names_in(answer)
    assert seen == {"Xenia"}
    assert names_in(house.here.get("/")) == {"Xenia", "Quirin"}


def test_it_cannot_change_anything_about_another(
    house: RunningHouse, of_xenia: Visitor, people: dict[str, str], sessions: dict[str, str], folder: Path
) -> None:
    ben = sessions["Quirin"]
    counted = "select (select count(*) from journal_person), (select count(*) from journal_sessionevent), "
    counted += "(select group_concat(ending || coalesce(ended_at, '')) from journal_session)"
    before = rows(folder, counted)
    for path in ("event/", "change/", "not-now/"):
        assert of_xenia.post("/", ben + path).status in (400, 404)
    assert of_xenia.post("/", "/", **wishes(name="Cleo")).status == 400
    quirin = dashed(people["Quirin"])
    assert of_xenia.post("/", "/", **wishes(who=quirin)).status == 400
    for path in ("check/", "session/", "plan/helped/", "journal/reminders/", "journal/data/about/person/"):
        assert of_xenia.post("/", f"/for/{quirin}/{path}", key=uuid4(), helped="yes", name="Cleo").status == 404
    assert rows(folder, counted) == before


def test_it_goes_on_with_its_own_person(of_xenia: Visitor, sessions: dict[str, str]) -> None:
    assert of_xenia.get(sessions["Xenia"]).status == 200
    assert of_xenia.get(sessions["Quirin"]).status == 404
    assert of_xenia.ask("GET", sessions["Xenia"] + "track.ogg", Range="bytes=0-99").status == 206
    assert of_xenia.ask("GET", sessions["Quirin"] + "track.ogg", Range="bytes=0-99").status == 404
    assert names_in(of_xenia.get("/")) == {"Xenia"}


@pytest.mark.parametrize("path", ["/journal/data/json/", "/journal/data/csv/"])
def test_what_is_about_everyone_is_for_devices_of_everyone(house: RunningHouse, of_xenia: Visitor, path: str) -> None:
    refused = of_xenia.get(path)
    assert (refused.status, "Not on this device" in refused.text) == (403, True)
    assert house.let_in(41, role={"may": "read"}).get(path).status == 200


def test_a_device_that_may_look_changes_nothing(house: RunningHouse, folder: Path) -> None:
    phone = house.let_in(42, role={"may": "read"})
    assert phone.get("/journal/").status == 200
    before = rows(folder, "select count(*) from journal_session")
    for path in ("/", "/check/", "/session/", "/journal/data/erase/all/", "/offline/arrive/"):
        answer = phone.post("/", path, **wishes(name="Cleo"))
        assert (answer.status, "Nothing was changed" in answer.text) == (403, True), path
    assert rows(folder, "select count(*) from journal_session") == before
    assert "Look, and nothing more" in phone.get("/devices/mine/").text
    assert phone.post("/", "/language/", language="es", next="/").status == 302


def test_a_device_that_may_lead_does_not_erase(house: RunningHouse, folder: Path) -> None:
    phone = house.let_in(43, role={"may": "lead"})
    for path in ("/journal/data/erase/all/", "/journal/data/bring/in/", "/journal/merge/", "/journal/reminders/renew/"):
        assert phone.post("/", path, sure="yes", whose="everyone").status == 403
    assert rows(folder, "select count(*) from journal_person where name in ('Xenia', 'Quirin')") == [(2,)]


def test_erasing_everyone_is_for_devices_of_everyone(house: RunningHouse, people: dict[str, str], folder: Path) -> None:
    phone = house.let_in(44, role={"whom": "some", "people": dashed(people["Xenia"]), "may": "erase"})
    assert phone.post("/", "/journal/data/erase/all/", sure="yes", whose="everyone").status in (400, 403)
    assert rows(folder, "select count(*) from journal_person where name in ('Xenia', 'Quirin')") == [(2,)]


def test_another_role_holds_from_the_next_request_on(house: RunningHouse, people: dict[str, str]) -> None:
    phone = house.let_in(45, role={"may": "lead"}, agent="Mozilla/5.0 (X11; Linux x86_64)")
    check = f"/for/{dashed(people['Xenia'])}/check/"
    assert phone.post("/", check).status == 302
    path = f"/devices/{house.devices()['Linux computer']}/role/"
    assert house.here.post("/devices/", path, whom="everyone", may="read", until="").status == 302
    assert phone.post("/", check).status == 403


@pytest.mark.parametrize(
    "role",
    [{"may": "everything"}, {"may": ""}, {"whom": "some"}, {"whom": "some", "people": str(uuid4())}, {"until": "soon"},
     {"until": "2020-01-31"}],
)  # fmt: skip
def test_a_role_that_cannot_be_makes_no_code(house: RunningHouse, role: dict[str, str]) -> None:
    chosen: dict[str, Any] = {"whom": "everyone", "may": "lead", "until": "", **role}
    answer = house.here.post("/devices/", "/devices/code/", **chosen)
    assert (answer.status, "Nothing was changed" in answer.text) == (400, True)


def test_its_time_ends_and_what_it_keeps_goes(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        phone = house.let_in(1, role={"until": date.today().isoformat()})
        assert phone.get("/about/").status == 200
        with closing(sqlite3.connect(tmp_path / "thenar.sqlite3")) as kept, kept:
            kept.execute("update lan_device set until = ?", ((date.today() - timedelta(days=1)).isoformat(),))
        answer = phone.get("/about/")
        assert (answer.status, answer.headers["Clear-Site-Data"]) == (403, LEAVES)
        assert phone.cookies["thenar-device"].value == ""
        assert phone.offer(house.code()).status == 302
        assert phone.get("/about/").status == 200
        assert " ended " in (tmp_path / "security.log").read_text()


def test_thrown_out_what_it_keeps_goes_at_its_next_contact(house: RunningHouse) -> None:
    phone = house.let_in(46, agent="Mozilla/5.0 (X11; CrOS x86_64)")
    house.throw_out("Chromebook")
    answer = phone.get("/offline/token/", Accept="*/*")
    assert (answer.status, answer.headers["Clear-Site-Data"]) == (403, LEAVES)
    assert "Clear-Site-Data" not in phone.get("/offline/token/").headers, "a stranger has nothing to lose"
    assert "Clear-Site-Data" not in house.phone(47).get("/offline/token/").headers


def test_a_device_leaves_by_itself(house: RunningHouse) -> None:
    phone = house.let_in(48, agent="Mozilla/5.0 (Windows NT 10.0)")
    kept = phone.cookies["thenar-device"].coded_value
    assert "Leave this device" in phone.get("/devices/mine/").text
    answer = phone.post("/devices/mine/", "/devices/leave/")
    assert (answer.status, answer.headers["Location"]) == (302, "/pair/?left")
    assert answer.headers["Clear-Site-Data"] == LEAVES
    assert "This device has left." in phone.get("/pair/?left").text
    assert "Windows computer" not in house.devices()
    assert house.phone(48).get("/about/", Cookie=f"thenar-device={kept}").status == 403


def test_locked_each_browser_of_the_computer_has_to_come_in_anew(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        first, second = house.here, house.here
        phone = house.let_in(1)
        answer = first.post("/devices/mine/", "/devices/leave/")
        assert answer.headers["Clear-Site-Data"] == LEAVES
        assert (first.get("/").status, second.get("/").status) == (403, 403)
        assert phone.get("/about/").status == 200
        assert first.get("/" + house.said[0].rpartition("/")[2]).status == 303
        assert first.get("/").status == 200


def test_the_calendar_is_reached_by_its_secret_alone_and_nothing_else(
    house: RunningHouse, people: dict[str, str]
) -> None:
    reminder: dict[str, Any] = {"key": uuid4(), "day": list(range(7)), "at": "20:30", "zone": "Europe/Berlin"}
    path = f"/for/{dashed(people['Xenia'])}/journal/reminders/"
    assert house.here.post(path, path, **reminder).status == 302
    page = house.here.get(path).body.decode()
    found = re.search(r"/calendar/([\w-]+)\.ics", page)
    assert found
    for knocking in (house.phone(49), Visitor("127.0.0.1", house.port)):
        calendar = knocking.get(found[0])
        assert (calendar.status, calendar.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        assert calendar.body.startswith(b"BEGIN:VCALENDAR")
        assert knocking.ask("HEAD", found[0]).status == 200
        wrong = knocking.get(f"/calendar/{found[1][:-1]}.ics", Accept="*/*")
        other = knocking.get("/no-such-page/", Accept="*/*")
        assert (wrong.status, wrong.body) == (other.status, other.body)
        assert knocking.ask("POST", found[0], b"").status == 403
        for path in ("/journal/reminders/thenar.ics", "/journal/reminders/", "/journal/"):
            assert knocking.get(path, Accept="*/*").status == 403


def test_a_device_of_one_person_is_not_told_the_address_of_everyones_calendar(
    of_xenia: Visitor, people: dict[str, str]
) -> None:
    page = of_xenia.get(f"/for/{dashed(people['Xenia'])}/journal/reminders/")
    assert (page.status, b"/calendar/" in page.body) == (200, False)

"""Out and back: the same bytes; erased is erased; and a broken file is one message with nothing changed."""

import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.household import AWKWARD, NOW, fill
from thenar.journal import people
from thenar.journal.erasing import erase_everything, erase_person
from thenar.journal.models import Erasure, Feed, Guest, Person, Session
from thenar.journal.transfer import export_csv, export_json, import_bytes
from thenar.journal.transfer.refusal import MOST_BYTES, RefusedError
from thenar.journal.transfer.tables import TABLES
from thenar.journal.transfer.unpack import unpacked

pytestmark = pytest.mark.django_db


@pytest.fixture
def household() -> Person:
    return fill()


def counts() -> dict[str, int]:
    return {table.name: table.model._default_manager.count() for table in TABLES}


def test_every_table_is_taken_out_and_none_was_forgotten(household: Person) -> None:
    assert all(counts().values())
    assert {table.model for table in TABLES} == set(apps.get_app_config("journal").get_models()) - {
        Feed,
        Erasure,
        Guest,
    }


@pytest.mark.parametrize("take_out", [export_json, export_csv])
def test_export_erase_import_is_the_same_bytes(household: Person, take_out: Callable[[], bytes]) -> None:
    before, rows = take_out(), counts()
    both = export_json(), export_csv()
    erase_everything()
    assert not any(counts().values())
    assert import_bytes(before) == sum(rows.values())
    assert (counts(), take_out()) == (rows, before)
    assert (export_json(), export_csv()) == both


def first_version(found: dict[str, Any]) -> dict[str, Any]:
    """A file as the first version wrote it."""
    found["version"] = 1
    for table in (
        "notes",
        "elsewhere",
        "own-measures",
        "own-numbers",
        "routines",
        "prescriptions",
        "plan-reports",
        "changes",
    ):
        del found["tables"][table]
    for table, columns in {"sessions": ("heard_ms", "stroke_ms", "strokes"), "events": ("number", "kept_at")}.items():
        for row in found["tables"][table]:
            for column in columns:
                del row[column]
    return found


def test_a_file_of_the_first_version_gets_numbers_in_its_order(household: Person) -> None:
    old = first_version(json.loads(export_json()))
    before = {str(one.key): (one.heard_ms, one.stroke_ms, one.strokes) for one in Session.objects.all()}
    erase_everything()
    import_bytes(json.dumps(old).encode())
    for session in Session.objects.all():
        events = list(session.events.all())
        assert [one.number for one in events] == list(range(1, len(events) + 1))
        assert [one.happened_at for one in events] == sorted(one.happened_at for one in events)
        assert (session.heard_ms, session.stroke_ms, session.strokes) == before[str(session.key)]


def test_a_visit_after_erasing_does_not_stand_in_the_way(household: Person) -> None:
    before = export_json()
    erase_everything()
    people.me(NOW)
    import_bytes(before)
    assert export_json() == before


def test_bringing_in_never_mixes_with_what_is_there(household: Person) -> None:
    before = export_json()
    with pytest.raises(RefusedError, match="Something is kept here already"):
        import_bytes(before)
    assert export_json() == before


def test_no_cell_is_a_formula(household: Person) -> None:
    with zipfile.ZipFile(io.BytesIO(export_csv())) as file:
        text = file.read("people.csv").decode()
        assert "'" + AWKWARD[:5] in text
        for name in file.namelist():
            if name.endswith(".csv"):
                for line in file.read(name).decode().splitlines():
                    assert not line.startswith(("=", "+", "@"))


def test_erasing_one_person_leaves_the_others(household: Person) -> None:
    erase_person(household)
    assert Person.objects.count() == 1
    assert not Session.objects.exists()
    assert counts()["ratings"] == 1


def broken(where: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Put a value into the first row of a table, `table.column`."""
    table, column = where.split(".")

    def change(found: dict[str, Any]) -> None:
        found["tables"][table][0][column] = value

    return change


def without(table: str) -> Callable[[dict[str, Any]], None]:
    return lambda found: found["tables"].pop(table)


def twice(table: str) -> Callable[[dict[str, Any]], None]:
    return lambda found: found["tables"][table].append(dict(found["tables"][table][0]))


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "a newer version": (lambda found: found.update(version=9), "version 9; this Thenar reads version 8"),
    "a version that is text": (lambda found: found.update(version="1"), "version"),
    "a version that is true": (lambda found: found.update(version=True), "version true"),
    "another format": (lambda found: found.update(format="other"), "not a file that Thenar took out"),
    "a table missing": (without("ratings"), "The table ratings is missing"),
    "a table more": (lambda found: found["tables"].update(more=[]), 'a table "more"'),
    "a table that is no list": (lambda found: found["tables"].update(ratings={}), "no list of rows"),
    "a column more": (broken("people.admin", True), "people, row 1: the columns should be"),
    "a row that is no row": (lambda found: found["tables"]["people"].append(7), "people, row 3"),
    "text for a number": (broken("ratings.value", "3"), 'ratings, row 1, value: found "3"; right is a whole number'),
    "a number off the scale": (broken("ratings.value", 11), "value: found 11; right is a whole number from 0 to 10"),
    "true for a number": (broken("ratings.value", True), "found true"),
    "a number for text": (broken("people.name", 7), "people, row 1, name: found 7; right is text"),
    "a name too long": (broken("people.name", "x" * 61), "at most 60 letters"),
    "a name with NUL": (broken("people.name", "a\0b"), "without the character NUL"),
    "a key that is none": (broken("people.key", "../../etc/passwd"), "a key such as"),
    "a time without zone": (broken("sessions.planned_at", "2026-01-01T10:00:00"), "a time with its zone"),
    "no value where one must be": (broken("sessions.day", None), "may not be left empty"),
    "a session of nobody": (broken("sessions.person", "6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"), "a row in people"),
    "answers that are none": (broken("sessions.answers", {"x": {"reply": "maybe"}}), "answers by question"),
    "a plan without steps": (broken("sessions.plan", {}), "a plan with seconds and steps"),
    "a day that is none": (broken("reminders.days", [7]), "a list of days"),
    "a key twice": (twice("sessions"), "two rows are the same"),
    "a number too large": (broken("experiments.seed", 2**70), "a whole number from 0"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_message_and_nothing_changes(household: Person, name: str) -> None:
    found = json.loads(export_json())
    breaks, message = BROKEN[name]
    breaks(found)
    assert_refused(json.dumps(found).encode(), message)


RAW: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda data: b"", "not whole JSON"),
    "cut": (lambda data: data[: len(data) // 2], "breaks off or goes wrong at line"),
    "not text": (lambda data: b"\xff\xfe" + data, "not text"),
    "too deep": (lambda data: b"[" * 200_000, "nested too deeply|not whole JSON"),
    "not a number": (lambda data: b'{"format": NaN}', "not whole JSON"),
    "a list": (lambda data: b"[]", "not a file that Thenar took out"),
    "100 MB": (lambda data: b" " * (100 * 1024 * 1024), "105 MB; at most 64 MB"),
}


@pytest.mark.parametrize("name", RAW)
def test_a_file_that_is_not_one_of_ours_is_refused(household: Person, name: str) -> None:
    make, message = RAW[name]
    assert_refused(make(export_json()), message)


def assert_refused(data: bytes, message: str) -> None:
    erase_everything()
    fill_before = export_json()
    with pytest.raises(RefusedError, match=message) as caught:
        import_bytes(data)
    said = str(caught.value)
    assert "Nothing was changed." in said
    assert "\n" not in said
    assert len(said) < 400
    assert export_json() == fill_before


def zipped(change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(export_csv())) as file:
        files = {name: file.read(name) for name in file.namelist()}
    change(files)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return written.getvalue()


ZIPS: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a hostile name": (lambda files: files.update({"../../../etc/cron.d/x": b""}), "exactly the files"),
    "a file missing": (lambda files: files.pop("people.csv"), "exactly the files"),
    "another head": (lambda files: files.update({"people.csv": b"a,b\r\n"}), "first line of people.csv"),
    "a cell missing": (lambda files: files.update({"people.csv": files["people.csv"] + b"x\r\n"}), "found 1 cell, not"),
    "a bomb": (lambda files: files.update({"people.csv": b"0" * (MOST_BYTES + 1)}), "Unpacked"),
    "not text": (lambda files: files.update({"people.csv": b"\xff\xff"}), "cannot be read"),
    "no manifest inside": (lambda files: files.update({"thenar-journal.json": b"{"}), "cannot be read"),
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_broken_zip_is_refused(household: Person, name: str) -> None:
    change, message = ZIPS[name]
    assert_refused(zipped(change), message)


def test_a_cut_zip_is_refused(household: Person) -> None:
    data = export_csv()
    for end in (2, 30, len(data) // 2, len(data) - 1):
        assert_refused(data[:end], "damaged or cut off")
        fill()


def test_a_zip_with_other_bytes_anywhere_is_taken_or_refused_never_a_crash(household: Person) -> None:
    """Its packed part, too: an error of the unpacker itself once answered 500."""
    whole, choice, refused = export_csv(), Random(1), 0
    for at in range(0, len(whole), 7):
        data = bytearray(whole)
        data[at] ^= 1 << choice.randrange(8)
        data[choice.randrange(len(data))] = choice.randrange(256)
        try:
            unpacked(bytes(data))
        except RefusedError:
            refused += 1
    assert refused > 400


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_taken_or_refused_never_a_crash(data: st.DataObject) -> None:
    erase_everything()
    fill(2)
    found = json.loads(export_json())
    table = data.draw(st.sampled_from(sorted(name for name, rows in found["tables"].items() if rows)))
    column = data.draw(st.sampled_from(sorted(found["tables"][table][0])))
    found["tables"][table][0][column] = data.draw(json_values)
    erase_everything()
    try:
        import_bytes(json.dumps(found).encode())
    except RefusedError:
        assert not any(counts().values())
    else:
        export_json()

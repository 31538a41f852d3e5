"""A diary of another program, as a browser without scripts brings it in: look, choose, look again, add, undo."""

import io
import re
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.journal.household import fill
from tests.web.conftest import Visitor, visitor
from tests.web.crawl import Page
from thenar.journal.models import NoteRow, OwnNumberRow, Person
from thenar.journal.transfer import export_json

__all__ = ["visitor"]

DIARIES = Path(__file__).parents[2] / "journal" / "foreign"


def choose(visitor: Visitor, name: str, data: bytes) -> None:
    visitor.post(reverse("other-diary"), file=SimpleUploadedFile(name, data))


def send(visitor: Visitor, do: str, **other: str) -> None:
    """The form of the page as it stands, with other choices."""
    html = visitor.page.content.decode()
    form = next(one for one in Page("/", html).forms if one.action.endswith("/other/add/"))
    fields = {name: values[0] for name, values in form.fields.items()}
    for place in re.findall(r'name="(column-\d+)"', html):
        select = re.search(rf'name="{place}">(.*?)</select>', html, re.S)
        assert select
        chosen = re.search(r'value="([a-z-]+)"\s+selected', select[1])
        assert chosen
        fields[place] = chosen[1]
    visitor.post(form.action, **{**fields, **other, "do": do})


@pytest.mark.parametrize(("name", "measure"), [("diary-de.csv", "Schmerz"), ("diary-us.csv", "Pain (0-10)")])
def test_a_diary_is_shown_and_added_as_it_was_shown(visitor: Visitor, name: str, measure: str) -> None:
    before = export_json()
    choose(visitor, name, (DIARIES / name).read_bytes())
    assert visitor.page.status_code == 200
    assert f"{measure}: 4" in visitor.text
    assert "March 27, 2026, 20:39" in visitor.text
    assert "2 numbers" in visitor.text
    assert "1 note" in visitor.text
    assert export_json() == before, "a look keeps nothing"
    send(visitor, "add")
    assert visitor.at("changes")
    assert "4 entries brought in" in visitor.text
    assert sorted(OwnNumberRow.objects.values_list("value", flat=True)) == [4, 6]
    choose(visitor, name, (DIARIES / name).read_bytes())
    assert "3 entries are here already and are not added again." in visitor.text
    assert "Nothing new would be added." in visitor.text


def test_days_that_can_be_read_in_two_ways_are_asked_about(visitor: Visitor) -> None:
    choose(visitor, "d.csv", b"Day,Pain\n3/4/2026,4\n")
    assert "These days can be read in two ways." in visitor.text
    assert "Add it" not in visitor.text
    send(visitor, "look", order="day-first")
    assert "April 3, 2026" in visitor.text
    send(visitor, "look", order="month-first")
    assert "March 4, 2026" in visitor.text
    send(visitor, "add", order="month-first")
    assert OwnNumberRow.objects.get().day.isoformat() == "2026-03-04"


def test_a_column_is_what_the_person_says(visitor: Visitor) -> None:
    choose(visitor, "d.csv", b"Day,Steps,Comment\n2026-03-27,45,fine\n")
    send(visitor, "look", **{"column-1": "nothing"})
    assert "1 note" in visitor.text
    send(visitor, "add", **{"column-1": "nothing"})
    assert not OwnNumberRow.objects.exists()
    assert NoteRow.objects.get().text == "fine"


def test_what_is_sent_without_a_look_or_for_someone_else_changes_nothing(visitor: Visitor) -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    visitor.post(
        f"/for/{me.key}{reverse('other-diary')}", file=SimpleUploadedFile("d.csv", b"Day,Pain\n2026-03-27,4\n")
    )
    html = visitor.page.content.decode()
    held = re.search(r'name="held" value="([-0-9a-f]+)"', html)
    assert held
    before = export_json()
    sent = {"held": held[1], "act": uuid4(), "sheet": "0", "shown": "0", "order": "year-first", "do": "add"}
    columns = {"column-0": "day", "column-1": "scale"}
    visitor.post(f"/for/{other.key}{reverse('other-add')}", **{**sent, **columns})
    assert "The file is not here any more." in visitor.text
    visitor.post(f"/for/{me.key}{reverse('other-add')}", **{**sent, **columns, "held": str(uuid4())})
    assert visitor.page.status_code == 400
    visitor.post(f"/for/{me.key}{reverse('other-add')}", **{**sent, "column-0": "day", "column-1": "all"})
    assert visitor.page.status_code == 400
    assert export_json() == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\0", b"Day,Pain\n"])
def test_what_is_no_table_is_a_sentence(visitor: Visitor, data: bytes) -> None:
    choose(visitor, "<b>d</b>.csv", data or b" ")
    assert visitor.page.status_code == 400
    assert "<b>d</b>" not in visitor.page.content.decode()


def test_a_table_that_was_not_shown_is_looked_at_before_it_is_added(visitor: Visitor) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("a.csv", "Day,Pain\n2026-03-27,4\n")
        file.writestr("b.csv", "Day,Mood\n2026-03-28,7\n")
    choose(visitor, "both.zip", written.getvalue())
    before = export_json()
    send(visitor, "add", sheet="1")
    assert "Mood: 7" in visitor.text
    assert export_json() == before
    send(visitor, "add", sheet="1")
    assert OwnNumberRow.objects.get().value == 7
    choose(visitor, "both.zip", written.getvalue())
    send(visitor, "add", sheet="99")
    assert visitor.page.status_code == 400

"""Our own file into a journal that has rows, in a browser without scripts: look, say who is who, add, undo."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.journal.household import fill, key
from tests.journal.merging.spreadsheet import FORMS
from tests.web.conftest import Visitor, visitor
from tests.web.crawl import Page
from thenar.journal import people
from thenar.journal.erasing import erase_everything
from thenar.journal.models import ChangeRow, GivenAnswer, Person, Session
from thenar.journal.transfer import export_json
from thenar.web.base.clock import local_now

__all__ = ["visitor"]


def choose(visitor: Visitor, name: str, data: bytes, where: str = "bring-in") -> None:
    visitor.post(reverse(where), file=SimpleUploadedFile(name, data))


def send(visitor: Visitor, do: str, **other: str) -> None:
    """The form of the page as it stands, with other choices."""
    html = visitor.page.content.decode()
    form = next(one for one in Page("/", html).forms if one.action.endswith("/journal/merge/"))
    fields = {name: values[0] for name, values in form.fields.items()}
    for field in re.findall(r'name="(whose-[-0-9a-f]+)"', html):
        select = re.search(rf'name="{field}">(.*?)</select>', html, re.S)
        assert select
        chosen = re.search(r'value="([-a-z0-9]+)"\s+selected', select[1])
        assert chosen
        fields[field] = chosen[1]
    visitor.post(form.action, **{**fields, **other, "do": do})


@pytest.mark.parametrize("form", ["json", "xlsx", "german"])
def test_what_is_shown_is_what_is_added_and_it_is_undone_at_once(visitor: Visitor, form: str) -> None:
    fill()
    whole, data = export_json(), FORMS[form]()
    Session.objects.get(key=key("session", 3)).delete()
    GivenAnswer.objects.filter(question="blood-thinner").update(reply="no")
    ours = export_json()
    choose(visitor, f"file.{form}", data)
    assert visitor.page.status_code == 200
    assert "1 session" in visitor.text
    assert "2 things that happened in sessions" in visitor.text
    assert "3 numbers" in visitor.text
    assert "Answered otherwise there, so the check will ask again:" in visitor.text
    assert "A session:" in visitor.text
    assert export_json() == ours, "a look keeps nothing"
    send(visitor, "add")
    assert "It is added." in visitor.text
    assert Session.objects.filter(key=key("session", 3)).exists()
    assert visitor.page.content.decode().count("Undo all of it") == 1
    form_of_undo = next(one for one in Page("/", visitor.page.content.decode()).forms if "undo" in one.action)
    visitor.post(form_of_undo.action, **{name: values[0] for name, values in form_of_undo.fields.items()})
    assert visitor.at("changes")
    assert "6 entries brought in" not in visitor.text
    ChangeRow.objects.filter(kind__in=("merged", "undone")).delete()
    assert export_json() == ours
    assert whole != ours


def test_nothing_new_is_said_and_offers_no_button(visitor: Visitor) -> None:
    fill(1)
    choose(visitor, "f.json", export_json())
    assert "Nothing new would be added." in visitor.text
    assert "Add it" not in visitor.text


def test_who_is_who_is_asked_and_looked_at_before_it_is_added(visitor: Visitor) -> None:
    me = fill(1)
    data = export_json()
    erase_everything()
    mine = people.me(local_now())
    ana = people.someone(uuid4(), "Ana", local_now())
    GivenAnswer.objects.create(person=ana, question="fever", reply="no", day=local_now().date())
    choose(visitor, "f.json", data)
    assert "Who is who" in visitor.text
    before = export_json()
    send(visitor, "add", **{f"whose-{me.key}": str(ana.key)})
    assert export_json() == before, "what was not shown so is looked at first"
    assert "Add it" in visitor.text
    send(visitor, "add")
    assert Session.objects.get().person == ana
    assert Person.objects.filter(me=True).get() == mine


def test_a_whole_workbook_goes_into_an_empty_journal_too(visitor: Visitor) -> None:
    fill(1)
    data = FORMS["xlsx"]()
    erase_everything()
    choose(visitor, "thenar.xlsx", data)
    send(visitor, "add")
    assert "It is added." in visitor.text
    assert Session.objects.get().ending == "finished"


def test_our_own_table_among_other_diaries_is_known(visitor: Visitor) -> None:
    fill(1)
    data = FORMS["german"]()
    choose(visitor, "d.zip", data, "other-diary")
    assert "A file that Thenar took out." in visitor.text


def test_what_is_sent_without_a_look_changes_nothing(visitor: Visitor) -> None:
    fill(1)
    data = export_json()
    Session.objects.all().delete()
    choose(visitor, "f.json", data)
    before = export_json()
    send(visitor, "add", held=str(uuid4()))
    assert "The file is not here any more." in visitor.text
    choose(visitor, "f.json", data)
    send(visitor, "add", seen="x")
    assert export_json() == before
    choose(visitor, "f.json", data)
    send(visitor, "add", order="backwards")
    assert visitor.page.status_code == 400
    assert export_json() == before

"""Everything written down can be put right by its owner, on pages and without scripts, and taken back."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.journal.household import fill, key
from tests.web.conftest import NOON, Visitor, visitor
from thenar.journal.models import (
    ChangeRow,
    ElsewhereRow,
    GivenAnswer,
    NoteRow,
    OwnMeasureRow,
    OwnNumberRow,
    Person,
    RatingRow,
    Session,
)
from thenar.journal.transfer import export_json

__all__ = ["visitor"]

TODAY = NOON.date()


def send(visitor: Visitor, page: str, **fields: object) -> None:
    visitor.post(reverse(page), act=uuid4(), **fields)


def corrected(visitor: Visitor, row: RatingRow | NoteRow | ElsewhereRow | OwnNumberRow, **fields: object) -> None:
    path = reverse("correct", args=(row.person.key, row.kept_as, row.key))
    visitor.get(path)
    visitor.post(path, act=uuid4(), **fields)


def undo_first(visitor: Visitor) -> None:
    """The first button “Undo” of the page of changes."""
    visitor.get(reverse("changes"))
    found = re.search(
        r'name="act" value="([-0-9a-f]+)">\s*<input type="hidden" name="undo" value="([-0-9a-f]+)"',
        visitor.page.content.decode(),
    )
    assert found
    visitor.post(reverse("undo"), act=found[1], undo=found[2])


def test_a_number_saved_by_mistake_is_put_right_and_the_mistake_can_be_seen(visitor: Visitor) -> None:
    session = visitor.session()
    Session.objects.filter(pk=session.pk).update(began_at=NOON)
    visitor.post(reverse("rate", args=(session.key, "after")), key=uuid4(), pain=9)
    visitor.get(reverse("entries"))
    assert "Pain, after a session: 9" in visitor.text
    corrected(visitor, RatingRow.objects.get(), value=3)
    assert RatingRow.objects.get().value == 3
    assert visitor.at("changes")
    assert "Corrected; before, it was: Pain, after a session: 9" in visitor.text
    undo_first(visitor)
    assert RatingRow.objects.get().value == 9
    assert "Undone; before that, it was: Pain, after a session: 3" in visitor.text


def test_a_session_is_taken_out_with_its_numbers_and_brought_back(visitor: Visitor) -> None:
    session = visitor.session()
    Session.objects.filter(pk=session.pk).update(began_at=NOON)
    visitor.post(reverse("rate", args=(session.key, "after")), key=uuid4(), pain=9)
    send(visitor, "entry-remove", table="sessions", row=session.key)
    assert not Session.objects.exists()
    assert not RatingRow.objects.exists()
    undo_first(visitor)
    assert Session.objects.get().key == session.key
    assert RatingRow.objects.get().value == 9


def test_an_answer_that_is_taken_out_is_asked_again(visitor: Visitor) -> None:
    visitor.screened()
    answers = GivenAnswer.objects.count()
    send(visitor, "entry-remove", table="answers", row="blood-thinner")
    assert GivenAnswer.objects.count() == answers - 1
    assert not GivenAnswer.objects.filter(question="blood-thinner").exists()
    assert "blood-thinner" not in visitor.path


def test_a_massage_elsewhere_a_note_and_a_number_of_ones_own(visitor: Visitor) -> None:
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    send(visitor, "written", what="elsewhere", area=["foot"], minutes="20", text="my sister", day=yesterday)
    send(visitor, "written", what="note", text="It rained.", day=TODAY.isoformat())
    send(visitor, "written", what="measure", name="Walking", kind="minutes")
    walking = OwnMeasureRow.objects.get()
    send(visitor, "written", what="number", measure=walking.key, value="45", day=TODAY.isoformat())
    assert visitor.at("entries")
    for words in ("A massage elsewhere, feet, 20 minutes: my sister", "Note: It rained.", "Walking: 45 minutes"):
        assert words in visitor.text
    corrected(visitor, ElsewhereRow.objects.get(), area=["hand", "foot"], minutes="30", text="", day=yesterday)
    corrected(visitor, NoteRow.objects.get(), text="It snowed.", day=yesterday)
    corrected(visitor, OwnNumberRow.objects.get(), value="50", day=TODAY.isoformat())
    visitor.get(reverse("entries"))
    for words in ("A massage elsewhere, hands and feet, 30 minutes", "Note: It snowed.", "Walking: 50 minutes"):
        assert words in visitor.text
    assert NoteRow.objects.get().day.isoformat() == yesterday


WRONG = {
    "to come": ({"what": "note", "text": "x", "day": "2026-11-23"}, "no day that has been"),
    "no day": ({"what": "note", "text": "x", "day": "yesterday"}, "no day that has been"),
    "no words": ({"what": "note", "text": " ", "day": "2026-11-22"}, "no words in the note"),
    "no minutes": ({"what": "elsewhere", "area": "hand", "minutes": "-5", "day": "2026-11-22"}, "“-5” is no number"),
    "a day long": ({"what": "elsewhere", "area": "hand", "minutes": "1441", "day": "2026-11-22"}, "from 1 to 1440"),
    "nowhere": ({"what": "elsewhere", "minutes": "5", "day": "2026-11-22"}, "Mark hands, feet, or both"),
    "no name": ({"what": "measure", "name": " ", "kind": "scale"}, "Give it a name"),
    "no kind": ({"what": "measure", "name": "x", "kind": "liters"}, "Choose what its numbers are"),
    "nothing": ({}, "This form is incomplete"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_written_down_is_said_in_words_and_nothing_is_kept(visitor: Visitor, case: str) -> None:
    fields, words = WRONG[case]
    before = export_json()
    send(visitor, "written", **fields)
    assert visitor.page.status_code == 400
    assert words in visitor.text
    assert export_json() == before


def test_nobodys_entry_is_changed_from_the_page_of_another(visitor: Visitor) -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    row, hers = RatingRow.objects.get(key__isnull=False, person=other), export_json()
    visitor.post(reverse("correct", args=(me.key, "ratings", row.key)), act=uuid4(), value=9)
    assert visitor.page.status_code == 404
    visitor.post(f"/for/{me.key}{reverse('entry-remove')}", act=uuid4(), table="ratings", row=row.key)
    assert export_json() == hers


def test_a_form_sent_twice_counts_once(visitor: Visitor) -> None:
    act = uuid4()
    for _ in range(3):
        visitor.post(reverse("written"), act=act, what="note", text="Once.", day=TODAY.isoformat())
    assert NoteRow.objects.count() == 1


def test_long_lists_come_in_pages_of_whole_days(visitor: Visitor) -> None:
    me = fill(1)
    for number in range(150):
        day = (TODAY - timedelta(days=number // 2)).isoformat()
        visitor.post(
            f"/for/{me.key}{reverse('written')}", act=key("n", number), what="note", text=f"note {number}", day=day
        )
    visitor.get(f"/for/{me.key}{reverse('entries')}")
    seen: list[str] = []
    while True:
        seen += re.findall(r"Note: (note \d+)</span>\s*<span", visitor.page.content.decode())
        earlier = re.search(r'href="(\?before=[-0-9]+)"', visitor.page.content.decode())
        if not earlier:
            break
        visitor.get(visitor.path + earlier[1])
    assert sorted(seen) == sorted(f"note {number}" for number in range(150))


@pytest.mark.parametrize("row", ["", "x", "NaN", "../..", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("table", ["ratings", "people", "changes", "events", "reminders", "nothing", "answers"])
def test_what_is_no_entry_is_not_taken_out(visitor: Visitor, table: str, row: str) -> None:
    fill(1)
    before = export_json()
    send(visitor, "entry-remove", table=table, row=row)
    assert visitor.page.status_code in (200, 400)
    assert export_json() == before


def test_a_line_of_the_changes_is_no_entry(visitor: Visitor) -> None:
    send(visitor, "written", what="note", text="Once.", day=TODAY.isoformat())
    change, event = ChangeRow.objects.get(), str(uuid4())
    send(visitor, "entry-remove", table="changes", row=change.key)
    send(visitor, "entry-remove", table="events", row=event)
    assert ChangeRow.objects.count() == 1


def test_a_form_that_is_filled_in_otherwise_after_going_back_counts_anew(visitor: Visitor) -> None:
    act = uuid4()
    for text in ("First.", "First.", "Second."):
        visitor.post(reverse("written"), act=act, what="note", text=text, day=TODAY.isoformat())
    assert list(NoteRow.objects.values_list("text", flat=True)) == ["First.", "Second."]


def test_a_long_note_is_kept_whole_or_refused(visitor: Visitor) -> None:
    text = "\r\n".join(["x" * 18] * 52)  # 987 letters as a page counts them
    send(visitor, "written", what="note", text=text, day=TODAY.isoformat())
    assert NoteRow.objects.get().text == text.replace("\r\n", "\n")
    send(visitor, "written", what="note", text="y" * 1001, day=TODAY.isoformat())
    assert visitor.page.status_code == 400
    assert "That has 1001 letters; at most 1000 can be kept here." in visitor.text
    assert NoteRow.objects.count() == 1

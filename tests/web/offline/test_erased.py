"""What a device wrote about someone before they were erased does not come back with it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.journal.household import NOW
from thenar.journal import people
from thenar.journal.erasing import erase_everything, erase_person
from thenar.journal.erasing.known import is_of_before, newest_erasure
from thenar.journal.models import Person

pytestmark = pytest.mark.django_db


def number(client: Client, after: str) -> tuple[int, str | None]:
    answer = client.get(reverse("offline-erased"), {"after": after})
    return answer.json()["number"], answer.headers.get("Clear-Site-Data")


def test_a_device_learns_of_an_erasure_once(client: Client) -> None:
    assert number(client, "0") == (0, None)
    erase_everything()
    newest = newest_erasure()
    assert newest > 0
    assert number(client, "0") == (newest, '"cache"')
    assert number(client, str(newest)) == (newest, None)
    for odd in ("", "x", "-1", "9" * 5000, "٣"):
        assert number(client, odd)[0] == newest


def test_what_was_written_before_an_erasure_is_told_from_what_was_written_after(client: Client) -> None:
    before = newest_erasure()
    ana = Person.objects.create(name="Ana", made_at=NOW)
    erase_person(ana)
    assert not is_of_before(before, "me")
    erase_person(people.me(NOW))
    assert is_of_before(before, "me")
    assert not is_of_before(before, str(ana.key))  # that key is nobody's: the row is refused for itself
    assert not is_of_before(newest_erasure(), "me")
    erase_everything()
    assert is_of_before(before, "someone")


def test_a_session_from_before_an_erasure_makes_no_new_row_for_oneself(client: Client) -> None:
    about = {"answers": {}, "form": "hand-self", "person": "me"}
    body = {"key": "6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11", "at": NOW.isoformat(), **about}
    people.me(NOW)
    erase_everything()
    answer = client.post(
        reverse("offline-arrive"), body, content_type="application/json", headers={"Thenar-Erased": "0"}
    )
    assert answer.status_code == 410
    assert not Person.objects.exists()

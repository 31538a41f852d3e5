"""The plan offers less talk to whom knows the way, and to nobody else."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from thenar.journal.models import Person, Session

OFFER = "The voice can say less from here on."


def heard(visitor: Visitor, times: int, how: str = "finished", **wishes: object) -> Person:
    for _ in range(times):
        visitor.screened(**wishes)
        visitor.post(reverse("start"), key=uuid4())
        Session.objects.filter(pk=Session.objects.latest("id").pk).update(ended_at=NOON, ending=how)
    return Session.objects.latest("id").person


def test_after_two_times_in_full_some_is_offered_and_taken(visitor: Visitor) -> None:
    person = heard(visitor, 1)
    visitor.get(reverse("plan"))
    assert OFFER not in visitor.text
    heard(visitor, 1)
    visitor.get(reverse("plan"))
    assert OFFER in visitor.text
    visitor.post(reverse("less-talk"), **{"less-talk": "yes"})
    person.refresh_from_db()
    assert person.talk == "some"
    assert OFFER not in visitor.text


@pytest.mark.parametrize(("how", "wishes"), [("stopped", {}), ("finished", {"talk": "some"})])
def test_what_was_left_or_heard_with_less_talk_does_not_count(
    visitor: Visitor, how: str, wishes: dict[str, object]
) -> None:
    person = heard(visitor, 2, how, **wishes)
    Person.objects.filter(pk=person.pk).update(talk="full")
    visitor.get(reverse("plan"))
    assert OFFER not in visitor.text


def test_another_routine_is_new_again(visitor: Visitor) -> None:
    heard(visitor, 2)
    visitor.screened(area="foot")
    visitor.get(reverse("plan"))
    assert OFFER not in visitor.text

"""Nobody of the household is called like another."""

from uuid import uuid4

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base.called import called, label_of
from thenar.web.base.clock import local_now


def labels(*names: str) -> list[str]:
    people.me(local_now())
    for name in names:
        people.someone(uuid4(), name, local_now())
    return [label for _, label in called(Person.objects.all())]


def test_each_has_a_label_of_their_own(db: None) -> None:
    assert labels("Ana", "", "Ana", "") == ["Me", "Ana", "Someone I care for", "Ana (2)", "Someone I care for (2)"]


def test_one_alone_is_called_the_same(db: None) -> None:
    told = labels("", "")
    assert [label_of(one) for one in Person.objects.all()] == told

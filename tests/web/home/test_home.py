"""What is wished for at home is remembered for the person it is about."""

import pytest

from tests.web.conftest import Visitor
from thenar.journal.models import Person


@pytest.mark.parametrize("talk", ["full", "some", "little"])
def test_how_much_the_voice_says_is_chosen_once_and_shown_again(visitor: Visitor, talk: str) -> None:
    visitor.start(talk=talk)
    assert Person.objects.get().talk == talk
    visitor.get("/")
    assert f'<option value="{talk}" selected>' in visitor.page.content.decode()


def test_a_form_that_does_not_ask_changes_nothing(visitor: Visitor) -> None:
    visitor.start(talk="little")
    visitor.start()
    assert Person.objects.get().talk == "little"


def test_an_amount_of_talk_that_there_is_not_is_refused(visitor: Visitor) -> None:
    visitor.start(talk="endless")
    assert visitor.page.status_code == 400

"""The check as a browser without scripts has it: lines, what was written, and what stays open."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.web.conftest import EVERY_QUESTION, Visitor, marked
from thenar.journal.models import GivenAnswer, Person

LOOK = {"look": "1"}


def kept(name: str) -> str | None:
    row = GivenAnswer.objects.filter(person=Person.objects.get(me=True), question=name).first()
    return row.reply if row else None


@pytest.fixture
def asked(visitor: Visitor) -> Visitor:
    """At the second page of a first check."""
    visitor.start()
    visitor.flags()
    return visitor


def test_a_list_with_no_mark_answers_each_question_with_no(asked: Visitor) -> None:
    assert "None of these: no to all" in asked.text
    asked.conditions()
    assert asked.at("plan")
    assert kept("blood-thinner") == kept("pregnancy-bleeding") == kept("rf_dvt") == "no"


@pytest.mark.parametrize("reply", ["maybe", "YES", "yes ", "٣", ["no", "yes"], ["yes", "no"], ["no", "no"]])
def test_a_reply_that_is_none_is_refused_and_never_becomes_a_no(asked: Visitor, reply: object) -> None:
    for page in ("conditions", "red-flags"):
        asked.post(reverse(page), **{"asked": EVERY_QUESTION, "is-rf_pe": "no", "is-blood-thinner": reply})
        assert asked.page.status_code == 400
        assert "What was sent for “Blood thinner” is no answer; right is yes, no, or I don’t know." in asked.text
        assert "Nothing was changed." in asked.text
    assert not GivenAnswer.objects.filter(question="blood-thinner").exists()


def test_i_dont_know_is_an_answer_of_its_own(asked: Visitor) -> None:
    asked.conditions(unknown=["blood-thinner"])
    assert kept("blood-thinner") == "unknown"


def test_what_is_written_is_told_and_asked_and_answers_nothing(asked: Visitor) -> None:
    asked.conditions(written="zarelto, foomab and loratadine", **LOOK)
    assert asked.at("conditions")
    assert "zarelto: understood as Xarelto. Please answer: Blood thinner." in asked.text
    assert "foomab: not known here. If this is new or sudden, read the warning signs. Ask a pharmacist" in asked.text
    assert "loratadine: loratadine changes nothing here." in asked.text
    page = asked.page.content.decode()
    for name in ("blood-thinner", "easy-bruising", "loss-of-feeling"):
        assert f'name="meant" value="{name}"' in page
    assert kept("blood-thinner") is None


def test_text_that_nobody_looked_at_is_never_answered_with_no(asked: Visitor) -> None:
    asked.conditions(written="eliquis")
    assert asked.at("conditions")
    assert "Please answer what is still open" in asked.text
    assert kept("blood-thinner") is None
    asked.conditions(yes=["blood-thinner"], written="eliquis", meant=["blood-thinner"])
    assert asked.at("plan")
    assert kept("blood-thinner") == "yes"


def test_a_warning_sign_that_is_written_is_asked_again(asked: Visitor) -> None:
    asked.conditions(written="chest pain")
    assert 'data-question="rf_pe"' in asked.page.content.decode()
    asked.conditions(
        written="chest pain", meant=["rf_pe", "heart-disease-unstable"],
        **{**marked(yes=["rf_pe"]), **marked(), "is-heart-disease-unstable": "no"},
    )  # fmt: skip
    assert "No massage today." in asked.text


def test_a_mark_asks_for_the_rest_of_its_line(asked: Visitor) -> None:
    asked.post(reverse("conditions"), asked=EVERY_QUESTION, **{"is-blood-thinner": "yes"})
    assert asked.at("conditions")
    assert "Please answer what is still open" in asked.text
    assert kept("blood-thinner") is None


def test_a_later_day_is_one_list_that_leads_straight_to_the_plan(asked: Visitor, tomorrow: Callable[[], None]) -> None:
    asked.conditions(yes=["blood-thinner"])
    tomorrow()
    asked.start()
    assert asked.at("red-flags")
    assert "Remembered: Blood thinner" in asked.text
    assert "Blood thinner changed, or bleeding" in asked.text
    assert "less kicking" not in asked.text
    asked.flags()
    assert asked.at("plan")
    assert kept("pregnancy-bleeding") == kept("blood-thinner-unstable") == "no"
    assert kept("blood-thinner") == "yes"


def test_a_new_medicine_on_a_later_day_is_asked_although_it_was_answered_before(
    asked: Visitor, tomorrow: Callable[[], None]
) -> None:
    asked.conditions()
    tomorrow()
    asked.start()
    asked.post(reverse("red-flags"), asked=EVERY_QUESTION, written="warfarin", **{"is-blood-thinner": "no"})
    assert "Please answer what is still open" in asked.text
    asked.post(
        reverse("red-flags"),
        asked=EVERY_QUESTION,
        written="warfarin",
        meant=["blood-thinner"],
        **{"is-blood-thinner": "yes"},
    )
    assert kept("blood-thinner") == "yes"
    assert asked.at("conditions"), "what depends on it is asked now"
    assert "Blood thinner changed, or bleeding" in asked.text
    asked.conditions()
    assert asked.at("plan")


def test_what_is_too_long_to_read_is_not_known(asked: Visitor) -> None:
    asked.conditions(written="asthma " * 400)
    assert "What stands after the first 2000 letters: not known here." in asked.text
    assert kept("blood-thinner") is None


def test_what_is_written_is_kept_nowhere(asked: Visitor) -> None:
    asked.conditions(written="xyzzymab, eliquis")
    rows = [str(vars(row)) for row in (*GivenAnswer.objects.all(), *Person.objects.all())]
    assert not any("xyzzymab" in row for row in rows)
    assert "xyzzymab" not in str(dict(asked.client.session))


def test_the_words_for_a_device_are_those_of_the_language(visitor: Visitor) -> None:
    words = visitor.client.get(reverse("words"), {"language": "es"}).json()
    assert words["names"]["blood-thinner"] == "Anticoagulante"
    assert words["unknown"] == ["blood-thinner", "easy-bruising", "loss-of-feeling"]

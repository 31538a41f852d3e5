"""Something is wrong: where each concern leads, what an emergency says, and what it means for today."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from tests.web.session.asking import send
from thenar.journal.models import GivenAnswer
from thenar.load import load_knowledge
from thenar.voice.ogg import ogg_packets
from thenar.voice.speaker import shipped_speaker


@pytest.mark.parametrize("concern", sorted(load_knowledge().concerns))
def test_each_concern_leads_where_its_file_says(visitor: Visitor, concern: str) -> None:
    session = visitor.session()
    noun = load_knowledge().concerns[concern]
    send(visitor, "event", session, kind="concern", concern=concern, step=0)
    session.refresh_from_db()
    ends = noun.then in ("stop", "urgent")
    assert session.ending == (concern if ends else "")
    page = visitor.get(reverse("end", args=(session.key,))).content.decode()
    told = [noun.page] if noun.page else []
    if noun.emergency:
        told = [*noun.emergency.aloud, noun.emergency.next]
    assert [text in page for text in told] == [ends] * len(told)
    assert ('href="tel:' in page) == ("And now?" not in page) == (noun.then == "urgent")
    assert ("The check is asked anew." in page) == (ends and noun.ask_again)
    if noun.then == "urgent" and noun.red_flag:
        assert GivenAnswer.objects.get(question=noun.red_flag).reply == "yes"
    visitor.start()
    assert visitor.at("red-flags") or not noun.ask_again


@pytest.mark.parametrize("then", ["softer", "skip", "stop"])
def test_no_word_of_a_page_makes_an_emergency_go_on(visitor: Visitor, then: str) -> None:
    session = visitor.session()
    send(visitor, "event", session, kind="concern", concern="seizure", then=then, step=0)
    session.refresh_from_db()
    assert session.ending == "seizure"


def test_every_emergency_of_the_page_has_three_steps_and_a_call_and_no_way_on(visitor: Visitor) -> None:
    page = visitor.get(reverse("session", args=(visitor.session().key,))).content.decode()
    emergencies = re.findall(r'<section class="advice emergency".*?</section>', page, re.DOTALL)
    assert len(emergencies) == 10
    for one in emergencies:
        assert one.count("<li data-said>") == 3
        assert len(re.findall(r'href="tel:112"\s+data-call>Call 112</a>', one)) == 1
        assert re.findall(r'data-do="(\w+)"', one) == ["stop"]


def test_the_dialog_is_in_the_language_of_each_page_whoever_came_before(visitor: Visitor) -> None:
    """It is drawn once for a language; only what is the same for everyone stands in it."""
    session = visitor.session()
    said: dict[str, str] = {}
    for language in ("en", "es", "en", "es"):
        visitor.client.cookies["thenar-language"] = language
        page = visitor.get(reverse("session", args=(session.key,))).content.decode()
        dialog = page[page.index('<dialog id="concern"') : page.index("</dialog>", page.index('<dialog id="concern"'))]
        assert said.setdefault(language, dialog) == dialog
        assert not re.search(rf"csrf|{session.key}|{session.person.key}", dialog)
    assert "Trouble breathing" in said["en"]
    assert "Trouble breathing" not in said["es"]


def test_what_is_read_aloud_is_when_to_call_and_the_three_steps(visitor: Visitor) -> None:
    emergency = load_knowledge().concerns["chest-pain"].emergency
    assert emergency is not None
    said = [shipped_speaker().phrase(text) for text in emergency.aloud]
    sound = visitor.client.get(reverse("aloud", args=("chest-pain", "ogg")))
    assert sound["Content-Type"] == "audio/ogg; codecs=opus"
    packets = ogg_packets(sound.content)
    assert len(packets) == sum(phrase.frames for phrase in said) + 3 * 30, "with a breath of 0.6 s between them"
    assert packets[: said[0].frames] == said[0].packets
    assert packets[-said[-1].frames :] == said[-1].packets


@pytest.mark.parametrize("name", ["too-firm", "no-such"])
def test_only_emergencies_are_read_aloud(visitor: Visitor, name: str) -> None:
    assert visitor.client.get(reverse("aloud", args=(name, "ogg"))).status_code == 404


@pytest.mark.parametrize("hours", [-24, 0, 24])
def test_a_warning_counts_today_whatever_the_clock_of_the_device_says(visitor: Visitor, hours: int) -> None:
    session = visitor.session()
    at = (NOON + timedelta(hours=hours)).isoformat()
    send(visitor, "event", session, kind="concern", concern="breathless", at=at)
    assert GivenAnswer.objects.get(question="rf_pe").day == NOON.date()
    visitor.get(reverse("plan"))
    assert "No massage today." in visitor.text


def test_breathlessness_means_no_more_massage_today(visitor: Visitor) -> None:
    session = visitor.session()
    send(visitor, "event", session, kind="concern", concern="breathless")
    assert "Call the emergency number now" in visitor.get(reverse("end", args=(session.key,))).content.decode()
    visitor.get(reverse("plan"))
    assert "No massage today." in visitor.text

"""Where a clinician has to be asked, the page leads on: what to do tonight, and a note with everything answered."""

import re
from typing import Any

from django.urls import reverse

from tests.web.conftest import Visitor

WAITS = "What can be done tonight"


def offered(visitor: Visitor) -> dict[str, Any]:
    """The form of what may be done instead, as a browser would send it; empty where there is none."""
    form = re.search(r'<section class="tonight">.*?</section>', visitor.page.content.decode(), re.DOTALL)
    assert form
    return dict(re.findall(r'name="([^"]+)"\s+value="([^"]*)"', form[0]))


def test_hands_are_offered_where_only_the_feet_have_to_wait(visitor: Visitor) -> None:
    visitor.start(area="foot")
    visitor.flags()
    visitor.conditions(yes=["peripheral-artery-disease"])
    assert WAITS in visitor.text
    assert "Hands instead" in visitor.text
    visitor.post("/", **offered(visitor))
    assert visitor.at("conditions"), "what only hands could mean is asked"
    visitor.conditions(yes=["peripheral-artery-disease"])
    assert "for both hands" in visitor.text


def test_nothing_is_offered_in_its_place_where_all_of_someone_has_to_wait(visitor: Visitor) -> None:
    visitor.start(area="foot")
    visitor.flags()
    visitor.conditions(yes=["cancer"])
    assert WAITS in visitor.text
    assert "Hands instead" not in visitor.text
    assert offered(visitor) == {}
    assert "breathe slowly for a few minutes" in visitor.text


def test_the_note_holds_everything_that_was_answered(visitor: Visitor) -> None:
    visitor.start(area="both")
    visitor.flags()
    visitor.conditions(yes=["cancer", "blood-thinner"], unknown=["epilepsy"])
    visitor.get(reverse("note"))
    asked, also = visitor.text.split("Also answered:")
    assert "Cancer now, or cancer treatment" in asked
    assert "Blood thinner" in also
    assert "Epilepsy" in also
    assert "not known" in also
    for box in ("All right, as described", "All right, with these limits:", "Not now"):
        assert box in visitor.text


def test_hands_are_offered_in_spanish_as_well(visitor: Visitor) -> None:
    visitor.post(reverse("set_language"), language="es")
    visitor.start(area="foot", minutes="10")
    visitor.flags()
    visitor.conditions(yes=["peripheral-artery-disease"])
    assert offered(visitor)["other_minutes"] == "10", "a number in a form is no sentence"
    visitor.post("/", **offered(visitor))
    assert visitor.at("conditions")

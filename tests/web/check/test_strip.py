"""The plan as a strip of pictures: grouped by limb, a second side not drawn again, and nothing both in and out."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import Person
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Reply
from thenar.model.plan import Plan, Wishes
from thenar.plan import plan
from thenar.screen import screen
from thenar.web.check.plan import longer, shorter
from thenar.web.check.reasons import no_time
from thenar.web.check.strip import strip, time_words

KNOWLEDGE = load_knowledge()


def planned(*routines: str, minutes: float = 15) -> Plan:
    cleared = screen(dict.fromkeys(KNOWLEDGE.conditions, Answer(Reply.NO)), KNOWLEDGE.conditions, frozenset())
    return plan(Wishes(routines, minutes=minutes), cleared, KNOWLEDGE)


@pytest.mark.parametrize("routine", sorted(KNOWLEDGE.routines))
def test_every_step_is_drawn_once_or_named_with_its_other_side(routine: str) -> None:
    steps, groups = planned(routine).steps, strip(planned(routine).steps)
    drawn = sum(len(one.tiles) * (2 if "then" in one.title else 1) for one in groups)
    assert drawn == len(steps)
    assert any("then" in one.title for one in groups)
    assert next(tile.stroke for one in groups for tile in one.tiles) == steps[0].stroke.id


def test_two_sides_that_differ_are_drawn_both() -> None:
    steps = planned("hand-self").steps
    left = next(one for one in steps if one.limbs == (Limb.LEFT_HAND,))
    right = next(one for one in steps if one.limbs == (Limb.RIGHT_HAND,) and one.stroke == left.stroke)
    assert [one.title for one in strip([left, right])] == ["left hand, then right"]
    assert [one.title for one in strip([right, left])] == ["right hand, then left"]
    softer = replace(right, pressure=right.pressure + 1)
    assert [one.title for one in strip([left, softer])] == ["left hand", "right hand"]
    assert [one.title for one in strip([left])] == ["left hand"]


def test_a_tile_says_how_long_how_firm_and_shows_its_still() -> None:
    assert [time_words(frames) for frames in (0, 50, 3000, 4000, 30_000)] == ["0:00", "0:01", "1:00", "1:20", "10:00"]
    step = planned("hand-self").steps[3]
    tile = strip([step])[0].tiles[0]
    assert tile.pressure == step.pressure
    assert tile.still
    assert step.stroke.id in tile.still


@pytest.mark.parametrize("minutes", [3, 5, 10, 15, 20])
def test_nothing_is_both_in_the_plan_and_out_of_it_for_time(minutes: float) -> None:
    made = planned("hand-self", "foot-self", minutes=minutes)
    done = {step.stroke.name for step in made.steps}
    assert done.isdisjoint(no_time(made, KNOWLEDGE))


def test_lengths_go_up_and_down_in_steps() -> None:
    assert (shorter(15), longer(15)) == (10, 20)
    assert (shorter(12), longer(12)) == (10, 15)
    assert (shorter(3), longer(60)) == (None, None)
    assert (shorter(5), longer(45)) == (3, 60)


def test_longer_shorter_and_less_talk_change_the_plan_right_there(visitor: Visitor) -> None:
    visitor.screened(minutes="10")
    visitor.post(reverse("length"), length="longer")
    assert visitor.at("plan")
    assert "15 minutes for both hands" in visitor.text
    visitor.post(reverse("length"), length="shorter")
    assert Person.objects.get().minutes == 10
    for talk in ("some", "little", "little"):
        visitor.post(reverse("less-talk"), **{"less-talk": "yes"})
        assert Person.objects.get().talk == talk
    assert "Less talk" not in visitor.text
    visitor.post(reverse("length"), length="endless")
    assert visitor.page.status_code == 400
    assert Person.objects.get().minutes == 10


def test_the_page_shows_each_still_once_in_a_strip(visitor: Visitor) -> None:
    visitor.screened(minutes="10")
    page = visitor.page.content.decode()
    strips = re.findall(r'<section class="strip">.*?</section>', page, re.DOTALL)
    assert len(strips) >= 2
    assert all("<img" in one for one in strips)
    assert "Left hand, then right" in visitor.text


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [("card", "application/pdf", b"%PDF"), ("sound-file", "audio/mp4", b"\0\0\0"),
     ("words-file", "text/vtt; charset=utf-8", b"WEBVTT"), ("preview", "audio/ogg; codecs=opus", b"OggS")],
)  # fmt: skip
def test_the_plan_can_be_taken_along(visitor: Visitor, name: str, kind: str, begins: bytes) -> None:
    visitor.screened(minutes="3")
    assert visitor.theirs(reverse(name)) in visitor.page.content.decode()
    visitor.get(reverse(name))
    assert (visitor.page.status_code, visitor.page["Content-Type"]) == (200, kind)
    assert visitor.page.content.startswith(begins)


@pytest.mark.parametrize("name", ["card", "sound-file", "words-file", "preview"])
def test_without_a_plan_there_is_nothing_to_take_along(visitor: Visitor, name: str) -> None:
    visitor.start()
    visitor.get(reverse(name))
    assert visitor.at("red-flags")
    visitor.flags()
    visitor.conditions(yes=["cancer"])
    visitor.get(reverse(name))
    assert "Please ask a clinician first." in visitor.text
    visitor.post(reverse("start"), key=uuid4())

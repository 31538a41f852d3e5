"""Points and zones: each has its page, is found by name, place and what tradition ties it to, and claims nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from thenar.load import load_knowledge
from thenar.model.knowledge import Knowledge
from thenar.model.point import Does
from thenar.web.base.spots import FOLDER, point_still, told_from
from thenar.web.library.points import left_out_by
from thenar.web.serving.assets import SOURCE

KNOWLEDGE = load_knowledge()
CAUTIONS = [
    (point.id, condition)
    for point in KNOWLEDGE.points.values()
    for caution in point.cautions
    if caution.does is Does.LEAVE_OUT
    for condition in caution.conditions
]


def shown(name: str, *args: str, language: str = "en") -> str:
    return Client().get(reverse(name, args=args), headers={"Accept-Language": language}).content.decode()


def found_by(page: str, word: str) -> set[str]:
    """The addresses of the tiles that a search for a word leaves, as `js/library/find.js` searches."""
    tiles = re.findall(r'<li data-search="([^"]*)">\s*<a href="([^"]*)"', page)
    return {address for search, address in tiles if word.lower() in search.lower()}


def test_there_are_22_points_and_24_zones() -> None:
    assert len(KNOWLEDGE.points) == 22
    assert [zone.number for zone in KNOWLEDGE.reflex_zones.values()] == list(range(1, 25))


@pytest.mark.parametrize("point", sorted(KNOWLEDGE.points))
def test_a_point_shows_where_what_is_said_what_is_known_and_what_to_mind(db: None, point: str) -> None:
    noun, page = KNOWLEDGE.points[point], shown("point", point)
    texts = [
        noun.location,
        noun.tradition,
        noun.known,
        KNOWLEDGE.old_map.sentence,
        noun.differs,
        noun.left_out,
        noun.not_shown,
    ]
    texts += [caution.text for caution in noun.cautions]
    texts += [study.found for study in noun.studies]
    assert [text for text in texts if text and escape(text) not in page] == []
    assert ("seconds on each side" in page) == (noun.left_out is None)


@pytest.mark.parametrize(("point", "condition"), CAUTIONS)
def test_a_caution_names_the_question_that_leaves_the_point_out(db: None, point: str, condition: str) -> None:
    left_out = [one.id for one in left_out_by(KNOWLEDGE.points[point], KNOWLEDGE)]
    assert condition in left_out
    assert escape(KNOWLEDGE.conditions[condition].name) in shown("point", point)


@pytest.mark.parametrize("condition", ["pregnancy", "blood-thinner", "low-platelets", "loss-of-feeling", "cancer"])
def test_whatever_forbids_holding_leaves_out_every_point(condition: str) -> None:
    assert all(condition in [one.id for one in left_out_by(point, KNOWLEDGE)] for point in KNOWLEDGE.points.values())


def test_a_point_above_the_ankle_needs_the_leg() -> None:
    assert {*KNOWLEDGE.needs_of(KNOWLEDGE.points["sp6-sanyinjiao"])} == {"hold", "leg"}
    assert {*KNOWLEDGE.needs_of(KNOWLEDGE.points["pc6-neiguan"])} == {"hold", "arm"}
    assert {*KNOWLEDGE.needs_of(KNOWLEDGE.points["li4-hegu"])} == {"hold"}


def test_what_lies_on_a_pulse_or_is_nothing_for_home_is_never_pressed() -> None:
    assert {one.id for one in KNOWLEDGE.points.values() if one.press is None} == {"lu9-taiyuan", "bl67-zhiyin"}


def test_no_point_is_forbidden_in_pregnancy_without_saying_that_it_is_tradition() -> None:
    told = [
        caution.text
        for point in KNOWLEDGE.points.values()
        for caution in point.cautions
        if "pregnancy" in caution.conditions
    ]
    assert len(told) == 6
    assert all("radition" in text for text in told)
    assert not KNOWLEDGE.points["ki1-yongquan"].cautions[0].conditions.count("pregnancy")


def test_two_places_of_one_point_are_both_told() -> None:
    differs = KNOWLEDGE.points["pc8-laogong"].differs
    assert differs
    assert "middle and ring finger" in differs


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("neiguan", "/points/pc6-neiguan/"),
        ("PC6", "/points/pc6-neiguan/"),
        ("ankle", "/points/ki3-taixi/"),
        ("nausea", "/points/pc6-neiguan/"),
        ("liver", "/points/zones/liver/"),
        ("heel", "/points/zones/pelvis/"),
    ],
)
def test_it_is_found_by_name_by_place_and_by_what_tradition_ties_it_to(db: None, word: str, address: str) -> None:
    assert address in found_by(shown("points"), word)


def test_it_is_found_in_spanish_too(db: None) -> None:
    assert "/points/ht7-shenmen/" in found_by(shown("points", language="es"), "sueño")


@pytest.mark.parametrize("zone", sorted(KNOWLEDGE.reflex_zones))
def test_a_zone_shows_both_places_and_where_charts_disagree(db: None, zone: str) -> None:
    noun, page = KNOWLEDGE.reflex_zones[zone], shown("reflex-zone", zone)
    texts = [noun.foot.where, noun.hand.where, noun.differs, KNOWLEDGE.old_map.sentence]
    texts += [caution.text for caution in noun.cautions]
    assert [text for text in texts if text and escape(text) not in page] == []
    assert f"Charts name it after: {noun.belongs}." in page


def test_every_review_is_told_with_how_to_read_it(db: None, knowledge: Knowledge) -> None:
    page = shown("points-known")
    for review in knowledge.old_map.reviews:
        assert escape(review.found) in page
        assert escape(review.read_as) in page
    assert {2009, 2025} <= {review.year for review in knowledge.old_map.reviews}


@pytest.mark.parametrize("path", ["/points/no-such-point/", "/points/zones/no-such-zone/"])
def test_what_is_not_there_is_said(db: None, path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("point", sorted(KNOWLEDGE.points))
def test_a_point_has_a_small_still_with_words_on_its_page_and_in_the_list(db: None, point: str) -> None:
    address = point_still(point)
    assert (address is None) == (KNOWLEDGE.points[point].not_shown is not None)
    if address:
        assert (SOURCE / FOLDER / f"{point}.webp").stat().st_size <= 8_000
        assert f'<img src="{address}" alt="{escape(str(told_from(point)))}"' in shown("point", point)
        assert f'<img src="{address}" alt=""' in shown("points")

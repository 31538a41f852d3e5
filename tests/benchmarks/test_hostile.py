"""The siege comes in, finds what breaks, and says so."""

import random

import pytest
from django.http import HttpResponse

from benchmarks.hostile.__main__ import table
from benchmarks.hostile.ammunition import bitten, nodes, spoiled
from benchmarks.hostile.camp import addresses, browser, crawl, household
from benchmarks.hostile.parts import Part, parts_of
from benchmarks.hostile.requests import storm
from benchmarks.hostile.tally import Tally
from thenar.web.library import about


@pytest.mark.django_db
def test_requests_of_every_kind_come_in_and_break_nothing() -> None:
    *kinds, pages = storm(90, 1)
    assert [one.what.split()[0] for one in kinds] == ["forms", "notes", "notes", "notes", "anything"]
    for one in [*kinds, pages]:
        assert one.broken == [], one.what
    for one in kinds:
        assert one.taken > 0, one.what
        assert one.refused > 0, one.what
    assert sum(one.tried for one in kinds) == 90
    assert pages.pages > 200


def test_what_breaks_is_counted_with_its_place() -> None:
    tally = Tally("pages")
    tally.looked(500, "about")
    tally.answer(503, "POST form")
    tally.answer(400, "POST form")
    assert tally.row() == "| pages | 2 | 0 | 1 | 1 | 2 | 500 page about (1); 503 POST form (1) |"


def test_the_parts_are_all_that_was_wished_each_with_a_seed_of_its_own() -> None:
    parts = list(parts_of({"requests": 4_001, "imports": 100, "restores": 0}, 12))
    assert parts == [
        Part("requests", 2_000, 12), Part("requests", 2_000, 13), Part("requests", 1, 14), Part("imports", 100, 12),
    ]  # fmt: skip
    one, other = Tally("x", 1, 1, 0, 20), Tally("x", 2, 0, 1, 5, ["500 page about"])
    one.join(other)
    assert one == Tally("x", 3, 1, 1, 25, ["500 page about"])


def test_an_attack_that_was_not_laid_keeps_its_line() -> None:
    one, other, again = Tally("forms", 9, 9), Tally("files", 8, 8), Tally("files", 7, 7)
    page = f"words\n<!-- siege -->\n{table('', [one, other])}\n\nSeed 1.\n<!-- /siege -->\n"
    assert table(page, [again]).splitlines()[2:] == [one.row(), again.row()]


@pytest.mark.django_db
def test_a_page_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_about: object, **_more: object) -> HttpResponse:
        raise LookupError("a page that breaks")

    monkeypatch.setattr(about, "render", broken)
    household()
    tally = Tally("pages")
    crawl(tally, random.Random(1))
    assert {"500 page about", "500 page benefits"} <= set(tally.broken)


@pytest.mark.django_db
def test_every_address_is_filled_with_what_there_is() -> None:
    household()
    found = dict(addresses(random.Random(1)))
    assert {"home", "session", "copies", "device-out", "offline-arrive"} <= found.keys()
    assert browser().get(found["session"], follow=True).status_code == 200


def test_data_is_changed_in_one_place_and_bytes_in_a_few() -> None:
    kept = {"a": [1, 2], "b": {"c": 3}}
    assert len(nodes(kept)) == 5
    changed = {"a": [1, 2], "b": {"c": 3}}
    spoiled(changed, random.Random(1))
    assert changed != kept
    assert bitten(b"0123456789" * 9, random.Random(1)) != b"0123456789" * 9

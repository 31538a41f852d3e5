"""Pages that only tell: the strokes, the benefits, about, and what is not there."""

import base64
import gzip
import hashlib
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from thenar.load import load_knowledge
from thenar.load.check_reviews import version_of
from thenar.model.review import Reviews, Signature
from thenar.web.library import about as library_about
from thenar.web.serving import assets

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("stroke", sorted(KNOWLEDGE.strokes))
def test_every_stroke_has_a_page_with_what_replaces_it(db: None, stroke: str) -> None:
    page = Client().get(reverse("stroke", args=(stroke,))).content.decode()
    noun = KNOWLEDGE.strokes[stroke]
    assert f"<h1>{noun.name}</h1>" in page
    assert "{lotion}" not in page
    assert not noun.instead or KNOWLEDGE.strokes[noun.instead].name in page


def test_the_library_lists_every_stroke(db: None) -> None:
    page = Client().get(reverse("strokes")).content.decode()
    assert all(reverse("stroke", args=(one,)) in page for one in KNOWLEDGE.strokes)


def test_every_hope_is_shown_with_its_one_sentence(db: None) -> None:
    page = Client().get(reverse("benefits")).content.decode()
    assert all(goal.sentence in page for goal in KNOWLEDGE.goals.values())


def test_a_hope_says_what_is_sure_when_people_massage_themselves(db: None) -> None:
    page = Client().get(reverse("benefits")).content.decode()
    pain = re.search(r'<article class="hope" id="pain">(.*?)</article>', page, re.DOTALL)
    assert pain
    assert "Some evidence" in pain[1]
    assert "When you massage yourself: Very little evidence" in pain[1]
    assert page.count("When you massage yourself:") == 2


def test_about_says_what_the_points_are(db: None) -> None:
    page = Client().get(reverse("about")).content.decode()
    assert "It shows points and zones as an old map, for interest" in page
    assert reverse("points") in Client().get(reverse("strokes")).content.decode()


def test_about_says_that_no_clinician_has_reviewed_it_and_names_every_source(db: None) -> None:
    page = Client().get(reverse("about")).content.decode()
    assert "No clinician has reviewed it" in page
    assert all(f"<b>{one}</b>" in page for one in KNOWLEDGE.references)


def test_about_says_that_nobody_has_signed(db: None) -> None:
    page = Client().get(reverse("about")).content.decode()
    assert f"{len(KNOWLEDGE.conditions)} questions of the check wait for a clinician’s signature" in page
    assert "Signed by: nobody yet." in page
    spanish = Client().get(reverse("about"), headers={"Accept-Language": "es"}).content.decode()
    assert "nadie todavía" in spanish


def test_about_names_who_signed_what(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    question = KNOWLEDGE.conditions["cancer"]
    one = Signature("cancer", "A. Test", "none <a test>", "2026-01-31", version_of(question), "Ask sooner.")
    signed = replace(KNOWLEDGE, reviews=Reviews((one, replace(one, condition="fever"))))
    monkeypatch.setattr(library_about, "load_knowledge", lambda: signed)
    page = Client().get(reverse("about")).content.decode()
    assert "Who has reviewed what" in page
    assert '<h3 lang="en">A. Test, none &lt;a test&gt;</h3>' in page
    assert re.search(rf"<li>\s*{re.escape(question.name)}", page)
    assert "Jan. 31, 2026" in page or "January 31, 2026" in page
    assert "Ask sooner." in page
    assert f"{len(KNOWLEDGE.conditions) - 2} questions of the check wait" in page


def test_what_is_not_there_is_said_in_our_words(db: None) -> None:
    answer = Client().get("/strokes/no-such-stroke/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_the_gallery_is_not_there_unless_it_is_asked_for(db: None) -> None:
    assert Client().get("/gallery/").status_code == 404


def test_home_fits_in_one_round_trip(db: None) -> None:
    """All that the first paint and the first use need, compressed, headers included: 14,600 bytes at most."""
    page = Client().get("/", headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    headers = sum(len(f"{name}: {value}\r\n") for name, value in page.items())
    assert len(page.content) + headers <= 14_600
    text = gzip.decompress(page.content).decode()
    assert "stylesheet" not in text
    assert "<script src" not in text


def test_the_icon_comes_inside_the_page(db: None) -> None:
    inside = re.search(r'<link rel="icon" href="data:image/svg\+xml,([^"]+)">', Client().get("/").content.decode())
    assert inside
    assert ElementTree.fromstring(unquote(inside[1])).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("what", [r"<style>(.*?)</style>", r"<script[^>]*>(.+?)</script>"])
def test_what_stands_inside_a_page_is_what_the_policy_allows(db: None, what: str) -> None:
    page = Client().get("/")
    inside = re.search(what, page.content.decode(), re.DOTALL)
    assert inside
    digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page["Content-Security-Policy"]


def test_static_files_have_one_version_and_are_kept_for_good(db: None) -> None:
    address = f"/static/{assets.version()}/js/offline/app.js"
    assert address in Client().get("/").content.decode()
    answer = Client().get(address)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]


def test_a_script_that_a_browser_has_already_is_not_sent_again(db: None) -> None:
    address = f"/static/{assets.version()}/js/base/words.js"
    first = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

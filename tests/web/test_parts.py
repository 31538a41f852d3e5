"""The pages where a part is missing: they say so calmly, and what does not need it goes on."""

import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.routines.test_routines import Builder
from tests.web.share.test_give_and_open import file_of, picture_of, sent
from thenar.parts.part import LIBRARIES, Part
from thenar.share.letters import parts_of
from thenar.voice.speaker import shipped_speaker


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path / "own"))


def lacks(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this machine has no library for it."""
    monkeypatch.setitem(sys.modules, LIBRARIES[part][0], None)


def test_what_is_given_and_opened_says_what_is_missing(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of()
    lacks(Part.CERTIFICATES, monkeypatch)
    made = Builder(visitor)
    made.do("add:palm-short-stroke")
    assert visitor.post(f"{made.path}give/", sender="Ana").status_code == 400
    assert "seals cannot be made or checked here" in visitor.text
    assert "seals cannot be made or checked here" in sent(visitor, data=data).text


def test_a_photo_says_what_is_missing_and_a_file_opens(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = picture_of(*parts_of(file_of()))
    lacks(Part.PHOTOS, monkeypatch)
    assert "Codes in photos cannot be read here" in sent(visitor, "pictures", photo).text
    assert "Slow palms" in sent(visitor, data=file_of()).text


def test_a_card_says_what_is_missing_and_the_session_goes_on(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    lacks(Part.PAPER, monkeypatch)
    session = visitor.session()
    assert visitor.client.get(reverse("track", args=(session.key, "ogg"))).status_code == 200
    assert visitor.get("/plan/card.pdf").status_code == 400
    assert "Pages to print cannot be made here" in visitor.text


def test_a_routine_with_words_of_ones_own_says_what_is_missing(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks(Part.SPEECH, monkeypatch)
    monkeypatch.setattr(shipped_speaker(), "_cache", None)
    monkeypatch.setattr(shipped_speaker().voice, "_engine", None)
    made = Builder(visitor)
    made.do("add:palm-short-stroke")
    made.set("steps.0", say="Slowly along the sleepy river of my own palm.")
    assert "sleepy river" in made.row.text
    visitor.post(f"{made.path}begin/", minutes="10", act=uuid4())
    visitor.flags()
    visitor.conditions()
    assert visitor.at("plan")
    visitor.post(reverse("start"), key=uuid4())
    assert "New sentences cannot be spoken here" in visitor.text

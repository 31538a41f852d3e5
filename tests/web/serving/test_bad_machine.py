"""A broken machine under the pages: a full disk, a damaged voice pack, odd wishes. Words, and nothing lost."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import GivenAnswer, Session
from thenar.voice.hibari import CALM, HibariVoice
from thenar.voice.pack import Pack
from thenar.voice.speaker import Speaker


def test_a_full_disk_is_told_and_what_was_saved_stays(visitor: Visitor) -> None:
    visitor.start(who="new", name="Ana")
    visitor.flags()
    kept = GivenAnswer.objects.count()
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(500):  # until the last page is full
            visitor.start(who="new", name=f"{number:060}")
            if visitor.page.status_code != 200 or visitor.conditions().status_code != 200:
                break
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert visitor.page.status_code == 500
    assert "is full. Nothing of this step was saved. Free some space and try again." in visitor.text
    assert GivenAnswer.objects.count() >= kept
    assert visitor.get(reverse("home")).status_code == 200


def test_a_damaged_voice_pack_is_told_in_words(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = visitor.session()
    pack = tmp_path / "heart"
    pack.mkdir()
    (pack / "index.tsv").write_text("no index")
    monkeypatch.setattr("thenar.web.session.track.speaker_of", lambda _: Speaker(HibariVoice(), CALM, Pack(pack)))
    visitor.get(reverse("session", args=(session.key,)))
    assert visitor.page.status_code == 400
    assert f"The voice pack {pack} is missing or damaged" in visitor.text
    assert "Install Thenar again" in visitor.text


@pytest.mark.parametrize(
    "wish",
    [
        {"minutes": "7 million"},
        {"minutes": "other", "other_minutes": "NaN"},
        {"area": "knee"},
        {"pressure": 5},
        {"lotion": "gasoline"},
        {"goal": "immortality"},
        {"who": "999999"},
        {"who": "1; drop table"},
        {"key": "not-a-key"},
        {"name": "x" * 61, "who": "new"},
    ],
)
def test_wishes_that_nobody_can_have_are_refused(visitor: Visitor, wish: dict[str, object]) -> None:
    visitor.start(**wish)
    assert visitor.page.status_code == 400
    assert 'class="error"' in visitor.page.content.decode()
    assert not Session.objects.exists()


def test_answers_to_questions_that_are_not_there_are_not_kept(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags(yes=["rf_alien"], unknown=["<script>"])
    assert not GivenAnswer.objects.filter(question__in=["rf_alien", "<script>"]).exists()


def test_a_name_is_text_and_nothing_else(visitor: Visitor) -> None:
    visitor.start(who="new", name="<img src=x onerror=alert(1)>")
    page = visitor.page.content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_a_session_that_is_not_there(visitor: Visitor) -> None:
    for name in ("session", "end", "captions"):
        assert visitor.get(reverse(name, args=(uuid4(),))).status_code == 404

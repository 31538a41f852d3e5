"""A routine goes from one Thenar to another as a file, as codes and as a link; and nothing is kept without a yes."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.web.conftest import Visitor
from tests.web.routines.test_routines import STROKES, Builder
from thenar.journal.models import RoutineRow
from thenar.share.letters import data_in, line_of, parts_of
from thenar.share.packet import opened, packed
from thenar.share.shared import Kind, Shared
from thenar.web.serving.data_folder import data_folder

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TEXT = """\
id: mine
name: Slow palms
summary: Slow palms
area: hand
form: self
source: [background]
steps:
- name: Palm
  parts: [{stroke: palm-short-stroke, times: 4, importance: 1, say: [Slowly over the sore thumb.], side: left}]
"""


def file_of(text: str = TEXT, sender: str = "Ana Kern") -> bytes:
    return packed(Shared(Kind.ROUTINE, text, sender, date(2026, 11, 20)), KEY)


def picture_of(*codes: str) -> bytes:
    """A photo of some codes side by side, a little turned."""
    made = []
    for code in codes:
        png = BytesIO()
        segno.make(code, error="m", micro=False).save(png, kind="png", scale=5)
        made.append(Image.open(png).convert("L"))
    paper = Image.new("L", (sum(one.width + 40 for one in made), 700), 215)
    at = 20
    for one in made:
        paper.paste(one, (at, 40))
        at += one.width + 40
    photo = BytesIO()
    paper.rotate(6, expand=True, fillcolor=120).save(photo, "JPEG", quality=70)
    return photo.getvalue()


def sent(visitor: Visitor, name: str = "file", data: bytes = b"", letters: str = "") -> Visitor:
    more = {name: SimpleUploadedFile("x", data)} if data else {}
    visitor.post("/open/", letters=letters, **more)
    return visitor


def keeps(visitor: Visitor, letters: str) -> Visitor:
    visitor.post("/open/keep/", letters=letters, act=uuid4())
    return visitor


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path))


@pytest.fixture
def given(visitor: Visitor) -> Visitor:
    """On the page that gives a routine of two strokes, made for “Ana”."""
    made = Builder(visitor)
    for stroke in STROKES:
        made.do(f"add:{stroke}")
    visitor.post(f"{made.path}give/", sender=" Ana ")
    return visitor


def test_all_three_ways_hold_the_same_signed_routine(given: Visitor) -> None:
    page = unescape(given.page.content.decode())
    link = re.search(r"http://127\.0\.0\.1:8765/open/#(\S+?)</textarea>", page)
    assert link
    data = data_in(link[1])
    found = opened(data)
    assert (found.shared.text, found.shared.sender) == (RoutineRow.objects.latest("id").text, "Ana")
    assert found.seal in given.text
    assert given.client.post(given.path + "file/", {"sender": "Ana"}).content == data
    codes = re.findall(r'class="qr" src="data:image/svg\+xml[^"]*"', page)
    assert len(codes) == len(parts_of(data))


def test_a_file_shows_what_it_is_from_whom_and_what_it_asks_for_and_keeps_nothing(visitor: Visitor) -> None:
    page = sent(visitor, data=file_of())
    for words in (
        "Slow palms", "Ana Kern", "November 20, 2026", opened(file_of()).seal, "Short palm strokes", "left side only",
        "Slowly over the sore thumb.", "Who that is, the seal does not say.",
    ):  # fmt: skip
        assert words in page.text
    assert not RoutineRow.objects.exists()


def test_a_yes_keeps_it_with_whom_it_came_from(visitor: Visitor) -> None:
    keeps(visitor, line_of(file_of()))
    assert visitor.at("routine")
    assert "From Ana Kern, November 20, 2026." in visitor.text
    assert "times: 4" in RoutineRow.objects.get().text


def test_pictures_of_codes_in_two_photos_are_read(visitor: Visitor) -> None:
    text = TEXT + "".join(
        f"- name: Step {n}\n  parts: [{{stroke: {stroke}, times: {n}, importance: {n}}}]\n"
        for n, stroke in enumerate([*STROKES, "fingertip-pinch"], 2)
    )
    parts = parts_of(file_of(text), each=150)
    assert len(parts) > 2
    photos = [SimpleUploadedFile("x.jpg", picture_of(*some)) for some in (parts[:2], parts[2:])]
    visitor.post("/open/", letters="", pictures=photos)
    assert "Slow palms" in visitor.text


def test_one_code_of_two_is_kept_in_the_field_and_the_other_is_asked_for(visitor: Visitor) -> None:
    first, second = parts_of(file_of(), each=300)
    page = sent(visitor, letters=first)
    assert page.page.status_code == 400
    assert "1 of 2 codes are here. Missing: 2." in page.text
    field = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.page.content.decode(), re.DOTALL)
    assert field
    sent(visitor, letters=f"{field[1]}\n{second}")
    assert "Slow palms" in visitor.text


def test_after_the_check_it_says_what_todays_answers_change(visitor: Visitor) -> None:
    visitor.start()
    sent(visitor, data=file_of())
    assert "The check of the day goes with it" in visitor.text
    visitor.flags()
    visitor.conditions(yes=["arthritis-quiet"])
    text = TEXT.replace("palm-short-stroke", "finger-twist-and-pull")
    sent(visitor, data=file_of(text))
    assert "Today: " in visitor.text


def test_a_red_flag_of_today_is_not_lifted_by_what_someone_gave(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags(yes=["rf_pe"])
    visitor.conditions()
    sent(visitor, data=file_of())
    assert "No massage today." in visitor.text
    keeps(visitor, line_of(file_of()))
    visitor.post(f"{visitor.path}begin/", minutes="10", act=uuid4())
    visitor.get("/plan/")
    assert "No massage today" in visitor.text


def test_one_for_another_way_of_being_massaged_can_be_kept_and_waits(visitor: Visitor) -> None:
    text = TEXT.replace("form: self", "form: partner").replace("palm-short-stroke", "palm-thumb-stroke")
    sent(visitor, data=file_of(text))
    assert "being massaged by someone" in visitor.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("palm-short-stroke", "a-stroke-of-tomorrow"), "Get the newest Thenar"),
        (TEXT.replace("Slowly over", "Press firmly on"), "does not fit"),
        (TEXT + "# " + "x" * 21_000, "too large"),
        ("a: &x 1\nb: *x\n", "does not fit"),
        ("[" * 5000, "does not fit"),
        (TEXT.replace("Slow palms", "x" * 200), "too long"),
        (TEXT.replace("steps:", "steps: []\nother:"), "does not fit"),
    ],
)
def test_a_signed_routine_that_cannot_be_led_is_refused_and_nothing_is_kept(
    visitor: Visitor, text: str, told: str
) -> None:
    data = file_of(text)
    assert sent(visitor, data=data).page.status_code == 400
    assert told in visitor.text
    assert keeps(visitor, line_of(data)).page.status_code == 400
    assert not RoutineRow.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("file", b"%PDF-1.7", "not a file that Thenar made"),
        ("file", file_of()[:-9], "its end is missing"),
        ("file", file_of() * 200, "too large"),
        ("pictures", b"GIF89a", "no picture that can be read"),
        ("pictures", picture_of("hello"), "nothing from Thenar"),
        ("pictures", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no picture that can be read"),
    ],
)
def test_what_is_no_gift_is_refused_in_words(visitor: Visitor, name: str, data: bytes, told: str) -> None:
    assert sent(visitor, name, data).page.status_code == 400
    assert told in visitor.text
    assert not RoutineRow.objects.exists()


def test_a_picture_without_a_code_and_one_of_too_many_pixels_are_told(visitor: Visitor) -> None:
    for size, told in (((80, 80), "no code to be read"), ((9000, 9000), "too large")):
        png = BytesIO()
        Image.new("1", size).save(png, "PNG")
        assert told in sent(visitor, "pictures", png.getvalue()).text


def test_markup_in_a_name_is_shown_as_it_was_written(visitor: Visitor) -> None:
    page = sent(visitor, data=file_of(TEXT.replace("name: Slow palms", "name: <b>x</b>"), "<script>1</script>"))
    assert b"<script>1</script>" not in page.page.content
    assert b"&lt;script&gt;1" in page.page.content


def test_an_empty_routine_is_given_to_nobody(visitor: Visitor) -> None:
    made = Builder(visitor)
    visitor.post(f"{made.path}give/", sender="")
    assert visitor.page.status_code == 400
    assert not (data_folder() / "signing-key").exists()

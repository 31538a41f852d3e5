"""A session over a bed: its sound in ranges, in each form, and what the page is told."""

from io import BytesIO

import av
import pytest
from django.urls import reverse

from tests.web.conftest import Visitor

pytestmark = pytest.mark.django_db


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_same_session_as_long_over_a_bed_as_without(visitor: Visitor) -> None:
    session = visitor.session()
    address = reverse("track", args=(session.key, "ogg"))
    plain = visitor.client.get(address)
    mixed = visitor.client.get(f"{address}?bed=sea&level=2")
    lengths = []
    for data in (plain.content, body(mixed)):
        with av.open(BytesIO(data), "r") as file:
            lengths.append(sum(frame.samples for frame in file.decode(audio=0)))
    assert lengths[0] == lengths[1] > 0


@pytest.mark.parametrize("kind", ["ogg", "mp4"])
def test_a_range_is_exactly_what_was_asked_for(visitor: Visitor, kind: str) -> None:
    address = reverse("track", args=(visitor.session().key, kind)) + "?bed=rain&level=3"
    whole = visitor.client.get(address)
    size = int(whole.headers["Content-Length"])
    data = body(whole)
    assert len(data) == size
    for first, last in ((0, 0), (100, 50_000), (size - 70_000, size - 1)):
        part = visitor.client.get(address, headers={"Range": f"bytes={first}-{last}"})
        assert part.status_code == 206
        assert part.headers["Content-Range"] == f"bytes {first}-{last}/{size}"
        assert part.headers["Content-Length"] == str(last - first + 1)
        assert body(part) == data[first : last + 1]
    assert visitor.client.get(address, headers={"Range": f"bytes={size}-"}).status_code == 416
    assert visitor.client.head(address).headers["Content-Length"] == str(size)


def test_each_bed_and_level_is_another_file_and_none_is_the_voice_alone(visitor: Visitor) -> None:
    address = reverse("track", args=(visitor.session().key, "ogg"))
    asked = ("", "?bed=sea&level=1", "?bed=sea&level=4", "?bed=drone&level=1", "?bed=wind&level=1", "?bed=&level=2")
    tags = [visitor.client.head(address + one).headers["ETag"] for one in asked]
    assert tags[0] == tags[4] == tags[5]
    assert len(set(tags)) == 4
    assert visitor.client.get(reverse("track", args=(visitor.session().key, "mp3"))).status_code == 404


def test_the_page_knows_whose_choice_it_keeps_and_where_the_sound_is(visitor: Visitor) -> None:
    session = visitor.session()
    visitor.get(reverse("session", args=(session.key,)))
    page = visitor.page.content.decode()
    assert session.person is not None
    assert str(session.person.key) in page
    assert "track.mp4?take=" in page
    for word in ("Which sound", "The sea", "Rain", "A low tone", "A warm room", "Sound off"):
        assert word in visitor.text

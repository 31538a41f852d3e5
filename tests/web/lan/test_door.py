"""Where a request comes from, by door, peer and host; everything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.web.lan.door import Door, Place
from thenar.web.lan.house import House

HOUSE = House("192.168.1.5", 8765, "kitchen.local")
HERE_DOOR = Door(lambda *_: [], here=True, house=HOUSE)
HOUSE_DOOR = Door(lambda *_: [], here=False, house=HOUSE)
GOOD_HERE = ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"]
GOOD_HOUSE = ["192.168.1.5:8765", "kitchen.local:8765", "Kitchen.Local:8765"]
NEVER = [
    "evil.example", "evil.example:8765", "192.168.1.5", "192.168.1.5:80", "kitchen.local", "kitchen.local.:8765",
    "192.168.1.6:8765", "127.0.0.1:80", "127.0.0.1", "x.localhost:8765", "192.168.1.5:8765.evil.example", "",
    "0.0.0.0:8765", "user@127.0.0.1:8765", "127.0.0.1:8765 ", "192.168.1.5.nip.io:8765", "[::ffff:127.0.0.1]:8765",
]  # fmt: skip


@pytest.mark.parametrize("host", GOOD_HERE)
@pytest.mark.parametrize(
    ("peer", "place"),
    [("127.0.0.1", Place.HERE), ("::1", Place.HERE), ("192.168.1.9", Place.NOWHERE), ("", Place.NOWHERE)],
)
def test_this_computers_own_door(host: str, peer: str, place: Place) -> None:
    assert HERE_DOOR.place(peer, host) is place


@pytest.mark.parametrize("host", GOOD_HOUSE)
@pytest.mark.parametrize(
    ("peer", "place"),
    [("192.168.1.9", Place.HOUSE), ("127.0.0.1", Place.HOUSE), ("192.168.1.5", Place.HOUSE), ("", Place.NOWHERE)],
)
def test_at_the_door_of_the_house_nobody_is_this_computer(host: str, peer: str, place: Place) -> None:
    assert HOUSE_DOOR.place(peer, host) is place


@pytest.mark.parametrize("host", NEVER)
def test_other_names_lead_nowhere_through_either_door(host: str) -> None:
    assert HERE_DOOR.place("127.0.0.1", host) is Place.NOWHERE
    assert HOUSE_DOOR.place("192.168.1.9", host) is Place.NOWHERE


def test_a_name_of_one_door_does_not_open_the_other() -> None:
    assert all(HERE_DOOR.place("127.0.0.1", host) is Place.NOWHERE for host in GOOD_HOUSE)
    assert all(HOUSE_DOOR.place("192.168.1.9", host) is Place.NOWHERE for host in GOOD_HERE)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_makes_a_visitor_of_the_house_this_computer(peer: str, host: str) -> None:
    assert HOUSE_DOOR.place(peer, host) is not Place.HERE


def test_a_usual_port_is_left_out_as_browsers_do() -> None:
    assert House("192.168.1.5", 80).hosts == {"192.168.1.5"}
    assert House("192.168.1.5", 80).url == "http://192.168.1.5"
    assert House("fd00::2", 8765).hosts == {"[fd00::2]:8765"}

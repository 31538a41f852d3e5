"""What is an address of this computer alone, of a home, or of the whole internet."""

import pytest

from thenar.model.problem import ThenarError
from thenar.web.lan.addresses import home_address, house_name, in_url, is_loopback, own_address


@pytest.mark.parametrize(
    ("peer", "loopback"),
    [
        ("127.0.0.1", True), ("127.200.3.4", True), ("::1", True), ("::ffff:127.0.0.1", True),
        ("192.168.1.5", False), ("::ffff:192.168.1.5", False), ("fe80::1", False), ("0.0.0.0", False),
        ("", False), ("localhost", False), ("127.0.0.1, 192.168.1.5", False), ("127.1", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_only_this_computer_has_a_loopback_address(peer: str, loopback: bool) -> None:
    assert is_loopback(peer) is loopback


@pytest.mark.parametrize("text", ["192.168.1.5", "10.0.0.7", "172.20.1.1", "169.254.7.7", "127.0.0.2", "100.64.0.9"])
def test_addresses_of_a_home_are_taken(text: str) -> None:
    assert home_address(text) == text


def test_an_ipv6_address_of_a_home_is_taken_and_stands_in_brackets_in_a_url() -> None:
    assert in_url(home_address("FD00:0::0002")) == "[fd00::2]"
    assert in_url("kitchen.local") == "kitchen.local"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kitchen", "is no address"), ("192.168.1", "is no address"), ("192.168.1.5:80", "is no address"),
        ("127.0.0.1", "not an address that a phone could use"), ("::1", "not an address that a phone could use"),
        ("0.0.0.0", "not an address that a phone could use"), ("224.0.0.1", "not an address that a phone could use"),
        ("fe80::1", "not an address that a phone could use"), ("fe80::1%eth0", "not an address that a phone could use"),
        ("8.8.8.8", "can be reached from the internet"), ("2606:4700::1", "can be reached from the internet"),
    ],
)  # fmt: skip
def test_other_addresses_are_refused_with_a_remedy(text: str, words: str) -> None:
    with pytest.raises(ThenarError, match=rf"{words}.*192\.168\.1\.20"):
        home_address(text)


def test_the_own_address_is_one_of_a_home_or_there_is_a_remedy() -> None:
    try:
        found = own_address()
    except ThenarError as error:
        assert "--address" in str(error)
    else:
        assert home_address(found) == found
        assert not is_loopback(found)


@pytest.mark.parametrize(("text", "name"), [("Kitchen.local", "kitchen.local"), ("nas.", "nas"), ("a-1.b", "a-1.b")])
def test_names_are_tidied(text: str, name: str) -> None:
    assert house_name(text) == name


@pytest.mark.parametrize(
    "text", ["", "a b", "-a", "a-", "a..b", "localhost", "x.localhost", "1.2.3.4", "*", "a/b", "a:1"]
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ThenarError, match=r"is no name .* kitchen\.local"):
        house_name(text)

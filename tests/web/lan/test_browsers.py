"""A first name for a device."""

import pytest

from thenar.web.lan.browsers import free_name, proposed_name


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Mobile/15E148", "iPhone"),
        ("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605", "iPad"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Android phone"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Android tablet"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605", "Mac"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", "Windows computer"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36", "Chromebook"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux computer"),
        ("", "Device"),
        ("<script>alert(1)</script>", "Device"),
    ],
)
def test_the_kind_is_told_and_nothing_else(agent: str, name: str) -> None:
    assert proposed_name(agent) == name


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("iPad", set()) == "iPad"
    assert free_name("iPad", {"iPad"}) == "iPad 2"
    assert free_name("iPad", {"iPad", "iPad 2", "iPad 4"}) == "iPad 3"

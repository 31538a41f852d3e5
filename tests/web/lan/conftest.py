"""A house that several tests share; those that fill it with strangers or stop it have one of their own."""

from collections.abc import Iterator

import pytest

from tests.web.lan.house import RunningHouse, running


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    with running(tmp_path_factory.mktemp("house")) as started:
        yield started

"""A journal of the app in a file of its own, and a browser of this computer on its page of copies."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client

from tests.journal.copies.journals import add, made
from thenar.web.copies.back import looked_at
from thenar.web.copies.views import shown_keys


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("journal"))


@pytest.fixture
def journal(empty: Path, tmp_path: Path, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Ada is in it."""
    path = Path(shutil.copytree(empty.parent, tmp_path / "data")) / empty.name
    add(path, "Ada")
    connection = connections["default"]
    memory, connection.connection = connection.connection, None
    monkeypatch.setitem(connection.settings_dict, "NAME", path)
    yield path
    looked_at.clear()
    shown_keys.clear()
    connection.close()
    connection.connection = memory


@pytest.fixture
def here(journal: Path) -> Client:
    return Client()

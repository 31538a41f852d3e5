"""A file between the look and the yes: for this user only, one for a person, gone afterwards."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from tests.journal.household import fill
from thenar.journal.foreign import held as holding
from thenar.journal.foreign.held import held, hold, let_go
from thenar.journal.models import Person
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in a folder of its own."""
    monkeypatch.setattr(holding, "database_file", lambda: tmp_path / "thenar.sqlite3")
    assert settings.configured
    return tmp_path


def test_a_file_waits_for_this_user_only_and_goes(data: Path) -> None:
    me = fill(1)
    key = hold(me, b"Day,Pain\n")
    assert held(me, key) == b"Day,Pain\n"
    (file,) = [one for one in data.rglob("*") if one.is_file()]
    assert file.name == "arrived"
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    let_go(me)
    assert not list(data.rglob("arrived"))
    with pytest.raises(ThenarError, match="not here any more"):
        held(me, key)


def test_the_next_file_takes_the_place_of_the_last_and_nobody_sees_anothers(data: Path) -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    first = hold(me, b"first")
    second = hold(me, b"second")
    assert len(list(data.rglob("arrived"))) == 1
    for person, key in ((me, first), (other, second), (me, uuid4()), (me, None)):
        with pytest.raises(ThenarError, match="not here any more"):
            held(person, key)
    assert held(me, second) == b"second"

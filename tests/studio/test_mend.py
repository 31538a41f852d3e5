"""What was heard wrongly is said in another way, and only where that is heard better."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studio import mend
from studio.gate import Figures, read_figures, write_figures
from studio.ways import Way, read_ways, write_ways
from tests.voice.sounds import Hummer
from thenar.voice.build import key_of
from thenar.voice.pack import Pack, Take, write_pack
from thenar.voice.phrase import Phrase

TEXT = "A slow hand does not tickle."
NEXT = (2, 0.88)  # the first of the other ways


@dataclass
class Recorder:
    """Says everything alike, and remembers in which ways it was asked to."""

    id: str = "a-teacher"
    asked: list[Way] = field(default_factory=list)

    def said(self, text: str, way: Way) -> Phrase:
        self.asked.append(way)
        return Hummer().speak(text, 1.0)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one sentence of which one word was heard wrongly, and no way found yet."""
    path, phrase = tmp_path / "heart", Hummer().speak(TEXT, 1.0)
    take = Take(TEXT, 0, phrase.frames, "a-teacher", key_of("a-teacher", TEXT, 0))
    write_pack(path, {take: phrase})
    write_figures(path, {take.key: Figures(take.key, 6, 1, 3.0, None, "A slow hand is not tickle.")})
    ways = tmp_path / "ways.tsv"
    monkeypatch.setattr(mend, "read_ways", lambda: read_ways(ways))
    monkeypatch.setattr(mend, "write_ways", lambda found: write_ways(found, ways))
    return path


def hearing(monkeypatch: pytest.MonkeyPatch, wrong: list[int]) -> None:
    left = iter(wrong)
    monkeypatch.setattr(mend, "judged", lambda take, _phrase: Figures(take.key, 6, next(left), 3.1, None, "heard"))


def test_the_first_way_that_is_heard_rightly_takes_its_place(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hearing(monkeypatch, [0])
    teacher = Recorder()
    assert mend.mend_pack(pack, teacher) == [f"{TEXT}  ->  heard"]  # type: ignore[arg-type]
    assert teacher.asked == [NEXT]
    (take,) = Pack(pack).takes(TEXT)
    assert not Pack(pack).file(take).exists(), "the next build says it anew"
    assert read_figures(pack)[take.key].wrong == 0
    assert read_ways(pack.parent / "ways.tsv") == {(TEXT, 0): NEXT}


def test_nothing_changes_where_no_way_is_better(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hearing(monkeypatch, [1, 2, 1, 1, 1])
    teacher = Recorder()
    assert mend.mend_pack(pack, teacher) == []  # type: ignore[arg-type]
    assert len(teacher.asked) == 5
    (take,) = Pack(pack).takes(TEXT)
    assert Pack(pack).phrase(take).frames == take.frames
    assert read_figures(pack)[take.key].heard == "A slow hand is not tickle."


def test_ways_are_kept_as_lines(tmp_path: Path) -> None:
    ways = {("Once more.", 1): (2, 0.88), (TEXT, 0): (9, 1.0)}
    write_ways(ways, tmp_path / "ways.tsv")
    assert (tmp_path / "ways.tsv").read_text() == f"{TEXT}\t0\t9\t1.0\nOnce more.\t1\t2\t0.88\n"
    assert read_ways(tmp_path / "ways.tsv") == ways
    assert read_ways(tmp_path / "none.tsv") == {}

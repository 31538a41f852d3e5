"""A broken file gets one message for each mistake: file, line, key, what was found, what would be right.

Each file in `broken/` has one kind of mistake; its first line says what must be told.
"""

from pathlib import Path

import pytest

from thenar.load import check_file
from thenar.model.knowledge import Knowledge
from thenar.model.problem import KnowledgeError

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_mistake_is_named_with_its_place_and_remedy(path: Path, knowledge: Knowledge) -> None:
    expected = path.read_text().split("\n")[0].partition("says: ")[2].split(" | ")
    with pytest.raises(KnowledgeError) as refused:
        check_file(path, knowledge)
    told = str(refused.value)
    assert all(part.strip() in told for part in expected), told
    assert all(str(problem).startswith(str(path)) for problem in refused.value.problems)


def test_all_mistakes_are_told_at_once(knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError) as refused:
        check_file(Path(__file__).parent / "broken" / "numbers-out-of-range.yaml", knowledge)
    assert len(refused.value.problems) == 5


def test_a_file_that_is_not_there_says_so(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        check_file(tmp_path / "none.yaml", knowledge)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        check_file(tmp_path, knowledge)

"""Files of words: each word in one file, and only questions that are there."""

import shutil
from pathlib import Path

import pytest

from thenar.load import SHIPPED, load_knowledge
from thenar.model.problem import KnowledgeError

NEW = """\
id: new
source: [background]
words:
  en: [gloxapan]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def told(folder: Path, text: str) -> str:
    (folder / "words" / "new.yaml").write_text(text)
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    return str(refused.value)


def test_a_word_of_ones_own_is_read(folder: Path) -> None:
    (folder / "words" / "new.yaml").write_text(NEW)
    assert load_knowledge(folder).meanings["new"].words == {"en": ("gloxapan",)}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("gloxapan", "gloxapan, Warfarin", "line 4, words.en[1]: 'Warfarin' is also in words/anticoagulants.yaml"),
        ("gloxapan", "'my WARFARINS'", "is also in words/anticoagulants.yaml; keep it in one"),
        ("gloxapan", "'gloxapan, 5 mg'", "is 2 items, not one; leave out commas"),
        ("gloxapan", "x", "'x' is too short to mean one thing"),
        ("[gloxapan]", "[]", "words: there is no word; give at least one"),
        ("source", "asks: [blood-thiner]\nsource", "unknown question 'blood-thiner', did you mean 'blood-thinner'?"),
        ("[background]", "[W99]", "unknown source 'W99'"),
        ("source", "misspelled: { gloxapam: [x] }\nsource", "unknown word 'gloxapam', did you mean 'gloxapan'?"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_place_and_remedy(folder: Path, old: str, new: str, says: str) -> None:
    assert says in told(folder, NEW.replace(old, new, 1))

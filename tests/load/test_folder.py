"""The whole folder of knowledge: what is shipped is sound, and any mistake in any file is told."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from thenar.load import SHIPPED, load_knowledge
from thenar.load.schema import schemas
from thenar.model.knowledge import Knowledge
from thenar.model.problem import KnowledgeError
from thenar.model.stroke import Motion
from thenar.plan.duration import chain

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def test_the_routines_have_as_many_steps_as_the_article(knowledge: Knowledge) -> None:
    steps = {name: len(routine.steps) for name, routine in knowledge.routines.items()}
    assert steps == {"hand-partner": 5, "hand-self": 9, "foot-partner": 4, "foot-self": 5}


def test_every_chain_of_gentler_strokes_ends_with_one_that_needs_nothing(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        links = list(chain(stroke, knowledge.strokes))
        assert not links[-1].needs
        for earlier, later in pairwise(links):  # a glide that needs nothing becomes a hold where a place is left out
            assert later.needs < earlier.needs or (not earlier.needs and later.motion is Motion.HOLD)


def test_medium_pressure_is_only_for_palms_and_soles(knowledge: Knowledge) -> None:
    allowed = {"palm", "sole"} | {part for name in ("palm", "sole") for part in knowledge.zones[name].parts}
    allowed |= {"inner-edge", "outer-edge", "toes", "toe-pads"}  # where a sole stroke begins or ends
    for stroke in knowledge.strokes.values():
        if stroke.pressure.most == 3:
            assert set(stroke.path) <= allowed, stroke.id


def test_any_condition_caps_the_pressure_below_medium(knowledge: Knowledge) -> None:
    for condition in knowledge.conditions.values():
        choices = condition.follow_up.choices if condition.follow_up else ()
        for change in [condition.change] if condition.change else [choice.change for choice in choices]:
            assert change.effect in ("inform", "stop") or (change.pressure_cap or 3) <= 2, condition.id


def test_the_version_changes_with_any_file(folder: Path, knowledge: Knowledge) -> None:
    assert load_knowledge(folder).version == knowledge.version
    with (folder / "lotions.yaml").open("a") as file:
        file.write("# a word\n")
    load_knowledge.cache_clear()
    assert load_knowledge(folder).version != knowledge.version


def test_mistakes_in_several_files_are_all_told(folder: Path) -> None:
    for name, old, new in (
        ("strokes/palm-thumb-stroke.yaml", "area: hand", "area: hnad"),
        ("routines/hand-self.yaml", "form: self", "fom: self"),
        ("lotions.yaml", "scented: true", "scented: perhaps"),
    ):
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    told = str(refused.value)
    assert "did you mean 'hand'?" in told
    assert "did you mean 'form'?" in told
    assert "lotions.yaml, line" in told


def test_an_id_that_is_not_its_file_name_is_told(folder: Path) -> None:
    (folder / "strokes" / "palm-thumb-stroke.yaml").rename(folder / "strokes" / "palm-stroke.yaml")
    with pytest.raises(KnowledgeError, match="the id is the name of its file: 'palm-stroke'"):
        load_knowledge(folder)


def test_schemas_for_editors_are_those_of_the_nouns() -> None:
    shipped = {path.name: path.read_text() for path in SCHEMAS.glob("*.json")}
    assert shipped == schemas(), "run `make docs`"
    assert all(json.loads(text)["additionalProperties"] is False for text in shipped.values())

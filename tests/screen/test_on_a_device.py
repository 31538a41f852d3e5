"""The check on a device gives the same answers as the server's, row for row of one table."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.screen.shared_cases import SEED, as_data, by_limb, outcome, table
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction
from thenar.screen import screen
from thenar.web.offline.check import check_data
from thenar.wire.base import written

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")  # the one that the checks of the scripts use
KNOWLEDGE = load_knowledge()
TABLE = table(KNOWLEDGE)
UNIONS = ("without", "manner", "places")


def restrictions(number: int) -> list[Restriction]:
    """Some restrictions, drawn from a seed."""
    chance = random.Random(SEED)

    def some(kind: Any) -> frozenset[Any]:
        return frozenset(chance.sample(list(kind), chance.randint(0, 2)))

    def limits() -> Limits:
        effect, cap = chance.choice(list(Effect)), chance.choice([None, 5, 10, 20])
        return Limits(effect, chance.randint(1, 3), some(Need), some(KNOWLEDGE.places), cap, some(Manner))

    return [
        Restriction(tuple(limits() for _ in Limb)) if chance.random() < 0.5 else Restriction.everywhere(limits())
        for _ in range(number)
    ]


RESTRICTIONS = restrictions(400)
PAIRS = [*zip(RESTRICTIONS[::2], RESTRICTIONS[1::2], strict=True), *((one | two, two) for one, two in
         zip(RESTRICTIONS[::2], RESTRICTIONS[1::2], strict=True))]  # fmt: skip


def on_a_device(check: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Every row of the table as the device's own script screens it."""
    pairs = [[by_limb(one), by_limb(two)] for one, two in PAIRS]
    asked = {"check": check, "rows": [as_data(row, KNOWLEDGE) for row in TABLE], "pairs": pairs}
    done = subprocess.run(
        [NODE, HERE / "screen_on_a_device.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def device() -> dict[str, list[Any]]:
    return on_a_device(written(check_data(KNOWLEDGE)))


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    """What the server says of every row."""
    asked = KNOWLEDGE.conditions
    return [
        outcome(screen(row.answers, asked, row.confirmed, giver=row.giver, areas=row.areas, prescribed=row.prescribed))
        for row in TABLE
    ]


def test_the_table_has_every_case_every_condition_and_many_combinations() -> None:
    assert {row.name for row in TABLE} >= {f"alone: {name}" for name in KNOWLEDGE.conditions}
    assert sum(row.then is not None for row in TABLE) > 200
    assert len(TABLE) > 5000


def test_a_device_screens_every_row_as_the_server_does(
    device: dict[str, list[Any]], expected: list[dict[str, Any]]
) -> None:
    for row, found, server in zip(TABLE, device["clearances"], expected, strict=True):
        assert found == server, row.name


def test_a_device_answers_every_case_as_the_expert_wrote_it(device: dict[str, list[Any]]) -> None:
    for row, found in zip(TABLE, device["clearances"], strict=True):
        if row.then:
            limbs = [limits for limb, limits in found["restriction"].items() if Limb(limb).area in row.areas]
            assert found["effect"] == row.then["effect"], row.name
            assert min(one["pressure_cap"] for one in limbs) == row.then["pressure_cap"], row.name
            for name in UNIONS:
                assert {each for one in limbs for each in one[name]} == set(row.then.get(name, [])), (row.name, name)


def test_a_device_knows_which_of_two_is_as_careful(device: dict[str, list[Any]]) -> None:
    careful = [one >= two for one, two in PAIRS]
    assert device["careful"] == careful
    assert careful.count(True) >= 200
    assert careful.count(False) >= 100


MILDER = {"stop": "ask", "ask": "gentle"}
WEAKER: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "a milder effect": lambda change: change | {"effect": MILDER.get(change["effect"], change["effect"])},
    "no pressure cap": lambda change: change | {"pressure_cap": 3},
    "no minutes": lambda change: change | {"minutes_cap": None},
    "no need left out": lambda change: change | {"without": []},
    "nothing left alone": lambda change: change | ({"avoid": None, "effect": "gentle"} if change["avoid"] else {}),
    "another reach": lambda change: change | {"on": ["left-hand"]},
    "no manner": lambda change: change | {"manner": []},
}  # fmt: skip


@pytest.mark.parametrize("name", WEAKER)
def test_the_table_notices_a_check_that_is_weaker_in_one_place(name: str, expected: list[dict[str, Any]]) -> None:
    check = written(check_data(KNOWLEDGE))
    weaken = WEAKER[name]
    for condition in check["conditions"].values():
        if condition["change"] and weaken(condition["change"]) != condition["change"]:
            condition["change"] = weaken(condition["change"])
            break
    found = on_a_device(check)["clearances"]
    assert found != expected

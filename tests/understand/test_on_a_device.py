"""A device understands what the server understands, text for text of one table."""

import json
import random
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.understand.test_typed import TYPED
from thenar.load import load_knowledge
from thenar.render.understood import words_data
from thenar.understand import index_of, understand

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")  # the one that the checks of the scripts use
KNOWLEDGE = load_knowledge()
SEED = 13
BY_HAND = [
    "I take Eliquis 5 mg twice a day, metformin 500mg and lisinopril\n- gout; hives",
    "warfarin foomab", "foomab and barnib 2.5 mg", "zeloda, zanax taxal", "athlete’s foot", "MI", "mi presión alta",
    "neuropati\N{COMBINING ACUTE ACCENT}a", "pain in the heel", "5 mg", "none", "", "中文 und Ödem", "ẞ İstanbul ß",
    "🦶 foo", "a.b 1.5,2", "co-codamol - aspirin", "high   blood    pressure", "pins & needles + asthma", "loratadime",
]  # fmt: skip


def texts() -> list[str]:
    """Every word that is known, each with a letter changed by chance, all cases, and texts put together by chance."""
    chance = random.Random(SEED)
    words = [word for one in KNOWLEDGE.meanings.values() for some in one.words.values() for word in some]
    typed = [case.typed for case in TYPED]
    sentences = [
        chance.choice([" ", ", ", " and ", "\n", "; my "]).join(chance.sample([*words, *typed, "the", "foomab"], 4))
        for _ in range(600)
    ]
    return [*words, *(_wrong(word, chance) for word in words), *typed, *sentences, *BY_HAND]


def _wrong(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(["", "x", word[at] * 2, "e"]) + word[at + 1 :]


def on_a_device(asked: dict[str, Any]) -> list[list[dict[str, Any]]]:
    done = subprocess.run(
        [NODE, HERE / "understand_on_a_device.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def expected() -> list[list[dict[str, Any]]]:
    index = index_of(KNOWLEDGE)
    return [json.loads(json.dumps([asdict(item) for item in understand(text, index)])) for text in texts()]


def test_a_device_understands_every_text_as_the_server_does(expected: list[list[dict[str, Any]]]) -> None:
    found = on_a_device({"words": words_data(KNOWLEDGE), "texts": texts()})
    for text, device, server in zip(texts(), found, expected, strict=True):
        assert device == server, text


def test_the_table_notices_a_word_that_is_gone(expected: list[list[dict[str, Any]]]) -> None:
    words = words_data(KNOWLEDGE)
    words["meanings"] = [one for one in words["meanings"] if "warfarin" not in one["words"]]
    assert on_a_device({"words": words, "texts": texts()}) != expected

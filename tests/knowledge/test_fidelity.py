"""The page docs/fidelity.md against the article's instructions and against the knowledge files it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

import thenar
from thenar.model.knowledge import Knowledge
from thenar.model.routine import Part, When
from thenar.model.stroke import Contact, Each, Motion, Pose, Stroke

KNOWLEDGE = Path(thenar.__file__).parent / "knowledge"
PAGE = (Path(__file__).parents[2] / "docs" / "fidelity.md").read_text(encoding="utf-8")
ARTICLE = (Path(__file__).parent / "article.txt").read_text(encoding="utf-8")
STEPS = {
    "How to Get Started with Hand and Foot Massage?": 7,
    "Massage Strokes for Hands": 5,
    "How to give yourself a hand massage:": 9,
    "Massage Strokes for Feet": 4,
    "How to give yourself a foot massage:": 5,
}
ROUTINES = {
    "hand-partner": "Massage Strokes for Hands",
    "hand-self": "How to give yourself a hand massage:",
    "foot-partner": "Massage Strokes for Feet",
    "foot-self": "How to give yourself a foot massage:",
}
ABSENT = object()


@dataclass(frozen=True)
class Row:
    """One line of a table of the page that names a file and its keys."""

    section: str
    step: str
    text: str
    file: str
    keys: tuple[str, ...]
    verdict: str

    def __str__(self) -> str:
        return f"{self.section[:20]} {self.step} {self.text[:40]} > {self.file}"


def _cells(page: str) -> Iterator[tuple[str, list[str]]]:
    """The cells of every line of every table, with the heading above it."""
    heading = ""
    for line in page.splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| ") and not line.startswith("|---"):
            yield heading, [cell.strip() for cell in line.strip("|").split("|")]


def _rows(page: str) -> Iterator[Row]:
    for heading, cells in _cells(page):
        quoted = len(cells) == 5
        step, text, file, keys, verdict = cells if quoted else ["", *cells, "", "", ""][:5]
        if file.endswith(".yaml"):
            yield Row(heading, step, text, file, tuple(re.findall(r"`([^`]+)`", keys)), verdict)


ROWS = tuple(_rows(PAGE))
QUOTED = tuple(row for row in ROWS if row.section in ARTICLE)


def _article() -> list[tuple[str, str, str]]:
    """Section, step number and sentence of everything the article asks for."""
    found, section, step = [], "", ""
    for line in ARTICLE.splitlines():
        if line.startswith("# "):
            section, step = line[2:], ""
        elif line.strip():
            numbered = re.match(r"(\d+)\. (.*)", line)
            step, sentence = (numbered[1], numbered[2]) if numbered else (step, line.strip())
            found.append((section, step, sentence))
    return found


def _at(value: Any, key: str) -> Any:
    """What a file holds at a key such as `steps[0].parts[0].times`."""
    for part in re.findall(r"[^.\[\]]+", key):
        if isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else ABSENT
        elif isinstance(value, dict):
            value = value.get(part, ABSENT)
        else:
            return ABSENT
    return value


def test_every_sentence_of_the_article_is_on_the_page_in_its_order() -> None:
    shown = list(dict.fromkeys((row.section, row.step, row.text) for row in QUOTED))
    assert shown == _article()


def test_the_copy_of_the_article_has_its_numbered_steps() -> None:
    for section, count in STEPS.items():
        steps = {step for where, step, _ in _article() if where == section}
        assert steps == {str(number) for number in range(1, count + 1)}, section


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_row_names_keys_that_hold_what_it_says(row: Row) -> None:
    path = KNOWLEDGE / row.file
    assert path.is_file(), f"{row.file} does not exist"
    assert row.keys, "the row names no key"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for named in row.keys:
        key, _, value = named.partition(": ")
        held = _at(content, key)
        assert held is not ABSENT, f"{row.file} has no {key}"
        assert held != [], f"{row.file}, {key} is empty"
        if value:
            assert held == yaml.safe_load(value), f"{row.file}, {key}: found {held}, the page says {value}"


@pytest.mark.parametrize("row", QUOTED, ids=str)
def test_each_row_says_whether_it_is_the_same_or_why_not(row: Row) -> None:
    assert row.verdict == "same" or re.match(r"same[,:;] .+|differs: .{20,}", row.verdict), row.verdict


def test_every_clinical_section_named_is_in_the_list_at_the_end() -> None:
    listed = {cells[0] for heading, cells in _cells(PAGE) if heading.startswith("The sections")}
    cited = {number for group in re.findall(r"\(?clinical ([^)|]+)", PAGE)
             for number in re.findall(r"(?:^|, )(\d+(?:\.\d+)?)\b", group)}  # fmt: skip
    assert cited
    assert cited == listed - {"section"}


def test_a_step_of_the_article_is_that_step_of_the_routine(knowledge: Knowledge) -> None:
    for routine, section in ROUTINES.items():
        assert len(knowledge.routines[routine].steps) == STEPS[section]
        for row in QUOTED:
            if row.section == section and row.file == f"routines/{routine}.yaml":
                assert all(key.startswith(f"steps[{int(row.step) - 1}].") for key in row.keys), row


def test_every_stroke_of_the_routines_is_on_the_page(knowledge: Knowledge) -> None:
    for routine, section in ROUTINES.items():
        for step in knowledge.routines[routine].steps:
            for part in step.parts:
                files = {row.file for row in QUOTED if row.section == section}
                assert f"strokes/{part.stroke}.yaml" in files or part.stroke == "foot-on-knee", part.stroke


def test_gentler_strokes_are_listed_as_they_are(knowledge: Knowledge) -> None:
    listed = {(cells[0], cells[1]) for heading, cells in _cells(PAGE) if heading.startswith("What takes the place")}
    assert listed - {("stroke", "gentler")} == {
        (stroke.id, stroke.instead) for stroke in knowledge.strokes.values() if stroke.instead
    }


# What the article asks for, in numbers and directions, said once more without the page.


def _parts(knowledge: Knowledge, routine: str) -> list[tuple[int, Part]]:
    steps = knowledge.routines[routine].steps
    return [(number, part) for number, step in enumerate(steps, 1) for part in step.parts]


@pytest.mark.parametrize(
    ("routine", "expected"),
    [
        ("hand-partner", [(1, "forearm-stroke", 3), (2, "palm-thumb-stroke", 3), (3, "back-of-hand-thumb-stroke", 3),
                          (4, "finger-stretch", 3), (5, "forearm-stroke", 3)]),
        ("hand-self", [(1, "fist-and-stretch", 5), (2, "put-on-lotion", 1), (3, "fingertip-pinch", 1),
                       (4, "finger-twist-and-pull", 1), (5, "finger-web-squeeze", 4),
                       (6, "self-back-of-hand-thumb-stroke", 1), (7, "inner-wrist-stroke", 3),
                       (8, "palm-short-stroke", 3), (8, "palm-center-press", 1), (9, "fist-and-stretch", 3),
                       (9, "hand-shake-out", 1), (9, "fist-and-stretch", 3)]),
        ("foot-partner", [(1, "lower-leg-stroke", 3), (2, "bottom-of-foot-thumb-stroke", 3), (3, "toe-stretch", 3),
                          (4, "lower-leg-stroke", 3)]),
        ("foot-self", [(1, "foot-on-knee", 1), (2, "heel-to-toe-thumb-stroke", 3), (3, "toe-pad-rub", 1),
                       (3, "toe-pull", 1), (4, "ball-arch-heel-circles", 1), (5, "foot-rotation", 3),
                       (5, "calf-stroke", 3)]),
    ],
)  # fmt: skip
def test_order_and_repetitions(knowledge: Knowledge, routine: str, expected: list[tuple[int, str, int]]) -> None:
    assert [(number, part.stroke, part.times) for number, part in _parts(knowledge, routine)] == expected


@pytest.mark.parametrize("stroke", ["finger-stretch", "fingertip-pinch", "finger-twist-and-pull",
                                    "self-back-of-hand-thumb-stroke"])  # fmt: skip
def test_each_finger(knowledge: Knowledge, stroke: str) -> None:
    assert knowledge.strokes[stroke].each is Each.FINGER


@pytest.mark.parametrize("stroke", ["toe-stretch", "toe-pad-rub", "toe-pull"])
def test_each_toe(knowledge: Knowledge, stroke: str) -> None:
    assert knowledge.strokes[stroke].each is Each.TOE


def test_only_the_back_of_ones_own_hand_begins_at_the_little_finger(knowledge: Knowledge) -> None:
    little_first = [stroke.id for stroke in knowledge.strokes.values() if stroke.little_first]
    assert little_first == ["self-back-of-hand-thumb-stroke"]


def test_the_palm_is_pressed_for_ten_to_fifteen_seconds_once(knowledge: Knowledge) -> None:
    press = knowledge.strokes["palm-center-press"]
    assert (press.seconds.least, press.seconds.most, press.times, press.rounds) == (10, 15, 1, 1)
    assert 10 <= press.seconds.usual <= 15


def test_toes_slide_then_turn_left_then_right(knowledge: Knowledge) -> None:
    assert [move.id for move in knowledge.strokes["toe-stretch"].moves] == ["slide", "turn-left", "turn-right"]


def test_both_hands_are_warmed_and_shaken_at_once(knowledge: Knowledge) -> None:
    together = [part.stroke for _, part in _parts(knowledge, "hand-self") if knowledge.strokes[part.stroke].together]
    assert together == ["fist-and-stretch", "put-on-lotion", "fist-and-stretch", "hand-shake-out", "fist-and-stretch"]


@pytest.mark.parametrize("routine", ["hand-partner", "foot-partner"])
def test_partner_routines_close_as_they_begin(knowledge: Knowledge, routine: str) -> None:
    parts = [part for _, part in _parts(knowledge, routine)]
    assert parts[0].stroke == parts[-1].stroke


@pytest.mark.parametrize(
    ("stroke", "zones"),
    [
        ("forearm-stroke", ["wrist-back", "forearm"]),
        ("palm-thumb-stroke", ["palm-heel", "palm-top"]),
        ("palm-thumb-stroke", ["palm-center", "palm-outer"]),
        ("back-of-hand-thumb-stroke", ["wrist-back", "knuckles"]),
        ("finger-stretch", ["fingers", "fingertips"]),
        ("finger-twist-and-pull", ["knuckles", "fingertips"]),
        ("self-back-of-hand-thumb-stroke", ["knuckles", "wrist-back"]),
        ("palm-short-stroke", ["palm-center", "palm-inner"]),
        ("palm-short-stroke", ["palm-center", "palm-outer"]),
        ("lower-leg-stroke", ["ankle", "lower-leg"]),
        ("bottom-of-foot-thumb-stroke", ["toes", "heel", "outer-edge"]),
        ("heel-to-toe-thumb-stroke", ["heel", "toes"]),
        ("ball-arch-heel-circles", ["ball", "arch", "heel"]),
        ("calf-stroke", ["ankle", "lower-leg"]),
    ],
)
def test_direction(knowledge: Knowledge, stroke: str, zones: list[str]) -> None:
    places = [knowledge.strokes[stroke].path.index(zone) for zone in zones]
    assert places == sorted(places)


@pytest.mark.parametrize("stroke", ["forearm-stroke", "lower-leg-stroke", "self-back-of-hand-thumb-stroke"])
def test_there_and_back(knowledge: Knowledge, stroke: str) -> None:
    assert knowledge.strokes[stroke].motion is Motion.GLIDE_AND_BACK


def test_hands_lie_as_the_article_says(knowledge: Knowledge) -> None:
    poses = {name: knowledge.strokes[name].pose for name in ("forearm-stroke", "palm-thumb-stroke")}
    assert poses == {"forearm-stroke": Pose.PALM_DOWN, "palm-thumb-stroke": Pose.PALM_UP}
    assert knowledge.strokes["back-of-hand-thumb-stroke"].pose is Pose.PALM_DOWN
    assert knowledge.strokes["bottom-of-foot-thumb-stroke"].contact is Contact.TWO_THUMBS


def test_seven_things_come_first(knowledge: Knowledge) -> None:
    section = "How to Get Started with Hand and Foot Massage?"
    files = [row.file for row in QUOTED if row.section == section and row.file.startswith("preparation/")]
    moments = [knowledge.moments[Path(file).stem] for file in files]
    assert len(set(files)) == 7
    assert {moment.when for moment in moments} == {When.READY, When.BEFORE}
    assert knowledge.moments["breathe"].breaths in (2, 3)


# What the words promise to ears, eyes and safety.


def _words(stroke: Stroke) -> tuple[str, ...]:
    return (*stroke.words.first, *stroke.words.again, *(move.say for move in stroke.moves))


def test_spoken_sentences_are_short_and_name_no_side(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        assert len(stroke.words.page) <= 160, stroke.id
        assert all(len(sentence) <= 75 for sentence in stroke.words.first), stroke.id
        assert all(len(sentence) <= 45 for sentence in stroke.words.again), stroke.id
        for sentence in _words(stroke):
            assert re.fullmatch(r"[A-Z][^()/&%0-9]*[.?]|\{lotion\}", sentence), sentence
            assert not re.search(r"\b(left|right) (hand|foot|side)\b|\be\.g\.|\bi\.e\.", sentence), sentence


def test_no_word_asks_for_more_pressure_than_a_cap_may_allow(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        for sentence in (stroke.words.page, *_words(stroke)):
            assert not re.search(r"\b(firm|firmly|hard|deep|deeply|strong|strongly)\b", sentence), sentence


def test_medium_pressure_is_only_for_palms_and_soles(knowledge: Knowledge) -> None:
    palms_and_soles = {"palm-heel", "palm-center", "palm-inner", "palm-outer", "palm-top", "ball", "arch", "heel",
                       "inner-edge", "outer-edge", "toes"}  # fmt: skip
    for stroke in knowledge.strokes.values():
        if stroke.pressure.most == 3:
            assert set(stroke.path) <= palms_and_soles, stroke.id


def test_zones_above_wrist_and_ankle_are_declared_as_needs(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        assert ({"forearm", "inner-wrist"} & set(stroke.path) == set()) or "arm" in stroke.needs, stroke.id
        assert ("lower-leg" not in stroke.path) or "leg" in stroke.needs, stroke.id


@pytest.mark.parametrize("name", ["hand-hold", "self-hand-hold", "foot-hold", "self-foot-hold", "open-hands"])
def test_a_still_hold_needs_nothing_and_is_light(knowledge: Knowledge, name: str) -> None:
    hold = knowledge.strokes[name]
    assert (hold.motion, hold.needs, hold.pressure.most, hold.rounds) == (Motion.HOLD, frozenset(), 1, 1)


def test_every_chain_ends_in_a_stroke_that_needs_nothing_and_is_light(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        if stroke.instead is None:
            assert (stroke.needs, stroke.pressure.usual) == (frozenset(), 1), stroke.id


def test_a_gentler_stroke_fits_the_time_of_the_one_it_replaces(knowledge: Knowledge) -> None:
    for stroke in knowledge.strokes.values():
        if stroke.instead:
            gentler = knowledge.strokes[stroke.instead]
            assert _least(gentler) <= _least(stroke), stroke.id


def _least(stroke: Stroke) -> float:
    return stroke.seconds.least * stroke.times * stroke.repetitions

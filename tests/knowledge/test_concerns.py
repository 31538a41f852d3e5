"""What can be wrong in a session: which emergencies there are, what each of them says, and whom it calls."""

from dataclasses import replace

import pytest

from thenar.load import load_knowledge
from thenar.load.check_concern import check_concern, check_numbers
from thenar.model.concern import Concern, EmergencyNumber, Then
from thenar.model.knowledge import Knowledge
from thenar.voice.sentences import sentences
from translations.reading import grade

EMERGENCIES = [
    "chest-pain", "breathless", "fainted", "stroke-signs", "seizure", "bleeding", "calf-pain", "allergic-swelling",
    "pregnancy-signs", "dysreflexia",
]  # fmt: skip
MILDER = [
    "too-firm", "sore-spot", "cramp", "new-numbness", "cold", "dizzy", "shaky", "skin-tear", "color-change", "itching",
    "upset", "changed-my-mind",
]  # fmt: skip
URGENT = [one for one in load_knowledge().concerns.values() if one.then is Then.URGENT]


def test_the_emergencies_come_first_and_the_rest_after_them(knowledge: Knowledge) -> None:
    assert list(knowledge.concerns) == [*EMERGENCIES, *MILDER]
    assert [one.id for one in URGENT] == EMERGENCIES


@pytest.mark.parametrize("concern", URGENT, ids=lambda one: one.id)
def test_an_emergency_is_easy_to_read_and_is_read_aloud(concern: Concern, knowledge: Knowledge) -> None:
    assert concern.emergency is not None
    told = (*concern.emergency.aloud, concern.emergency.next)
    assert len(told) == 5, "when to call, three steps, and what comes before the next massage"
    assert grade(" ".join(told)) <= 7
    assert set(concern.emergency.aloud) <= set(sentences(knowledge))


@pytest.mark.parametrize("concern", URGENT, ids=lambda one: one.id)
def test_an_emergency_fits_one_person_and_two(concern: Concern) -> None:
    assert concern.emergency is not None
    words = " ".join(concern.emergency.aloud).lower().split()
    assert not {"helper", "giver", "receiver", "partner", "him", "her", "his"} & set(words)


@pytest.mark.parametrize(
    ("concern", "flag"),
    [
        ("chest-pain", "rf_pe"), ("breathless", "rf_pe"), ("fainted", "rf_pe"), ("stroke-signs", "rf_stroke"),
        ("calf-pain", "rf_dvt"), ("allergic-swelling", "rf_react"), ("pregnancy-signs", "pregnancy-bleeding"),
    ],
)  # fmt: skip
def test_a_warning_sign_is_kept_as_todays_answer(knowledge: Knowledge, concern: str, flag: str) -> None:
    assert knowledge.concerns[concern].red_flag == flag


@pytest.mark.parametrize(
    ("region", "number"),
    [
        ("US", "911"), ("CA", "911"), ("MX", "911"), ("GB", "999"), ("IE", "112"), ("DE", "112"), ("ES", "112"),
        ("AU", "000"), ("NZ", "111"), ("CH", "144"), ("NO", "113"), ("BR", "192"), ("CL", "131"), ("CO", "123"),
        ("JP", "119"), ("SG", "995"), ("IN", "112"),
    ],
)  # fmt: skip
def test_each_region_has_its_number(knowledge: Knowledge, region: str, number: str) -> None:
    assert [one.id for one in knowledge.emergency_numbers.values() if region in one.regions] == [number]


def test_all_other_places_have_the_number_that_phones_lead_on(knowledge: Knowledge) -> None:
    assert [one.id for one in knowledge.emergency_numbers.values() if one.elsewhere] == ["112"]


NUMBERS: dict[str, tuple[list[tuple[str, tuple[str, ...], bool]], str]] = {
    "sound": ([("911", ("US",), False), ("112", ("DE",), True)], ""),
    "no number": ([("nine", ("US",), True)], "found 'nine'; a number of 2 to 5 digits is right."),
    "a name": ([("911", ("usa",), True)], "found 'usa'; two capitals are right, such as US (ISO 3166)."),
    "twice": ([("911", ("US",), True), ("112", ("US",), False)], "'US' has the number 911 already; keep one."),
    "nowhere else": ([("911", ("US",), False)], "found none with 'elsewhere'; exactly one number"),
    "two for the rest": ([("911", (), True), ("112", (), True)], "found 911, 112 with 'elsewhere'; exactly one number"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_nobody_would_answer_is_told(knowledge: Knowledge, name: str) -> None:
    rows, said = NUMBERS[name]
    numbers = {one: EmergencyNumber(one, regions, ("background",), last) for one, regions, last in rows}
    told = [message for _, _, message in check_numbers(numbers, knowledge)]
    assert [message.startswith(said.split(" others.")[0]) for message in told] == ([True] if said else [])


def test_an_emergency_without_its_third_step_is_refused(knowledge: Knowledge) -> None:
    concern = knowledge.concerns["chest-pain"]
    assert concern.emergency is not None
    short = replace(concern, emergency=replace(concern.emergency, steps=concern.emergency.steps[:2]))
    assert [message for _, message in check_concern(short, knowledge)] == ["found 2 steps; exactly 3 are right."]

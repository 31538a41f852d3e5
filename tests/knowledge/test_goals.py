"""Goals: each shapes a session, and says exactly what its evidence allows (clinical reference, section 3)."""

from dataclasses import replace

import pytest

from tests.strategies import everywhere
from thenar.load import load_knowledge
from thenar.load.check_goal import check_goal
from thenar.model.clearance import Clearance
from thenar.model.goal import End, Goal, Grade, Reason, Shape
from thenar.model.plan import Plan, Wishes
from thenar.plan import plan

KNOWLEDGE = load_knowledge()

# The grade, the plain line to show, and the numbers of section 3, copied by hand from the reference as corrected since.
SECTION_3 = {
    "pain": (
        Grade.LOW_TO_MODERATE,
        "May ease pain for an hour or two. It does not treat the cause.",
        ["-0.14 (-0.39 to 0.12)", "-0.73", "1,274"],
    ),
    "circulation": (
        Grade.VERY_LOW,
        "Skin may feel warmer for a while. Not shown to treat poor circulation. New numbness needs a doctor.",
        ["30 healthy", "45 people", "no warmer"],
    ),
    "sleep": (
        Grade.LOW,
        "Some people sleep better with regular foot massage. In one trial a warm foot bath helped as much.",
        ["-1.67 (-2.36 to -0.97)", "2,366", "69 older men", "in the morning", "neither", "40 trials"],
    ),
    "calm": (
        Grade.LOW_TO_MODERATE,
        "Many people feel calmer straight after.",
        ["2,494", "-1.24", "29 to 44", "12 to 28"],
    ),
    "mood": (
        Grade.LOW,
        "May lift mood briefly. Not a treatment for depression.",
        ["786", "0.73 (0.52 to 0.93)", "-0.92"],
    ),
    "supple": (
        Grade.LOW,
        "Can reduce stiffness for a while and keep skin supple. It is not shown to prevent injury.",
        ["28 people", "1.1 seconds", "No study"],
    ),
    "swelling-in-pregnancy": (
        Grade.VERY_LOW,
        "May feel soothing. Not a proven treatment for swelling. Sudden swelling: call your midwife now.",
        ["80 pregnant", "-0.11 (-1.02 to 0.80)", "1.41 to 58.5"],
    ),
    "neuropathy": (
        Grade.VERY_LOW,
        "Some people find it eases discomfort. It is not proven to heal nerves. Check feet first.",
        ["40 people", "-1.11 (-1.97 to -0.24)", "71 people", "No clear difference"],
    ),
}
GOALS = list(KNOWLEDGE.goals.values())


def session(goal: str | None, minutes: float = 30) -> Plan:
    routines = ("hand-partner", "foot-partner")
    return plan(Wishes(routines, minutes, goal=goal), Clearance(), KNOWLEDGE)


def test_every_claim_of_the_article_has_its_goal() -> None:
    assert set(KNOWLEDGE.goals) == set(SECTION_3)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_goal_says_what_section_3_allows(goal: Goal) -> None:
    grade, sentence, numbers = SECTION_3[goal.id]
    assert goal.grade is grade
    assert goal.sentence == sentence
    studies = " ".join(f"{study.what} {study.found}" for study in goal.studies)
    assert [number for number in numbers if number not in studies] == []


def test_a_grade_from_studies_without_self_massage_is_lower_for_it() -> None:
    alone = {goal.id: goal.grade_alone for goal in GOALS if goal.grade_alone}
    assert alone == {"calm": Grade.VERY_LOW, "pain": Grade.VERY_LOW}
    surer = replace(KNOWLEDGE.goals["pain"], grade_alone=Grade.LOW_TO_MODERATE)
    found = check_goal(surer, KNOWLEDGE)
    assert [message for _, message in found] == [
        "'low-to-moderate' is not less sure than 'low-to-moderate'; lower it or leave it out."
    ]


def test_hopes_say_who_was_studied_and_when() -> None:
    told = {goal.id: " ".join(f"{one.what} {one.found}" for one in goal.studies) for goal in GOALS}
    assert "lay people" not in told["calm"]
    assert "trained, such as nurses" in told["calm"]
    assert "Nothing was massaged at bedtime" in told["sleep"]
    assert "Massage of oneself was not part of it" in told["pain"]


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_goal_stays_within_its_bounds(goal: Goal) -> None:
    assert all(0.8 <= one.factor <= 1.6 for one in goal.emphasis)
    assert 0.85 <= goal.shape.pace <= 1.5
    assert 0.6 <= goal.shape.long <= 1.6
    assert 0.8 <= goal.shape.silence <= 2
    assert set(goal.shape.why) == set(goal.shape.chosen())
    assert 5 <= goal.minutes <= 20
    assert goal.minutes_source in KNOWLEDGE.references
    assert goal.time_of_day in {"any", "morning", "evening"}
    assert 1 <= len(goal.say) <= 2


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (Shape(pace=1.2), "there is no reason for it; write one under 'why', 'pace'."),
        (
            Shape(why={"end": Reason("Why not.", "background")}),
            "it is the reason for something that is as usual; take it away.",
        ),
        (Shape(pace=1.6, why={"pace": Reason("Slow.", "background")}), "found 1.6; 0.85 to 1.5 is right."),
        (Shape(end=End.DARK, why={"end": Reason("Sleep.", "S998")}), "unknown source 'S998'"),
        (
            Shape(end=End.DARK, silence=0.9, why={one: Reason("Sleep.", "background") for one in ("end", "silence")}),
            "found 0.9; what ends in the dark is not told more; 1 or more is right.",
        ),
    ],
)
def test_a_shape_has_its_bounds_and_a_reason_for_each_part(shape: Shape, message: str) -> None:
    found = [said for _, said in check_goal(replace(KNOWLEDGE.goals["mood"], shape=shape), KNOWLEDGE)]
    assert len(found) == 1
    assert found[0].startswith(message)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_goal_changes_the_session(goal: Goal) -> None:
    usual, shaped = session(None), session(goal.id)
    strokes = {step.stroke.id for step in usual.steps}
    assert max(abs(share(usual, one) - share(shaped, one)) for one in strokes) > 0.005
    assert usual.frames == pytest.approx(shaped.frames, rel=0.03)


def share(made: Plan, stroke: str) -> float:
    return sum(step.frames for step in made.steps if step.stroke.id == stroke) / made.frames


def test_an_emphasized_stroke_gets_a_larger_share() -> None:
    assert share(session("circulation"), "forearm-stroke") > 1.1 * share(session(None), "forearm-stroke")
    assert share(session("sleep"), "toe-stretch") < share(session(None), "toe-stretch")


def test_feet_come_first_where_the_goal_is_about_feet() -> None:
    assert session("sleep").steps[0].routine == "foot-partner"
    assert session("mood").steps[0].routine == "hand-partner"


def test_a_goal_never_loosens_what_a_clearance_forbids() -> None:
    gentle = KNOWLEDGE.conditions["cancer"].change
    assert gentle is not None
    for goal in GOALS:
        wishes = replace(session(goal.id).wishes, goal=goal.id, pressure=3)
        restriction = everywhere(1, gentle.without, minutes_cap=20)
        made = plan(wishes, Clearance(restriction=restriction), KNOWLEDGE)
        assert made.steps
        assert all(step.pressure == 1 and not step.stroke.needs & gentle.without for step in made.steps)
        assert made.frames / 50 <= 20 * 60 + 5

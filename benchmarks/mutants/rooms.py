"""What is changed, and the tests that have to notice: those of the room, the written-out cases first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """Some modules below `src/thenar`, the tests below `tests` that judge them, and how many percent may survive."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    most: float = 5.0


ROOMS = {
    "screen": Room(
        ("screen/__init__.py", "screen/lines.py", "model/restriction.py"),
        ("screen/test_screen.py", "screen/test_lines.py", "knowledge/test_cases.py"),
        most=0.0,
    ),
    "plan": Room(
        ("plan",),
        (
            "plan/test_pins.py", "plan/test_goals.py", "plan/test_plan.py", "plan/test_change.py",
            "plan/test_careful.py", "plan/test_replay.py", "plan/test_languages.py", "timeline/test_timeline.py",
        ),
    ),
    "insight": Room(("insight",), ("insight", "render/test_report.py")),
    "journal": Room(
        ("journal",),
        ("journal/test_answers.py", "journal/test_gate.py", "journal/test_export.py", "journal/test_doctor.py",
         "journal/copies", "journal/erasing", "web/journal", "web/session"),
    ),
    "shared": Room(
        ("plan/change.py", "journal/answers.py", "web/check/questions.py", "web/offline/check.py", "render/player.py"),
        ("scripts/test_shared_rules.py", "screen/test_on_a_device.py", "wire/test_wire.py"),
    ),
}  # fmt: skip

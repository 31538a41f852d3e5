"""What a page of reasons shows first."""

from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Reply
from thenar.screen import screen
from thenar.web.check.reasons import to_stop

KNOWLEDGE = load_knowledge()


def test_what_needs_care_soonest_is_told_first() -> None:
    """A stroke does not wait below a hot foot, whatever the order of the files is."""
    yes = ("dvt-suspected", "rf_charcot", "rf_fever", "rf_stroke", "no-consent")
    clearance = screen({name: Answer(Reply.YES) for name in yes}, KNOWLEDGE.conditions)
    told = [one.finding.condition for one in to_stop(clearance, KNOWLEDGE)]
    assert told[:3] == ["rf_stroke", "rf_charcot", "rf_fever"]
    assert set(told[3:]) <= set(yes)
    assert len(told) > 3

"""Why: the findings behind what a plan leaves out or caps. Pure."""

from thenar.model.clearance import Clearance, Finding
from thenar.model.plan import LeftOut
from thenar.model.restriction import Manner
from thenar.plan.words import HELPER_ONLY


def findings_behind(one: LeftOut, clearance: Clearance) -> list[Finding]:
    """The findings that forbid what was left out; empty where only time or repetition did."""
    return [finding for finding in clearance.findings if _forbids(finding, one.reason)]


def _forbids(finding: Finding, reason: str) -> bool:
    restriction = finding.restriction
    if reason == HELPER_ONLY:
        return Manner.HELPER_ONLY in restriction.manner
    return reason in restriction.without or reason in restriction.avoid

"""Why: the findings behind what a plan leaves out or caps. Pure."""

from thenar.model.body import limbs_named
from thenar.model.clearance import Clearance, Finding
from thenar.model.plan import PLACE, LeftOut
from thenar.model.restriction import Manner
from thenar.plan.words import HELPER_ONLY


def findings_behind(one: LeftOut, clearance: Clearance) -> list[Finding]:
    """The findings that forbid what was left out; empty where only time or repetition did."""
    return [finding for finding in clearance.findings if _forbids(finding, one)]


def _forbids(finding: Finding, one: LeftOut) -> bool:
    limits = finding.restriction.over(limbs_named(one.limb))
    if one.reason == HELPER_ONLY:
        return Manner.HELPER_ONLY in limits.manner
    if one.reason == PLACE:
        return bool(limits.places)
    return one.reason in limits.without or (one.reason == one.limb and not limits.open)

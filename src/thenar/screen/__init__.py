"""Answers to a Clearance: what each answer means, and all of them joined. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import NullTranslations

from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Clearance, Finding, Reply
from thenar.model.condition import About, Change, Condition
from thenar.model.restriction import HIGHEST_PRESSURE, Effect, Restriction, join, strictest

__all__ = ["asked_of", "finding_of", "restriction_of", "screen"]


NOT_FULLY_SCREENED = Restriction(pressure_cap=2)
# The one reason that is not the conditions' own. It is collected here, and said in a language where it is shown.
NOT_KNOWN = NullTranslations().gettext("Nobody knows this for sure, so the touch stays light. Find out when you can.")


def screen(
    answers: Answers,
    conditions: Mapping[str, Condition],
    confirmed: frozenset[str] = frozenset(),
    *,
    giver: bool = True,
) -> Clearance:
    """All findings joined. `confirmed` are the ids a clinician agreed to; `giver` is False for oneself.

    A question nobody answered makes the effect at least `ask`, and no one's agreement lifts that:
    it has to be answered.
    """
    findings = tuple(
        confirm(finding) if name in confirmed else finding
        for name, condition in conditions.items()
        if name in answers and (finding := finding_of(condition, answers[name])) is not None
    )
    unanswered = tuple(one.id for one in asked_of(conditions.values(), giver=giver) if one.id not in answers)
    effects = [finding.effect for finding in findings] + [Effect.ASK] * bool(unanswered)
    return Clearance(strictest(effects), join(finding.restriction for finding in findings), findings, unanswered)


def asked_of(conditions: Iterable[Condition], *, giver: bool) -> list[Condition]:
    """The questions that belong to a session: those about a giver only where there is another person."""
    return [one for one in conditions if giver or one.about is About.RECEIVER]


def finding_of(condition: Condition, answer: Answer) -> Finding | None:
    """What one answer means; None where it changes nothing.

    "I don't know" counts as yes where a yes would ask or stop. Elsewhere it only keeps the pressure below medium,
    which is for people who are fully screened.
    """
    if answer.reply is Reply.NO:
        return None
    changes, because = _changes(condition, answer)
    limbs = answer.limbs & frozenset(condition.limbs) or frozenset(condition.limbs)
    effect = strictest(change.effect for change in changes)
    restriction = join(restriction_of(change, limbs) for change in changes)
    if answer.reply is Reply.UNKNOWN and effect.rank < Effect.ASK.rank:
        effect, restriction, because = Effect.INFORM, NOT_FULLY_SCREENED, NOT_KNOWN
    return Finding(
        condition=condition.id,
        name=condition.name,
        effect=effect,
        asked=effect,
        restriction=restriction,
        because=because,
        instead=condition.instead,
        advice=condition.advice,
        source=condition.source,
        urgency=condition.urgency,
        limbs=limbs if answer.limbs else frozenset(),
        unknown=answer.reply is Reply.UNKNOWN,
    )


def restriction_of(change: Change, limbs: frozenset[Limb]) -> Restriction:
    """The restriction of one change, for the limbs an answer is about."""
    return Restriction(
        pressure_cap=HIGHEST_PRESSURE if change.pressure_cap is None else change.pressure_cap,
        without=change.without,
        avoid=change.avoid | (limbs if change.avoid_limb else frozenset()),
        minutes_cap=change.minutes_cap,
        manner=change.manner,
    )


def confirm(finding: Finding) -> Finding:
    """The finding after a clinician agreed: an `ask` becomes what its caps still say. A stop stays a stop."""
    if finding.effect is not Effect.ASK:
        return finding
    return replace(finding, effect=Effect.AVOID if finding.restriction.avoid else Effect.GENTLE)


def _changes(condition: Condition, answer: Answer) -> tuple[list[Change], str]:
    if condition.follow_up is None:
        assert condition.change is not None
        return [condition.change], condition.because
    for choice in condition.follow_up.choices:
        if choice.id == answer.choice:
            return [choice.change], choice.because
    # A follow-up left open is answered by all its choices at once: the strictest of each.
    return [choice.change for choice in condition.follow_up.choices], condition.because

"""Answers to a Clearance: what each answer means, and all of them joined. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import NullTranslations

from thenar.model.body import Area, Limb, limbs_of
from thenar.model.clearance import Answer, Answers, Clearance, Finding, Reply
from thenar.model.condition import About, Change, Condition, Kind, Leaves
from thenar.model.restriction import HIGHEST_PRESSURE, Effect, Limits, Manner, Restriction, join, strictest
from thenar.model.stroke import Form

__all__ = ["asked_of", "finding_of", "restriction_of", "screen"]

EVERYWHERE = frozenset(Area)
NOT_FULLY_SCREENED = 2  # medium pressure is for people who know all their answers
# The one reason that is not the conditions' own. It is collected here, and said in a language where it is shown.
NOT_KNOWN = NullTranslations().gettext(
    "Nobody knows this for sure, so the session is as soft and leaves out as much as with a yes. Find out when you can."
)


def screen(
    answers: Answers,
    conditions: Mapping[str, Condition],
    confirmed: frozenset[str] = frozenset(),
    *,
    giver: bool = True,
    areas: Iterable[Area] = EVERYWHERE,
    prescribed: Iterable[Finding] = (),
) -> Clearance:
    """All findings joined, for a session of these areas.

    `confirmed` are the ids a clinician agreed to; `giver` is False for oneself; `prescribed` are findings that no
    answer gave, of a plan that a professional wrote. A question that belongs to the session
    and that nobody answered makes the effect at least `ask`, and no one's agreement lifts that: it has to be answered.
    """
    areas = frozenset(areas)
    limbs = limbs_of(areas)
    found = (
        finding_of(condition, answers[name], agreed=name in confirmed)
        for name, condition in conditions.items()
        if name in answers
    )
    every = (*found, *prescribed)
    findings = tuple(one for one in every if one is not None and one.restriction.over(limbs) != Limits())
    restriction = join(finding.restriction for finding in findings)
    asked = asked_of(conditions.values(), giver=giver, areas=areas)
    unanswered = tuple(one.id for one in asked if one.id not in answers)
    effect = strictest([effect_on(restriction, limbs), *([Effect.ASK] if unanswered else [])])
    return Clearance(effect, restriction, findings, unanswered, areas)


def effect_on(restriction: Restriction, limbs: Iterable[Limb]) -> Effect:
    """What a restriction does to a session of some limbs: `ask` and `stop` only where no limb can go on."""
    on = [restriction.on(limb) for limb in limbs]
    most = strictest(one.effect for one in on)
    if not any(one.open for one in on):
        return most
    left_alone = most.rank >= Effect.AVOID.rank or any(one.places for one in on)
    return Effect.AVOID if left_alone else most


def asked_of(conditions: Iterable[Condition], *, giver: bool, areas: Iterable[Area] = EVERYWHERE) -> list[Condition]:
    """The questions that belong to a session: about a giver only where there is one, and only what can change it.

    Warning signs are asked whatever is massaged: their sign needs care, and no massage, wherever it is.
    """
    form, wanted = Form.PARTNER if giver else Form.SELF, frozenset(areas)
    return [
        one
        for one in conditions
        if (giver or one.about is About.RECEIVER)
        and form in one.forms
        and (one.kind is Kind.RED_FLAG or one.areas & wanted)
    ]


def finding_of(condition: Condition, answer: Answer, *, agreed: bool = False) -> Finding | None:
    """What one answer means; None where it changes nothing. `agreed` says that a clinician said yes to it.

    "I don't know" leaves out and softens all that a yes would. It asks or stops only where the condition says so,
    because not knowing is dangerous by itself; `instead` is told only where it does as much as a yes.
    """
    if answer.reply is Reply.NO:
        return None
    unknown = answer.reply is Reply.UNKNOWN
    changes, because = _changes(condition, answer)
    source = condition.source
    if unknown:
        changes, because = [_not_known(one, condition.most_unknown) for one in changes], NOT_KNOWN
        if condition.not_knowing:
            because, source = condition.not_knowing.because, condition.not_knowing.source
    asked = strictest(map(_effect, changes))
    if agreed:
        changes = [_agreed(one) for one in changes]
    named = answer.limbs & frozenset(condition.limbs)
    return Finding(
        condition=condition.id,
        name=condition.name,
        effect=strictest(map(_effect, changes)),
        asked=asked,
        restriction=join(restriction_of(one, condition, named, answer.places) for one in changes),
        because=because,
        instead=None if unknown and condition.less_unknown else condition.instead,
        advice=condition.advice,
        source=source,
        urgency=condition.urgency,
        limbs=named,
        places=answer.places & condition.all_places,
        unknown=unknown,
    )


def restriction_of(change: Change, condition: Condition, named: frozenset[Limb], places: frozenset[str]) -> Restriction:
    """The restriction of one change, for the limbs and places that were named; all limbs where none was."""
    limbs = named or frozenset(condition.limbs)
    kept = Effect.GENTLE if change.avoid and change.effect is Effect.AVOID else change.effect
    held = Limits(
        effect=kept,
        pressure_cap=HIGHEST_PRESSURE if change.pressure_cap is None else change.pressure_cap,
        without=change.without,
        minutes_cap=change.minutes_cap,
        manner=change.manner,
    )
    alone = (Restriction.at([limb], _left_alone(change.avoid, limb, condition, places)) for limb in limbs)
    return join([Restriction.at(condition.reach(change, limbs), held), *alone])


def _left_alone(avoid: Leaves | None, limb: Limb, condition: Condition, places: frozenset[str]) -> Limits:
    """What of one limb is left alone: nothing, the places named that are on such a limb, or all of it."""
    if avoid is None:
        return Limits()
    here = places & condition.places_on(limb.area)
    return Limits(places=here) if avoid is Leaves.PLACE and here else Limits(Effect.AVOID)


def _effect(change: Change) -> Effect:
    return strictest([change.effect, Effect.AVOID]) if change.avoid else change.effect


def _not_known(change: Change, most: Effect) -> Change:
    """A yes as "I don't know" has it: it leaves out and softens as much, and asks or stops no more than `most`."""
    if most is Effect.STOP:
        return change
    asks = change.effect.rank >= Effect.ASK.rank
    return replace(
        change,
        effect=min(change.effect, most, key=lambda effect: effect.rank) if asks else change.effect,
        pressure_cap=min(change.pressure_cap or NOT_FULLY_SCREENED, NOT_FULLY_SCREENED),
        manner=change.manner - {Manner.HELPER_ONLY},
    )


def _agreed(change: Change) -> Change:
    """A change once a clinician agreed: an `ask` becomes what its caps still say. A stop stays a stop."""
    return replace(change, effect=Effect.GENTLE) if change.effect is Effect.ASK else change


def _changes(condition: Condition, answer: Answer) -> tuple[list[Change], str]:
    if condition.follow_up is None:
        assert condition.change is not None
        return [condition.change], condition.because
    for choice in condition.follow_up.choices:
        if choice.id == answer.choice:
            return [choice.change], choice.because
    # A follow-up left open is answered by all its choices at once: the strictest of each.
    return [choice.change for choice in condition.follow_up.choices], condition.because

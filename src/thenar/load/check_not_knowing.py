"""What may be wrong with what not knowing does: nothing is said where a yes ends all and leaves nothing to soften."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known
from thenar.model.condition import Change, Condition
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect, Manner

USUAL_PRESSURE = 2  # what not knowing keeps anyway, so a cap of it softens nothing


def check_not_knowing(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of what "I don't know" does to a session."""
    most = max(change.effect.rank for change in condition.changes) if condition.changes else 0
    ends = most >= Effect.ASK.rank
    unknown = condition.not_knowing
    if unknown is None:
        if ends and not any(map(_softens, condition.changes)):
            yield (
                ("not_knowing",),
                "a yes ends the session and leaves nothing to soften, so not knowing would change nothing; "
                "say what it does, and why.",
            )
        return
    for index, source in enumerate(unknown.source):
        yield from known("source", source, list(knowledge.references), ("not_knowing", "source", index))
    if not ends:
        yield ("not_knowing",), "a yes neither asks nor stops, so not knowing cannot; remove this key."
    elif unknown.effect and not Effect.GENTLE.rank <= unknown.effect.rank < most:
        yield ("not_knowing", "effect"), f"found '{unknown.effect}'; from 'gentle' to less than a yes, or no key."
    elif unknown.effect is Effect.AVOID:
        yield ("not_knowing", "effect"), "'avoid' is for a limb or a place; use 'gentle' or 'ask'."


def _softens(change: Change) -> bool:
    """Whether a session that goes on after not knowing has anything to keep of a yes."""
    firm = change.pressure_cap is None or change.pressure_cap >= USUAL_PRESSURE
    kept = change.without or change.avoid or change.minutes_cap or change.manner - {Manner.HELPER_ONLY}
    return not firm or bool(kept)

"""What may be wrong with how a question is asked and answered in words, and with a warning sign."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known
from thenar.model.condition import Asked, Concerns, Condition, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect

MOST_WORDS = 40  # of a question: more is not read to its end
SIGN = "rf_"
ENDS = (".", "?", "!")


def check_asked(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of the words of one question, of its group, and of what is asked for in vain."""
    if not condition.question.endswith("?"):
        yield ("question",), "it does not end with a question mark; ask so that yes is the more careful answer."
    words = len(condition.question.split())
    if words > MOST_WORDS:
        yield ("question",), f"found {words} words; at most {MOST_WORDS} are right. The rest fits in 'help'."
    if not condition.keywords:
        yield ("keywords",), "nobody finds it by a word; give what people call it."
    for key in ("because", "instead", "advice", "urgency", "help"):
        text = getattr(condition, key)
        if text is not None and not text.rstrip('"').endswith(ENDS):
            yield (key,), "end it as a sentence."
    yield from _check_group(condition, knowledge)
    yield from _check_limbs(condition)
    for index, key in enumerate(condition.proposals):
        if all(getattr(change, key, None) is None for change in condition.changes):
            yield ("proposals", index), f"no change has the key '{key}'; name keys whose numbers are our own."
    yield from _check_sign(condition)


def _check_group(condition: Condition, knowledge: Knowledge) -> Iterator[Mistake]:
    group = knowledge.groups.get(condition.group)
    if group is None:
        yield from known("group", condition.group, list(knowledge.groups), ("group",))
    elif (group.kind, group.asks) != (condition.kind, condition.about):
        found = f"a {condition.kind} about the {condition.about}"
        yield ("group",), f"'{group.id}' is for a {group.kind} about the {group.asks}, and this is {found}."


def _check_limbs(condition: Condition) -> Iterator[Mistake]:
    named = any(one.avoid or (one.concerns or condition.concerns) is Concerns.LIMB for one in condition.changes)
    if condition.limbs and not named:
        yield ("limbs",), "which limb it is changes nothing; concern the 'limb' or avoid it, or remove this key."


def _check_sign(condition: Condition) -> Iterator[Mistake]:
    sign = condition.kind is Kind.RED_FLAG
    if sign != condition.id.startswith(SIGN):
        yield ("id",), f"ids of warning signs, and no others, begin with '{SIGN}'."
    if sign != (condition.how_soon is not None):
        yield ("how_soon",), "a warning sign says how soon it needs care (now or today), and nothing else does."
    if not sign:
        return
    if condition.change is None or condition.change.effect is not Effect.STOP:
        yield ("change",), "a warning sign stops everything; write 'effect: stop'."
    if condition.asked is not Asked.DAILY:
        yield ("asked",), "a warning sign can come any day; write 'asked: daily'."
    for key in ("urgency", "think_of"):
        if not getattr(condition, key):
            yield (key,), "is missing; a warning sign says whom to call how soon, and what it may be."

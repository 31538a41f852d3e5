"""What may be wrong with a prescription: its words, its dates, what it asks for, and what was agreed to."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from thenar.load.check_item import check_item
from thenar.load.mistakes import Mistake, known
from thenar.load.yaml_text import Path
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Agreed, Item, Prescription, Said
from thenar.model.restriction import Effect

LEAST_ITEMS, MOST_ITEMS = 2, 5
MOST_SAID, MOST_LETTERS, LONGEST_NAME = 6, 240, 60
MOST_DAYS = 366  # of a plan, and of an agreement
MOST_AGREED = 12


def check_prescription(plan: Prescription, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one prescription."""
    yield from check_letters(plan.name, ("name",), LONGEST_NAME)
    for key in ("goal", "known_by", "contact"):
        yield from check_letters(getattr(plan, key), (key,))
    for key in ("name", "license"):
        yield from check_letters(getattr(plan.author, key), ("author", key), LONGEST_NAME)
    for key, said in (("warnings", plan.warnings), ("stop", plan.stop)):
        yield from check_said(said, (key,), knowledge)
    yield from check_items(plan.items, knowledge)
    yield from _check_days(plan)
    if len(plan.agreed) > MOST_AGREED:
        yield ("agreed",), f"found {len(plan.agreed)} agreements; at most {MOST_AGREED} are right."
    for index, one in enumerate(plan.agreed):
        yield from _check_agreed(one, knowledge, ("agreed", index))


def check_said(said: Sequence[Said], where: Path, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of sentences that stand in a list, of which there has to be one."""
    if not 1 <= len(said) <= MOST_SAID:
        yield where, f"found {len(said)}; 1 to {MOST_SAID} sentences are right."
    for index, one in enumerate(said):
        yield from check_letters(one.text, (*where, index, "text"))
        for at, source in enumerate(one.source):
            yield from known("source", source, list(knowledge.references), (*where, index, "source", at))


def check_items(items: Sequence[Item], knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of what is to be done: how many, and each."""
    if not LEAST_ITEMS <= len(items) <= MOST_ITEMS:
        right = f"{LEAST_ITEMS} to {MOST_ITEMS} are right: the more there is to do, the less of it is done."
        yield ("items",), f"found {len(items)}; {right}"
    for index, one in enumerate(items):
        yield from check_item(one, knowledge, ("items", index))
        for key in ("position", "tool", "because"):
            if (text := getattr(one, key)) is not None:
                yield from check_letters(text, ("items", index, key))


def check_letters(text: str, where: Path, most: int = MOST_LETTERS) -> Iterator[Mistake]:
    """A text that is empty, too long for a page that is read at home, or no plain line."""
    if not text.strip():
        yield where, "nothing stands here; write it in plain words."
    elif len(text) > most:
        yield where, f"found {len(text)} letters; at most {most} are right."
    elif not text.isprintable():
        yield where, "there are signs in it that cannot be printed; write one plain line."


def _check_days(plan: Prescription) -> Iterator[Mistake]:
    yield from _check_span(plan.first_day, plan.last_day, ("last_day",))
    if plan.last_day < plan.author.day:
        yield ("last_day",), f"found {plan.last_day}; it was written after that, on {plan.author.day}."
    for index, one in enumerate(plan.items):
        first, last = plan.days_of(one)
        if not plan.first_day <= first <= last <= plan.last_day:
            right = f"days in their order, from {plan.first_day} to {plan.last_day}, are right."
            yield ("items", index, "last_day" if one.last_day else "first_day"), f"found {first} to {last}; {right}"


def _check_span(first: date, last: date, where: Path) -> Iterator[Mistake]:
    if not timedelta(0) <= last - first <= timedelta(MOST_DAYS):
        yield where, f"found {last}; a day from {first} on, within a year, is right."


def _check_agreed(one: Agreed, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    yield from check_letters(one.name, (*where, "name"), LONGEST_NAME)
    yield from _check_span(one.day, one.until, (*where, "until"))
    condition = knowledge.conditions.get(one.question)
    if condition is None:
        fitting = [each.id for each in knowledge.conditions.values() if each.may_be_agreed]
        yield from known("question", one.question, fitting, (*where, "question"))
    elif not condition.may_be_agreed:
        yield (
            (*where, "question"),
            f"nobody can agree to '{one.question}' ahead. Only a question that asks for a clinician, and is not asked "
            "anew each day, can be agreed to; take this agreement away.",
        )
    else:
        yield from _check_answer(one, condition, where)


def _check_answer(one: Agreed, condition: Condition, where: Path) -> Iterator[Mistake]:
    """What was agreed to has to be said as exactly as the question is answered."""
    if one.meaning != condition.meaning:
        found = f"found {one.meaning}; the question means {condition.meaning} by now"
        yield (*where, "meaning"), f"{found}. Read it again, agree anew, and write that number."
    fitting = [limb.value for limb in condition.limbs]
    if fitting and not one.limbs:
        yield (*where, "limbs"), f"none is named; name each that was agreed to, of: {', '.join(fitting)}."
    for limb in sorted(one.limbs - set(condition.limbs)):
        right = f"of: {', '.join(fitting)}" if fitting else "take 'limbs' away: the question is about none"
        yield (*where, "limbs"), f"found '{limb}'; {right}."
    choices = condition.follow_up.choices if condition.follow_up else ()
    asking = [choice.id for choice in choices if choice.change.effect is Effect.ASK]
    if one.choice is None and choices:
        yield (*where, "choice"), f"none is named; it should be one of: {', '.join(asking)}."
    elif one.choice is not None and not choices:
        yield (*where, "choice"), "the question has no choice; take 'choice' away."
    elif one.choice is not None:
        yield from known("choice", one.choice, asking, (*where, "choice"))

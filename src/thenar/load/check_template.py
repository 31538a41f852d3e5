"""What may be wrong with a template of prescriptions: each fact has its source, and no person or day is in it."""

from collections.abc import Iterator

from thenar.load.check_item import MOST_WEEK
from thenar.load.check_prescription import LONGEST_NAME, check_items, check_letters, check_said
from thenar.load.mistakes import BACKGROUND, Mistake, known, sources
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Template

WITHOUT = f"no source is given; name one, or write '{BACKGROUND}' where none was found."


def check_template(template: Template, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one template."""
    yield from sources(template, knowledge)
    yield from check_letters(template.name, ("name",), LONGEST_NAME)
    for key in ("about", "goal", "known_by"):
        yield from check_letters(getattr(template, key), (key,))
    yield from check_said(template.warnings, ("warnings",), knowledge)
    yield from check_said(template.stop, ("stop",), knowledge)
    yield from check_items(template.items, knowledge)
    yield from _check_sourced(template)
    yield from _check_questions(template, knowledge)
    if not 1 <= template.weeks <= MOST_WEEK:
        yield ("weeks",), f"found {template.weeks}; a whole number from 1 to {MOST_WEEK} is right."
    if template.reviewed:
        yield ("reviewed",), "no signature under a template is kept yet, so nobody has reviewed one; write 'false'."


def _check_sourced(template: Template) -> Iterator[Mistake]:
    for key in ("warnings", "stop"):
        for index, said in enumerate(getattr(template, key)):
            if not said.source:
                yield (key, index, "source"), WITHOUT
    for index, item in enumerate(template.items):
        if item.because is None:
            yield ("items", index, "because"), "no reason is given; say in a sentence why it is asked for."
        if not item.source:
            yield ("items", index, "source"), WITHOUT
        if item.first_day or item.last_day:
            yield ("items", index), "a template has no days; take them away."


def _check_questions(template: Template, knowledge: Knowledge) -> Iterator[Mistake]:
    if not template.conditions:
        yield ("conditions",), "no question is named; name those that such a person answers with yes."
    for key in ("conditions", "asks"):
        for index, name in enumerate(getattr(template, key)):
            yield from known("question", name, list(knowledge.conditions), (key, index))
    for index, name in enumerate(template.asks):
        if name in knowledge.conditions and not knowledge.conditions[name].may_be_agreed:
            yield ("asks", index), f"nobody can agree to '{name}' ahead; take it away."

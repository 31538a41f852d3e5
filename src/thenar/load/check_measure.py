"""What may be wrong with a measure: its goals, its codes, and the size of change that matters."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Loinc, Measure


def check_measure(measure: Measure, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one measure, and that every source it names is in the list."""
    yield from sources(measure, knowledge)
    for index, goal in enumerate(measure.goals):
        yield from known("goal", goal, list(knowledge.goals), ("goals", index))
    for where, loinc in _loincs(measure):
        yield from known("source", loinc.source, list(knowledge.references), (*where, "source"))
    yield from _whose(measure)
    if measure.matters:
        for index, source in enumerate(measure.matters.source):
            yield from known("source", source, list(knowledge.references), ("matters", "source", index))
        if not 0 < measure.matters.points <= 10:
            yield ("matters", "points"), f"found {measure.matters.points:g}; more than 0 and at most 10 is right."


def _whose(measure: Measure) -> Iterator[Mistake]:
    """A slider says how a helper is asked about someone else; a form was made to be answered by oneself."""
    about = measure.question_about
    if measure.questionnaire is None and about is None:
        yield ("question_about",), "is missing; the question about someone else is right, with {name} in it."
    if measure.questionnaire and about is not None:
        yield ("question_about",), "found; a short form is answered by oneself, in its own words. Leave it out."
    if about is not None and "{name}" not in about:
        yield ("question_about",), f"found “{about}”; a question with {{name}} in it is right."


def _loincs(measure: Measure) -> Iterator[tuple[Path, Loinc]]:
    form = measure.questionnaire
    found: list[tuple[Path, Loinc | None]] = [(("loinc",), measure.loinc)]
    if form:
        where: Path = ("questionnaire",)
        found += [((*where, "panel"), form.panel)]
        found += [((*where, "items", index, "loinc"), one.loinc) for index, one in enumerate(form.items)]
        found += [((*where, "answers", index, "loinc"), one.loinc) for index, one in enumerate(form.answers)]
    yield from ((at, loinc) for at, loinc in found if loinc)

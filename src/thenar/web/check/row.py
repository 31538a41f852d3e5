"""One question of the check with its marks: drawn once, and kept as text for whoever is shown the same."""

from dataclasses import dataclass, field
from functools import lru_cache
from gettext import NullTranslations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from thenar.model.body import Limb
from thenar.model.clearance import Answer
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.written import limb

DRAWN = 2000  # rows that are kept as text, each about a kilobyte: every question unmarked, in some languages


@dataclass(frozen=True)
class Option:
    """One limb or one choice that a yes can be about."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One question with its reply, empty where there is none; `wanted` where the page cannot go on without one.

    Two rows are the same where they are drawn the same: by all texts that are shown of the question, and all marks.
    """

    question: Condition = field(compare=False)
    texts: tuple[str, ...]
    reply: str
    limbs: tuple[Option, ...]
    places: tuple[Option, ...]
    choices: tuple[Option, ...]
    wanted: bool = False

    @property
    def html(self) -> SafeString:
        """The row as it stands on a page, in the language of the page."""
        return _html(get_language(), self)


@lru_cache(maxsize=DRAWN)
def _html(language: str, row: Row) -> SafeString:
    with override(language):
        return render_to_string("parts/question.html", {"row": row})


def row_of(question: Condition, answer: Answer | None, wanted: bool, knowledge: Knowledge) -> Row:
    """The row of a question, marked as it was answered."""
    places = knowledge.places
    follow_up = question.follow_up
    more = (question.help or "", follow_up.question if follow_up else "")
    choice, named = (answer.choice, answer.places) if answer else (None, frozenset())
    return Row(
        question=question,
        texts=(question.id, question.name, question.question, *more),
        reply=answer.reply.value if answer else "",
        limbs=_limbs(question, answer, knowledge.catalog),
        places=tuple(Option(one, places[one].name, one in named) for one in places if one in question.all_places),
        choices=tuple(Option(one.id, one.label, one.id == choice) for one in (follow_up.choices if follow_up else ())),
        wanted=wanted,
    )


def _limbs(question: Condition, answer: Answer | None, catalog: NullTranslations) -> tuple[Option, ...]:
    """Which limbs to choose from, where there is more than one."""
    if len(question.limbs) < 2:
        return ()
    chosen: frozenset[Limb] = answer.limbs if answer else frozenset()
    return tuple(Option(one.value, limb(one, catalog), one in chosen) for one in question.limbs)

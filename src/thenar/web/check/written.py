"""The field "Your medicines and diagnoses": what was written, what it was taken for, and the questions it means."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thenar.model.clearance import Answers
from thenar.model.condition import Condition
from thenar.render.understood import item_line, words_data
from thenar.understand import Index, Item, index_of, understand
from thenar.web.base.knowledge import in_language_of, load_knowledge
from thenar.web.check.questions import rows
from thenar.web.check.row import Row

MOST_LETTERS = 2000


@dataclass(frozen=True)
class Written:
    """A text, what is told of each thing in it, and the ids of the questions that they mean, each once."""

    text: str
    told: list[str]
    asks: tuple[str, ...]

    def rows(self, questions: list[Condition], given: Answers) -> list[Row]:
        """The questions that it means, of those that are asked, each to be answered by itself."""
        asked = {one.id: one for one in questions}
        return rows((asked[name] for name in self.asks if name in asked), given, self.asks)


def written(text: str) -> Written:
    """What a text means, in the active language. What is not known leads to the questions that it might matter for."""
    knowledge = load_knowledge()
    items = understand(text[:MOST_LETTERS], _index(knowledge.language))
    if len(text) > MOST_LETTERS:
        items = (*items, Item(_("What stands after the first {n} letters").format(n=MOST_LETTERS)))
    told = [item_line(item, knowledge) for item in items]
    unknown = knowledge.small_words.unknown
    asks = dict.fromkeys(name for item in items for name in (item.asks if item.understood else unknown))
    return Written(text, told, tuple(asks))


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """All words, for a page that understands them by itself."""
    with in_language_of(request):
        knowledge = load_knowledge()
        data = {
            **words_data(knowledge),
            "names": {one.id: one.name for one in knowledge.conditions.values()},
            "unknown": list(knowledge.small_words.unknown),
        }
    answer = JsonResponse(data)
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def _index(language: str) -> Index:  # noqa: ARG001  the language is active; here it is the key
    return index_of(load_knowledge())

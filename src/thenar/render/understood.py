"""What was understood of a text, as plain data and as lines for people."""

from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from typing import Any

from thenar.model.clearance import Answer, Reply
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.meaning import Meaning
from thenar.screen import screen
from thenar.understand import Item


def item_data(item: Item, knowledge: Knowledge) -> dict[str, Any]:
    """One item as plain data. Where it is not known, `understood` and `effect_alone` are None; where it changes
    nothing, there are no conditions and the effect is `none`."""
    known = item.understood
    return {
        "typed": item.typed,
        "understood": either(item.words, knowledge.catalog) if known else None,
        "conditions": list(item.asks),
        "effect_alone": effect_alone(item.asks, knowledge.conditions) if known else None,
    }


def words_data(knowledge: Knowledge) -> dict[str, Any]:
    """All that a device needs to understand words by itself, as `understand/index.js` reads it."""
    small = knowledge.small_words
    return {
        "conditions": [[one.id, [one.name, *one.keywords]] for one in knowledge.conditions.values()],
        "meanings": [_meaning(one) for one in knowledge.meanings.values()],
        "small": {name: list(getattr(small, name)) for name in ("skipped", "around", "joins", "none")},
    }


def _meaning(one: Meaning) -> dict[str, Any]:
    return {
        "asks": list(one.asks),
        "note": one.note,
        "words": [word for words in one.words.values() for word in words],
        "misspelled": [[word, wrong] for word, several in one.misspelled.items() for wrong in several],
    }


def effect_alone(asks: Iterable[str], conditions: Mapping[str, Condition]) -> str:
    """The strictest effect that a yes to these questions, and to nothing else, would have."""
    asked = {name: conditions[name] for name in asks}
    return screen({name: Answer(Reply.YES) for name in asked}, asked).effect.value


def item_line(item: Item, knowledge: Knowledge, *, ids: bool = False) -> str:
    """One item as a line for people, with the ids of its questions where they are asked for."""
    gettext = knowledge.catalog.gettext
    words = either(item.words, knowledge.catalog)
    if not item.understood:
        line = gettext("{typed}: not known here.").format(typed=item.typed)
        return f"{line} {ask_about_it(knowledge.catalog)}"
    if not item.asks:
        nothing = gettext("{typed}: {words} changes nothing here.")
        return " ".join((nothing.format(typed=item.typed, words=words), *item.notes))
    names = "; ".join(knowledge.conditions[name].name + f" ({name})" * ids for name in item.asks)
    line = gettext("{typed}: understood as {words}. Please answer: {names}.")
    return " ".join((line.format(typed=item.typed, words=words, names=names), *item.notes))


def ask_about_it(catalog: NullTranslations) -> str:
    """What to do about a medicine or a diagnosis that nobody here knows."""
    new = catalog.gettext("If this is new or sudden, read the warning signs.")
    what = catalog.gettext("Ask a pharmacist or clinician whether this thins the blood, thins the skin, or numbs.")
    return f"{new} {what}"


def either(words: Iterable[str], catalog: NullTranslations) -> str:
    """`prednisone or prednisolone`."""
    text = ""
    for word in words:
        text = catalog.gettext("{one} or {other}").format(one=text, other=word) if text else word
    return text

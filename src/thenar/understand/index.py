"""Every word of the knowledge by the letters it is compared by: what was reviewed as words first, then each question's
own name and keywords."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thenar.model.knowledge import Knowledge
from thenar.model.meaning import Meaning, SmallWords
from thenar.understand.letters import composed, heard, plain, segments


@dataclass(frozen=True)
class Known:
    """A word that is known: how it is written, the questions it means, and what else to say of it."""

    word: str
    asks: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True)
class Index:
    """All known words by their letters and, where a name has several, by its words in any order; the small words; and
    the most words that one name has. `sounds` are the letters as they are heard, for what is misspelled."""

    known: Mapping[str, Known]
    any_order: Mapping[str, Known]
    sounds: Mapping[str, tuple[Known, ...]]
    skipped: frozenset[str]
    around: frozenset[str]
    joins: frozenset[str]
    none: frozenset[str]
    longest: int


def index_of(knowledge: Knowledge) -> Index:
    """The index of a Knowledge; the keywords of its language count, and words of every language."""
    small = _small(knowledge.small_words)
    names: dict[tuple[str, ...], Known] = {}
    for one in knowledge.conditions.values():
        for word in (one.name, *one.keywords):
            parts = parts_of(word, small["skipped"])
            before = names.get(parts)
            asks = dict.fromkeys((*(before.asks if before else ()), one.id))
            names[parts] = Known(before.word if before else word, tuple(asks))
    said: dict[tuple[str, ...], Known] = {}
    for meaning in knowledge.meanings.values():
        for word, parts in spellings(meaning, small["skipped"]):
            said.setdefault(parts, Known(word, meaning.asks, meaning.note))
    return _index({"".join(parts): (parts, known) for parts, known in (names | said).items()}, small)


def _index(names: Mapping[str, tuple[tuple[str, ...], Known]], small: Mapping[str, frozenset[str]]) -> Index:
    sounds: dict[str, dict[Known, None]] = {}
    for letters, (_, known) in names.items():
        sounds.setdefault(heard(letters), {})[known] = None
    return Index(
        known={letters: known for letters, (_, known) in names.items()},
        any_order={in_any_order(parts): known for parts, known in names.values() if len(parts) > 1},
        sounds={letters: tuple(knowns) for letters, knowns in sounds.items()},
        **small,
        longest=max(len(parts) for parts, _ in names.values()),
    )


def spellings(meaning: Meaning, skipped: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of a meaning as it is written, with the parts of each way to spell it."""
    for words in meaning.words.values():
        for word in words:
            yield word, parts_of(word, skipped)
    for word, wrong in meaning.misspelled.items():
        for one in wrong:
            yield word, parts_of(one, skipped)


def parts_of(text: str, skipped: frozenset[str]) -> tuple[str, ...]:
    """The words that a name is compared by: `Lump in the armpit` is `lump armpit`."""
    words = [word.plain for segment in segments(composed(text)) for word in segment]
    return tuple([word for word in words if word not in skipped] or words)


def in_any_order(parts: Iterable[str]) -> str:
    """The words of a name without their order: "pain in the heel" is "heel pain"."""
    return " ".join(sorted(parts))


def skipped_of(words: SmallWords) -> frozenset[str]:
    """The words that never make a difference, as they are compared."""
    return _plain((*words.skipped, *words.joins))


def _small(words: SmallWords) -> dict[str, frozenset[str]]:
    return {
        "skipped": skipped_of(words),
        "around": _plain(words.around),
        "joins": _plain(words.joins),
        "none": _plain(words.none),
    }


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)

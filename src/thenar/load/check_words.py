"""What may be wrong with the words that people use: a question that is not there, or one word in two files."""

from collections.abc import Callable, Iterator, Mapping

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.meaning import Meaning
from thenar.understand.index import parts_of, skipped_of, spellings
from thenar.understand.letters import composed, segments

Check = Callable[[Meaning, Knowledge], Iterator[Mistake]]


def words_check(knowledge: Knowledge) -> Check:
    """The check of each file of words of this knowledge, which has to know the words of all others."""
    skipped = skipped_of(knowledge.small_words)
    everywhere = _meanings_of(knowledge, skipped)

    def check(meaning: Meaning, knowledge: Knowledge) -> Iterator[Mistake]:
        yield from _check_meaning(meaning, knowledge)
        for where, word in _words(meaning):
            yield from _check_word(meaning, word, where, skipped, everywhere)

    return check


def _check_meaning(meaning: Meaning, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from sources(meaning, knowledge)
    for index, name in enumerate(meaning.asks):
        yield from known("question", name, list(knowledge.conditions), ("asks", index))
    written = {word for words in meaning.words.values() for word in words}
    if not written:
        yield ("words",), "there is no word; give at least one."
    for word in meaning.misspelled:
        yield from known("word", word, sorted(written), ("misspelled", word))


def _words(meaning: Meaning) -> Iterator[tuple[Path, str]]:
    for key, lists in (("words", meaning.words), ("misspelled", meaning.misspelled)):
        for name, words in lists.items():
            yield from (((key, name, index), word) for index, word in enumerate(words))


def _check_word(
    meaning: Meaning, word: str, where: Path, skipped: frozenset[str], everywhere: Mapping[str, tuple[str, ...]]
) -> Iterator[Mistake]:
    parts = segments(composed(word))
    if len(parts) != 1:
        yield where, f"'{word}' is {len(parts)} items, not one; leave out commas, dots, brackets and slashes."
        return
    letters = "".join(parts_of(word, skipped))
    if len(letters) < 2:
        yield where, f"'{word}' is too short to mean one thing; use two letters or more."
    others = [name for name in everywhere.get(letters, ()) if name != meaning.id]
    if others:
        yield where, f"'{word}' is also in words/{others[0]}.yaml; keep it in one, with every question that it means."


def _meanings_of(knowledge: Knowledge, skipped: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for one in knowledge.meanings.values():
        for _, parts in spellings(one, skipped):
            found.setdefault("".join(parts), {})[one.id] = None
    return {letters: tuple(ids) for letters, ids in found.items()}

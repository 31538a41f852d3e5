"""A text to its items: names that are known, longest first; names that are nearly right; and what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass

from thenar.understand.alike import alike
from thenar.understand.index import Index, Known, in_any_order
from thenar.understand.letters import Word, composed, segments

MOST_TOGETHER = 4  # words of one misspelled name


@dataclass(frozen=True)
class Item:
    """One thing that was written: how, which known words it is taken for, and the questions that these mean.

    Without known words it is not known, which is no answer to anything. `sure` is False where letters differ.
    """

    typed: str
    words: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sure: bool = True

    @property
    def understood(self) -> bool:
        """True where it is known what this is."""
        return bool(self.words)


@dataclass(frozen=True)
class _Piece:
    """Words from `first` to before `last`, and what they are known as."""

    first: int
    last: int
    known: tuple[Known, ...] = ()
    sure: bool = True


def understand(text: str, index: Index) -> tuple[Item, ...]:
    """Everything in a text, in its order. Takes any text; says nothing about small words by themselves."""
    whole = composed(text)
    return tuple(item for words in segments(whole) for item in _items(whole, words, index))


def _items(text: str, words: list[Word], index: Index) -> Iterator[Item]:
    kept = [at for at, word in enumerate(words) if word.plain not in index.skipped or _initials(text, word, index)]
    if _says_nothing([words[at] for at in kept], index) and not _named(words, kept, index):
        return
    pieces = list(_exact(words, kept, index))
    pieces += _near(words, _left(kept, pieces), index)
    pieces += _unknown(words, _left(kept, pieces), index)
    if not pieces:  # a part of the body, a manner: not known, yet not nothing
        pieces = [_Piece(0, len(words))]
    for piece, (first, last) in zip(sorted(pieces, key=_first), _spans(words, pieces, index), strict=True):
        yield _item(text[words[first].start : words[last - 1].end], piece)


def _says_nothing(words: list[Word], index: Index) -> bool:
    """True for "none", and for a dose by itself."""
    dose = any(word.number for word in words) and all(_small(word, index) for word in words)
    return dose or all(word.plain in index.none for word in words)


def _first(piece: _Piece) -> int:
    return piece.first


def _exact(words: list[Word], kept: list[int], index: Index) -> Iterator[_Piece]:
    """From left to right, the longest name that is known; a small word is one only where it stands alone."""
    at = 0
    while at < len(kept):
        for end in range(min(len(kept), at + index.longest + 1), at, -1):
            known = _named(words, kept[at:end], index)
            beside = end - at == 1 < len(kept) and _small(words[kept[at]], index)
            if known and not beside:
                yield _Piece(kept[at], kept[end - 1] + 1, (known,))
                at = end - 1
                break
        at += 1


def _near(words: list[Word], runs: list[list[int]], index: Index) -> Iterator[_Piece]:
    """Names with a letter or two that differ, in what is left."""
    for run in runs:
        at = 0
        while at < len(run):
            for end in range(min(len(run), at + MOST_TOGETHER), at, -1):
                some = run[at:end]
                small = all(_small(words[one], index) for one in some)
                known = () if small else alike("".join(words[one].plain for one in some), index)
                if known:
                    yield _Piece(some[0], some[-1] + 1, known, sure=False)
                    at = end - 1
                    break
            at += 1


def _unknown(words: list[Word], runs: list[list[int]], index: Index) -> Iterator[_Piece]:
    """What is left and is no small word, together where it stands together."""
    for run in runs:
        some: list[int] = []
        for at in [*run, None]:
            joined = at is not None and some and any(word.plain in index.joins for word in words[some[-1] : at])
            if some and (at is None or joined):
                yield _Piece(some[0], some[-1] + 1)
                some = []
            if at is not None and not _small(words[at], index):
                some.append(at)


def _left(kept: list[int], pieces: list[_Piece]) -> list[list[int]]:
    """Runs of words that no piece has."""
    runs: list[list[int]] = [[]]
    for at in kept:
        if any(piece.first <= at < piece.last for piece in pieces):
            runs.append([])
        else:
            runs[-1].append(at)
    return [run for run in runs if run]


def _spans(words: list[Word], pieces: list[_Piece], index: Index) -> list[tuple[int, int]]:
    """Each piece with the small words beside it: those before the first, those after each up to the next "and"."""
    if len(pieces) == 1:
        return [(0, len(words))]
    ordered = sorted(pieces, key=_first)
    spans: list[tuple[int, int]] = []
    for piece, after in zip(ordered, [*ordered[1:], None], strict=True):
        end = after.first if after else len(words)
        first, last = piece.first, piece.last
        while last < end and _small(words[last], index):
            last += 1
        start = spans[-1][1] if spans else 0
        while first > start and _small(words[first - 1], index):
            first -= 1
        spans.append((first, last))
    return spans


def _small(word: Word, index: Index) -> bool:
    return word.number or word.plain in index.around


def _initials(text: str, word: Word, index: Index) -> bool:
    """True for MI and ME, which are not "mi" and "me"."""
    return word.plain in index.known and word.end - word.start > 1 and text[word.start : word.end].isupper()


def _named(words: list[Word], some: list[int], index: Index) -> Known | None:
    parts = [words[at].plain for at in some]
    return index.known.get("".join(parts)) or index.any_order.get(in_any_order(parts))


def _item(typed: str, piece: _Piece) -> Item:
    asks = dict.fromkeys(ask for known in piece.known for ask in known.asks)
    notes = dict.fromkeys(known.note for known in piece.known if known.note)
    names = dict.fromkeys(known.word for known in piece.known)
    return Item(typed, tuple(names), tuple(asks), tuple(notes), piece.sure)

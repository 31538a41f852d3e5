"""Which known words a misspelled one is meant to be: by the fewest letters that differ, never by a part of a word.

Few letters may differ, and none in a short word: "MS" is not "EDS". What is misspelled is never taken for a word that
changes nothing, because a medicine that nobody knows must not pass for a harmless one.
"""

from rapidfuzz.distance import Levenshtein

from thenar.understand.index import Index, Known
from thenar.understand.letters import heard

_MAY_DIFFER = ((5, 1), (8, 2), (13, 3))  # in so many letters or more, so many may differ
_SURE_START = 7  # letters; shorter words are taken only for words that begin alike


def alike(letters: str, index: Index) -> tuple[Known, ...]:
    """The known words nearest to some letters, all that are as near; none where nothing is near enough."""
    sound, limit = heard(letters), most(letters)
    if not limit:
        return ()
    found = {
        key: away for key in index.sounds if _may_be(sound, key, limit) and (away := distance(sound, key)) <= limit
    }
    nearest = min(found.values(), default=0)
    chosen = _same_start(sound, [key for key, away in found.items() if away == nearest], index)
    asks = tuple(known for known in chosen if known.asks)
    if asks or not chosen:
        return asks
    return tuple(
        known for key, away in found.items() if away <= nearest + 1 for known in index.sounds[key] if known.asks
    )


def _may_be(sound: str, key: str, limit: int) -> bool:
    """False for words too different in length, and for short ones that begin otherwise: a "brain" is no "drain"."""
    return abs(len(key) - len(sound)) <= limit and (len(sound) >= _SURE_START or key[0] == sound[0])


def _same_start(sound: str, keys: list[str], index: Index) -> tuple[Known, ...]:
    """Of words that are as near, those that begin alike, where there are any: "asprin" is no sprain."""
    begin = [key for key in keys if key[0] == sound[0]]
    return tuple(dict.fromkeys(known for key in begin or keys for known in index.sounds[key]))


def most(letters: str) -> int:
    """How many letters may differ."""
    return max((differ for least, differ in _MAY_DIFFER if len(letters) >= least), default=0)


def distance(one: str, other: str) -> int:
    """Letters to add, drop or change to get from one to the other; two that are swapped count as one."""
    away = Levenshtein.distance(one, other, score_cutoff=4)
    return 1 if away == 2 and sorted(one) == sorted(other) else away

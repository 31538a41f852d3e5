"""The folder of knowledge to one Knowledge, or every mistake in it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from thenar.load.check import check_knowledge
from thenar.load.check_claims import QUOTED, told
from thenar.load.check_reviews import check_signatures, version_of
from thenar.load.nouns import noun_of
from thenar.load.translate import ENGLISH, LOCALE, catalog_of, texts, translated
from thenar.load.yaml_text import Located, parse, path_text
from thenar.model.body import Area, PlaceOnLimb, Zone
from thenar.model.claims import Claims
from thenar.model.concern import Concern, EmergencyNumber
from thenar.model.condition import Condition
from thenar.model.goal import Goal
from thenar.model.knowledge import Group, Knowledge, NeedWords, Phrases, PressureWords, Reference
from thenar.model.line import Line
from thenar.model.meaning import Meaning, SmallWords
from thenar.model.measure import Measure
from thenar.model.point import OldMap, Point, ReflexZone
from thenar.model.prescription import Template
from thenar.model.problem import KnowledgeError, Problem
from thenar.model.restriction import HIGHEST_PRESSURE, Need
from thenar.model.review import Reviews, Signatures
from thenar.model.routine import Lotion, Moment, Routine
from thenar.model.script import Companion, Telling
from thenar.model.stroke import Stroke

SHIPPED = Path(__file__).parent.parent / "knowledge"

FOLDERS: dict[str, type] = {
    "strokes": Stroke,
    "routines": Routine,
    "red-flags": Condition,
    "conditions": Condition,
    "goals": Goal,
    "points": Point,
    "reflex-zones": ReflexZone,
    "preparation": Moment,
    "measures": Measure,
    "concerns": Concern,
    "words": Meaning,
    "script/strokes": Telling,
    "script/moments": Companion,
    "prescriptions": Template,
}
TABLES: dict[str, type] = {
    "lotions": Lotion,
    "references": Reference,
    "first-check": Line,
    "later-check": Line,
    "emergency-numbers": EmergencyNumber,
    "groups": Group,
}

Noun = TypeVar("Noun")


ONE_FILE: dict[str, type] = {
    "zones": Zone,
    "places": PlaceOnLimb,
    "needs": NeedWords,
    "phrases": Phrases,
    "pressures": PressureWords,
    "small-words": SmallWords,
    "reviews": Signatures,
    "claims": Claims,
    "old-map": OldMap,
    **TABLES,
}


@cache
def load_knowledge(folder: Path = SHIPPED, language: str = ENGLISH, locale: Path = LOCALE) -> Knowledge:
    """All knowledge in a folder, its texts in a language; raises KnowledgeError with every mistake in any file.

    A language without a catalog in the `locale` folder is told in English, and a text without a translation too.
    """
    if language == ENGLISH:
        return _read(folder)[0]
    return translated(load_knowledge(folder), language, catalog_of(language, locale))


def files_of_knowledge(folder: Path = SHIPPED) -> int:
    """How many files there are in a folder of knowledge, with the one that only measures the check."""
    return sum(len(list((folder / name).glob("*.yaml"))) for name in FOLDERS) + len(ONE_FILE) + 1


def texts_of(folder: Path = SHIPPED) -> Iterator[tuple[str, int, str, str]]:
    """Every text for people in a folder of knowledge: file, line, key, and the text."""
    kinds = FOLDERS | ONE_FILE
    for (name, _), located in _read(folder)[1].items():
        for path, text in texts(noun_of(located, kinds[name]), kinds[name]):
            yield located.file, located.line(path), path_text(path), text


def overclaimed(folder: Path = SHIPPED) -> list[Problem]:
    """Every text of a folder that claims too much. It takes as long as all other checks, so no start waits for it."""
    claims = load_knowledge(folder).claims
    return [
        Problem(file, line, key, message)
        for file, line, key, text in texts_of(folder)
        if key != QUOTED
        for message in told(text, claims)
    ]


def _read(folder: Path) -> tuple[Knowledge, Mapping[tuple[str, str], Located]]:
    reader = _Reader(folder)
    nouns: dict[str, dict[str, Any]] = {name: reader.folder(name, kind) for name, kind in FOLDERS.items()}
    tables: dict[str, dict[str, Any]] = {name: reader.table(name, kind) for name, kind in TABLES.items()}
    knowledge = reader.all_or_nothing(
        lambda: Knowledge(
            version=reader.version(),
            zones=reader.by_area("zones", Zone),
            places=reader.by_area("places", PlaceOnLimb),
            needs={Need(need): words for need, words in reader.table("needs", NeedWords, named=False).items()},
            strokes=nouns["strokes"],
            routines=nouns["routines"],
            moments=nouns["preparation"],
            lotions=tables["lotions"],
            conditions=nouns["red-flags"] | nouns["conditions"],
            goals=nouns["goals"],
            points=nouns["points"],
            reflex_zones=dict(sorted(nouns["reflex-zones"].items(), key=lambda item: item[1].number)),
            old_map=reader.one("old-map", OldMap),
            references=tables["references"],
            phrases=reader.one("phrases", Phrases),
            pressures=reader.levels("pressures", PressureWords),
            measures=dict(sorted(nouns["measures"].items(), key=lambda item: item[1].order)),
            concerns=dict(sorted(nouns["concerns"].items(), key=lambda item: item[1].order)),
            emergency_numbers=tables["emergency-numbers"],
            meanings=nouns["words"],
            first_check=tables["first-check"],
            later_check=tables["later-check"],
            groups=tables["groups"],
            claims=reader.one("claims", Claims),
            small_words=reader.one("small-words", SmallWords),
            tellings=nouns["script/strokes"],
            companions=nouns["script/moments"],
            prescriptions=nouns["prescriptions"],
        )
    )
    problems = check_knowledge(knowledge, reader.files)
    signatures = reader.one("reviews", Signatures)
    located = reader.files["reviews", ""]
    problems += [located.problem(at, message) for at, message in check_signatures(signatures, knowledge)]
    if problems:
        raise KnowledgeError(problems)
    return replace(knowledge, reviews=_reviews(signatures, knowledge)), reader.files


def _reviews(signatures: Signatures, knowledge: Knowledge) -> Reviews:
    named = {one.condition for one in signatures.signed}
    return Reviews.of(signatures.signed, {name: version_of(knowledge.conditions[name]) for name in named})


class _Reader:
    """Reads files one by one and remembers every mistake, so that all can be told at once."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.files: dict[tuple[str, str], Located] = {}
        self.problems: list[Problem] = []
        self._digest = hashlib.sha256()

    def all_or_nothing(self, make: Callable[[], Noun]) -> Noun:
        """What `make` makes, unless any file had a mistake."""
        try:
            made = make()
        except (KnowledgeError, TypeError, AttributeError):
            if not self.problems:
                raise
            raise KnowledgeError(self.problems) from None
        if self.problems:
            raise KnowledgeError(self.problems)
        return made

    def version(self) -> str:
        """A short name of exactly these files."""
        return self._digest.hexdigest()[:12]

    def folder(self, name: str, kind: type[Noun]) -> dict[str, Noun]:
        """Every file of a folder as a noun, by id."""
        found: dict[str, Noun] = {}
        for path in sorted((self.root / name).glob("*.yaml")):
            noun = self._noun(f"{name}/{path.name}", path.read_bytes(), kind, (name, path.stem))
            if noun is None:
                continue
            located = self.files[name, path.stem]
            if located.value["id"] != path.stem:
                self.problems.append(
                    located.problem(
                        ("id",), f"found '{located.value['id']}'; the id is the name of its file: '{path.stem}'."
                    )
                )
            found[path.stem] = noun
        return found

    def one(self, name: str, kind: type[Noun]) -> Noun:
        """One file as one noun."""
        noun = self._noun(f"{name}.yaml", (self.root / f"{name}.yaml").read_bytes(), kind, (name, ""))
        if noun is None:
            raise KnowledgeError(self.problems)
        return noun

    def table(self, name: str, kind: type[Noun], *, named: bool = True) -> dict[str, Noun]:
        """One file with a noun a key."""
        located = self._parse(f"{name}.yaml", (self.root / f"{name}.yaml").read_bytes())
        rows = located.value if located and isinstance(located.value, Mapping) else {}
        return {
            key: noun
            for key, row in rows.items()
            if (noun := self._row(name, located, (key,), {"id": key, **row} if named else row, kind)) is not None
        }

    def levels(self, name: str, kind: type[Noun]) -> dict[int, Noun]:
        """One file with a noun for each level of pressure."""
        found = self.table(name, kind, named=False)
        wanted = {str(level) for level in range(1, HIGHEST_PRESSURE + 1)}
        if set(found) != wanted and not self.problems:
            keys = ", ".join(sorted(found)) or "nothing"
            self.problems.append(Problem(f"{name}.yaml", 0, "", f"found {keys}; the levels 1, 2 and 3 are right."))
        return {int(level): found[level] for level in sorted(wanted & set(found))}

    def by_area(self, name: str, kind: type[Noun]) -> dict[str, Noun]:
        """One file with a noun a key, for the hand and then for the foot."""
        located = self._parse(f"{name}.yaml", (self.root / f"{name}.yaml").read_bytes())
        return {
            key: noun
            for area in Area
            for key, row in (located.value if located else {})[area].items()
            if (noun := self._row(name, located, (area.value, key), {"id": key, "area": area, **row}, kind))
        }

    def _row(
        self, name: str, located: Located | None, path: tuple[str, ...], row: Any, kind: type[Noun]
    ) -> Noun | None:
        if located is None:
            return None
        lines = {inner[len(path) :]: line for inner, line in located.lines.items() if inner[: len(path)] == path}
        self.files[name, path[-1]] = Located(located.file, row, lines)
        return self._read(lambda: noun_of(Located(located.file, row, lines), kind))

    def _noun(self, file: str, data: bytes, kind: type[Noun], at: tuple[str, str]) -> Noun | None:
        located = self._parse(file, data)
        if located is None:
            return None
        self.files[at] = located
        return self._read(lambda: noun_of(located, kind))

    def _parse(self, file: str, data: bytes) -> Located | None:
        self._digest.update(file.encode() + b"\0" + data)
        return self._read(lambda: parse(file, data))

    def _read(self, read: Callable[[], Noun]) -> Noun | None:
        try:
            return read()
        except KnowledgeError as error:
            self.problems.extend(error.problems)
            return None

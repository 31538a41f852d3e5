"""A text to its items: what is known by name, what is nearly right, and what is not known."""

from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.load import load_knowledge
from thenar.understand import Item, index_of, understand

KNOWLEDGE = load_knowledge()
INDEX = index_of(KNOWLEDGE)
WORDS = sorted({word for one in KNOWLEDGE.meanings.values() for words in one.words.values() for word in words})


def found(text: str) -> tuple[Item, ...]:
    return understand(text, INDEX)


def asks(text: str) -> list[str]:
    return [name for item in found(text) for name in item.asks]


def test_several_items_are_told_apart_with_their_doses() -> None:
    items = found("I take Eliquis 5 mg twice a day, metformin 500mg and lisinopril\n- gout; hives")
    assert [(item.typed, item.words) for item in items] == [
        ("I take Eliquis 5 mg twice a day", ("Eliquis",)),
        ("metformin 500mg", ("metformin",)),
        ("lisinopril", ("lisinopril",)),
        ("gout", ("gout",)),
        ("hives", ("hives",)),
    ]


@pytest.mark.parametrize(
    ("typed", "never"),
    [("MS", "allergy"), ("MS", "high-risk"), ("EDS", "frail"), ("HIV", "rash"), ("TIA", "dementia")],
)
def test_a_part_of_another_word_is_no_match(typed: str, never: str) -> None:
    assert asks(typed)
    assert not any(never in name for name in asks(typed))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("athlete's foot", "athlete’s foot"),
        ("Raynaud's", "RAYNAUDS"),
        ("oedema", "edema"),
        ("sickle cell anaemia", "sickle cell anemia"),
        ("haemophilia", "hemophilia"),
        ("tumour", "tumor"),
        ("bloodthinner", "blood thinners"),
        ("neuropatía", "neuropatia"),
        ("neuropati\N{COMBINING ACUTE ACCENT}a", "neuropatía"),
        ("heel pain", "pain in the heel"),
        ("co-codamol", "cocodamol"),
        ("MI", "heart attack"),
    ],
)
def test_the_same_said_in_two_ways_is_the_same(one: str, other: str) -> None:
    assert asks(one) == asks(other) != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("warferin", "warfarin"), ("cumadin", "Coumadin"), ("elequis", "Eliquis"), ("zarelto", "Xarelto"),
        ("asprin", "aspirin"), ("zeloda", "Xeloda"), ("oxiplatin", "oxaliplatin"), ("metforman", "metformin"),
        ("very close vains", "very close veins"), ("diabeties", "diabetes"), ("exema", "eczema"),
        ("dialisys", "dialysis"), ("ibuprophen", "ibuprofen"),
    ],
)  # fmt: skip
def test_what_is_misspelled_is_taken_for_what_is_meant(typed: str, meant: str) -> None:
    assert meant in found(typed)[0].words


@pytest.mark.parametrize("typed", ["foomab", "barnib 20 mg", "my left elbow", "brain", "xyz", "中文", "🦶 foo"])
def test_what_is_not_known_says_so_and_answers_nothing(typed: str) -> None:
    (item,) = found(typed)
    assert (item.understood, item.asks) == (False, ())


def test_a_name_that_is_not_known_is_told_beside_one_that_is() -> None:
    beside = [(item.typed, item.understood) for item in found("warfarin foomab")]
    assert beside == [("warfarin", True), ("foomab", False)]
    assert [item.typed for item in found("foomab and barnib")] == ["foomab", "barnib"]


@pytest.mark.parametrize("typed", ["", " , ;\n", "none", "Nothing.", "no", "5 mg", "I take", "ninguna"])
def test_nothing_written_is_nothing_found(typed: str) -> None:
    assert found(typed) == ()


def test_an_unknown_medicine_never_passes_for_a_harmless_one() -> None:
    """However near a harmless name it is."""
    for typed in ("loratamap", "loratadime", "loratadin", "omeprazolle"):
        assert [item.understood for item in found(typed)] == [False], typed
    assert [item.understood for item in found("loratadine")] == [True]


HARMLESS = sorted({word for one in KNOWLEDGE.meanings.values() if not one.asks for word in one.words.get("en", ())})


@given(st.sampled_from(HARMLESS), st.integers(0, 30), st.sampled_from(["", "x", "e", "l"]))
def test_what_is_misspelled_never_ends_in_changes_nothing(word: str, at: int, letter: str) -> None:
    wrong = word[: at % len(word)] + letter + word[at % len(word) + 1 :]
    assert all(item.sure for item in found(wrong) if item.understood and not item.asks)


def test_every_word_of_the_knowledge_is_understood_by_itself() -> None:
    for one in KNOWLEDGE.meanings.values():
        for words in one.words.values():
            for word in words:
                (item,) = found(word)
                assert item.asks == one.asks, word
        for meant, wrong in one.misspelled.items():
            for word in wrong:
                assert found(word)[0].words == (meant,), word


def test_no_misspelling_is_listed_that_would_be_found_without() -> None:
    without = {name: replace(one, misspelled={}) for name, one in KNOWLEDGE.meanings.items()}
    plain = index_of(replace(KNOWLEDGE, meanings=without))
    listed = [(word, one) for one in KNOWLEDGE.meanings.values() for wrong in one.misspelled.values() for word in wrong]
    needless = [w for w, one in listed if [(i.understood, i.asks) for i in understand(w, plain)] == [(True, one.asks)]]
    assert needless == []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
def test_words_with_commas_between_are_each_found_in_their_order(words: list[str]) -> None:
    alone = [found(word)[0] for word in words]
    assert [(item.typed, item.asks) for item in found(", ".join(words))] == [(one.typed, one.asks) for one in alone]


@given(st.text(max_size=80))
def test_any_text_may_be_read_and_what_is_quoted_was_written(text: str) -> None:
    place = 0
    for item in found(text):
        place = normalize("NFC", text).index(item.typed, place) + len(item.typed)
        assert item.asks == () or item.words

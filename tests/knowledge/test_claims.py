"""No word that a person can see or hear claims more than its evidence allows (clinical reference, section 3)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.knowledge.public_words import plain, public_words, without_quotes
from thenar.load import check_claims, load_knowledge
from thenar.model.claims import Claim

CLAIMS = load_knowledge().claims
WORDS = list(public_words())


class Found(NamedTuple):
    """A claim where it stands."""

    where: str
    text: str
    because: str


def claims_in(where: str, text: str) -> Iterator[Found]:
    for found, because in check_claims.claims_in(text, CLAIMS):
        yield Found(where, found, because)


def test_nothing_claims_too_much() -> None:
    found = [one for where, text in WORDS for one in claims_in(where, text)]
    assert not found, "\n".join(f"{one.where}: ...{one.text}... ({one.because})" for one in found)


def test_all_that_is_public_is_read() -> None:
    places = {where for where, _ in WORDS}
    for part in ("knowledge/conditions/", "knowledge/goals/", "knowledge/strokes/", "plan/notes.py", "docs/safety.md"):
        assert any(part in place for place in places), part


def test_an_honest_sentence_is_in_use() -> None:
    said = " ".join(text for _, text in WORDS)
    assert [honest for honest in CLAIMS.honest if honest not in said] == []


ARTICLE = [
    "Everyone knows that stress causes a large number of diseases which can hardly be cured by doctors.",
    "It's a scientifically proven fact that massage is able to relieve the pain.",
    "The improving of blood circulation. It will improve the blood circulation and you will have a restful sleep.",
    "Improves mood and fights depression.",
    "It prevents them from different types of injures.",
    "Daily foot massage during pregnancy alleviates edema.",
    "By doing massage we can gently activate our damaged nerve fibers.",
    "It stimulates blood and lymph circulation throughout human body.",
    "Hand and foot massage is absolutely safe for health.",
    "A gentle detox for tired feet.",
    "It heals nerves.",
    "Damaged nerves heal with daily touch.",
    "Safe for everyone, without any risk.",
    "It relieves pain, guaranteed.",
    "Clinically proven, and recommended by doctors.",
    "Each zone is linked to an organ. It is the magic touch.",
    "Use it instead of your medicine.",
    "You will sleep better.",
    "It lowers your blood pressure and speeds up healing.",
    "It balances your energy and boosts the immune system.",
    "It strengthens the ankles. It treats poor circulation. It makes you healthier.",
]


@pytest.mark.parametrize("sentence", ARTICLE)
def test_claims_of_the_article_and_of_others_are_caught(sentence: str) -> None:
    assert list(claims_in("here", sentence))


@pytest.mark.parametrize("one", CLAIMS.forbidden, ids=lambda one: one.claim[:40])
def test_a_claim_says_why_it_is_one(one: Claim) -> None:
    assert re.compile(one.claim)
    assert one.because


def test_tags_and_quotes_do_not_hide_a_claim() -> None:
    assert list(claims_in("page", plain("<p>It <b>cures</b>\n everything</p>")))
    assert not list(claims_in("page", without_quotes('The article says "it cures everything".')))
    assert list(claims_in("page", without_quotes('"A quote." It cures everything.')))

"""Sentences that nobody says, and that were on the pages once: in no text for people, and in no translation."""

import pytest

from translations import catalogs
from translations.collect import collected

GONE = (
    "is any of this there", "the lot decides", "the lot chose", "the lot of the", "the lot gave", "i want this now",
    "session without", "with what, what for", "usual touch", "el azar decide", "la suerte decide",
)  # fmt: skip


def texts() -> str:
    """Every text in English and what stands for it in Spanish."""
    english = [form for one in collected() for form in ([one.text] if isinstance(one.text, str) else one.text)]
    spanish = [form for one in catalogs.read(catalogs.path_of("es")) for form in catalogs.forms_of(one)]
    return " ".join("\n".join([*english, *spanish]).lower().split())


@pytest.mark.parametrize("sentence", GONE)
def test_a_sentence_that_nobody_says_is_gone(sentence: str) -> None:
    assert sentence not in texts()

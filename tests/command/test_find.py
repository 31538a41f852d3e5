"""`thenar find`: what words mean, as JSON for other tools and as lines for people."""

from tests.command.test_cli import json_of, thenar


def test_find_as_json_has_the_agreed_form() -> None:
    assert json_of("find", "zarelto, loratadine and foomab") == [
        {"typed": "zarelto", "understood": "Xarelto", "conditions": ["blood-thinner"], "effect_alone": "gentle"},
        {"typed": "loratadine", "understood": "loratadine", "conditions": [], "effect_alone": "none"},
        {"typed": "foomab", "understood": None, "conditions": [], "effect_alone": None},
    ]


def test_words_without_quotes_are_one_text_and_quoted_ones_each_their_own() -> None:
    assert [row["typed"] for row in json_of("find", "blood", "thinners")] == ["blood thinners"]
    assert [row["typed"] for row in json_of("find", "heart failure", "gout")] == ["heart failure", "gout"]


def test_find_for_people_names_the_questions_and_says_what_is_not_known() -> None:
    lines = thenar("find", "Eliquis, foomab, loratadime").stdout.splitlines()
    assert lines[0] == "Eliquis: understood as Eliquis. Please answer: Blood thinner (blood-thinner)."
    assert lines[1] == (
        "foomab: not known here. If this is new or sudden, read the warning signs. "
        "Ask a pharmacist or clinician whether this thins the blood, thins the skin, or numbs."
    )
    assert lines[2].startswith("loratadime: not known here.")


def test_find_in_spanish() -> None:
    assert "entendido como sintrom" in thenar("find", "Sintron", "--language", "es").stdout.lower()

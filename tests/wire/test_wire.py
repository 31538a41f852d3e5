"""What server and device say to each other: read strictly, written in one way, and known to the scripts."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.wire_scripts import FOLDER, script_type, scripts
from tests.river import ROOT
from thenar.model.problem import ThenarError
from thenar.wire.base import Wire, read, written
from thenar.wire.key import uuid_of
from thenar.wire.told import Arrival, Note, Told, Wish

KEY = "6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"
NO = '{"reply": "no", "limbs": [], "choice": null, "places": []}'


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        (Note, "", "“JSON” holds nothing; right is a value as JSON writes it."),
        (Note, "[]", "“JSON” holds a list; right is names with values."),
        (Note, '{"kind": "began"}', "“key” holds nothing; right is a value; it may not be left out."),
        (Note, f'{{"key": "{KEY}"}}', "“kind” holds nothing; right is a value; it may not be left out."),
        (Note, '{"key": "x", "kind": "began"}', f"“key” holds text; right is a key such as {KEY}."),
        (Note, f'{{"key": "{KEY}", "kind": "left", "track_ms": "5"}}',
         "“track_ms” holds text; right is a whole number."),
        (Note, f'{{"key": "{KEY}", "kind": "left", "track_ms": true}}',
         "“track_ms” holds true or false; right is a whole number."),
        (Note, f'{{"key": "{KEY}", "kind": "left", "track_ms": -1}}',
         "“track_ms” holds a number; right is a whole number, at least 0."),
        (Note, f'{{"key": "{KEY}", "kind": "left", "number": 1000001}}',
         "“number” holds a number; right is a whole number, at most 1000000."),
        (Note, f'{{"key": "{KEY}", "kind": "not-wanted"}}',
         "“kind” holds text; right is one of began, paused, resumed, place, concern, finished, left, again, next, "
         "softer, too-firm."),
        (Note, f'{{"key": "{KEY}", "kind": "concern", "then": "urgent"}}',
         "“then” holds text; right is one of softer, skip, stop."),
        (Note, f'{{"key": "{KEY}", "kind": "left", "mood": "good"}}',
         "“mood” holds text; right is nothing of this name."),
        (Wish, f'{{"key": "{KEY}", "change": "louder"}}',
         "“change” holds text; right is one of softer, firmer, too-firm, again, next, other-side, longer, less-talk, "
         "more-talk."),
        (Arrival, f'{{"key": "{KEY}", "answers": {{"gout": {{"reply": "maybe"}}}}, "kept": "{KEY}"}}',
         "“answers.gout.reply” holds text; right is one of yes, no, unknown."),
        (Arrival, f'{{"key": "{KEY}", "answers": {{}}, "form": "hand-self", "person": "you"}}',
         f"“person” holds text; right is me, someone or a key such as {KEY}."),
        (Arrival, f'{{"key": "{KEY}", "answers": {{}}, "form": "hand-self"}}',
         "“JSON” holds names with values; right is either a kept session, or a form with its person."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place_and_what_would_be_right(kind: Any, body: str, message: str) -> None:
    with pytest.raises(ThenarError) as refused:
        read(kind, body.encode())
    assert str(refused.value) == f"What was sent cannot be kept: {message} Nothing was changed."


def test_an_answer_about_health_is_not_in_the_message() -> None:
    body = f'{{"key": "{KEY}", "answers": {{"gout": {{"reply": "terrible pain"}}}}, "kept": "{KEY}"}}'
    with pytest.raises(ThenarError) as refused:
        read(Arrival, body.encode())
    assert "terrible" not in str(refused.value)


def test_a_whole_arrival_is_read() -> None:
    body = (
        f'{{"key": "{KEY}", "answers": {{"gout": {NO}}}, "confirmed": ["gout"], "form": "hand-self", "person": "me"}}'
    )
    told = read(Arrival, body.encode())
    assert (told.key, told.answers["gout"].reply, told.confirmed) == (UUID(KEY), "no", ("gout",))


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(name=st.sampled_from([*Note.model_fields, "change", "more"]), value=ANYTHING)
def test_whatever_a_note_holds_it_is_read_to_the_same_or_refused_in_words(name: str, value: Any) -> None:
    sent = {"key": KEY, "kind": "place", "track_ms": 0, name: value}
    try:
        note = read(Note, json.dumps(sent).encode())
    except ThenarError as refused:
        assert "Nothing was changed." in str(refused)
    else:
        assert written(note) == {key: one for key, one in sent.items() if one is not None}


@pytest.mark.parametrize("text", ["", "x", KEY + "0", None, 5, [KEY]])
def test_what_is_no_key_is_none(text: object) -> None:
    assert uuid_of(text) is None


def test_what_has_no_value_is_left_out_where_it_may_be() -> None:
    class Maybe(Wire):
        here: str
        more: str | None = None

    assert written(Maybe(here="x")) == {"here": "x"}


def test_the_types_of_the_scripts_are_those_of_the_wire() -> None:
    """`python -m docs.generate` makes them anew."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).glob("*.js")}
    assert kept == scripts()


def test_a_type_that_scripts_have_no_word_for_is_refused() -> None:
    assert script_type(tuple[Told, ...], "told") == "Told[]"
    with pytest.raises(TypeError, match="complex"):
        script_type(dict[str, complex])

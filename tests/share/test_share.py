"""A signed file and its letters: the same out as in, always the same bytes, and nothing hostile is opened."""

import random
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from thenar.files.folders import SIGNING_KEY
from thenar.model.problem import ThenarError
from thenar.share.key import key_in
from thenar.share.letters import EACH, data_in, line_of, parts_of
from thenar.share.packet import BEGINS, FORM, HEAD, LEAST, MOST_BYTES, opened, packed
from thenar.share.shared import MOST_CONTENT, Kind, Shared, content_of, sender_in

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DAY = date(2026, 11, 29)
TEXT = "id: mine\nname: Slow palms\nsteps:\n- name: Palm\n  parts:\n  - stroke: palm-short-stroke\n    times: 3\n"
SHARED = Shared(Kind.ROUTINE, TEXT, "Ana Kern", DAY)
FILE = packed(SHARED, KEY)


def signed(content: bytes) -> bytes:
    """A file around any content, with a signature that is right."""
    head = BEGINS + bytes([FORM])
    squeeze = zlib.compressobj(9, wbits=-15)
    small = squeeze.compress(content) + squeeze.flush()
    return head + KEY.public_key().public_bytes_raw() + KEY.sign(head + content) + small


def refused(data: bytes) -> str:
    with pytest.raises(ThenarError) as found:
        opened(data)
    assert "Nothing was opened." in str(found.value)
    return str(found.value)


@given(st.text(max_size=300), st.text(st.characters(categories=["L", "N"]), max_size=40), st.dates())
def test_what_goes_in_comes_out_and_the_same_gives_the_same_bytes(text: str, sender: str, day: date) -> None:
    shared = Shared(Kind.ROUTINE, text, sender, day)
    data = packed(shared, KEY)
    assert opened(data).shared == shared
    assert packed(shared, KEY) == data


@given(st.binary(min_size=1, max_size=2000))
def test_letters_give_the_file_again_in_any_order_and_with_words_around_them(data: bytes) -> None:
    assert data_in(line_of(data)) == data
    mixed = random.Random(len(data)).sample(parts_of(data), len(parts_of(data)))
    assert data_in("Here it is:\n" + "\n\n".join(mixed).lower()) == data


def test_a_small_routine_fits_into_one_code_and_a_larger_one_into_several() -> None:
    assert len(parts_of(FILE)) == 1
    parts = parts_of(FILE * 3)
    assert len(parts) == 3
    assert all(len(one) < EACH + 30 for one in parts)


def test_a_line_stands_a_link_around_it_line_breaks_and_a_lost_last_sign() -> None:
    line = f"see http://127.0.0.1:8765/open/#{line_of(FILE)}"
    broken = "\n".join(line[at : at + 40] for at in range(0, len(line), 40))
    assert data_in(broken) == data_in(line.removesuffix("/")) == FILE


@pytest.mark.parametrize("kind", Kind)
def test_one_thousand_changed_files_open_as_the_same_or_not_at_all(kind: Kind) -> None:
    chance, turned_away = random.Random(18), 0
    shared = replace(SHARED, kind=kind)
    whole = packed(shared, KEY)
    for _ in range(1000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] ^= 1 << chance.randrange(8)
                case 1:
                    del data[at : at + chance.randint(1, 9)]
                case 2:
                    data[at:at] = chance.randbytes(chance.randint(1, 9))
                case _:
                    data[at:] = data[at:] + data[: chance.randint(1, 50)]
            data = data or bytearray(b"x")
        try:
            assert opened(bytes(data)).shared == shared
        except ThenarError as error:
            assert "Nothing was opened." in str(error)
            turned_away += 1
    assert turned_away > 950


def test_each_cut_is_refused_and_says_that_the_end_is_missing() -> None:
    for length in range(1, len(FILE)):
        assert "its end is missing" in refused(FILE[:length])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a file that Thenar made"),
        (b"%PDF-1.7 and so on", "not a file that Thenar made"),
        (FILE + b"x", "more in this file"),
        (FILE[: HEAD - 1] + bytes([FORM + 1]) + FILE[HEAD:], "Get the newest Thenar"),
        (FILE[:LEAST] + b"\xff" * 40, "damaged inside"),
        (FILE[:HEAD] + bytes(32) + FILE[HEAD + 32 :], "changed after it was sealed"),
        (FILE + bytes(MOST_BYTES), "too large"),
        (signed(b"a" * (MOST_CONTENT + 1)), "What is inside this file is too large"),
        (signed(b"[" * 60_000), "not what Thenar writes"),
        (signed(b"{}"), "not what Thenar writes"),
        (signed(b"\xff\xfe"), "not what Thenar writes"),
        (signed(content_of(SHARED) + b" "), "not what Thenar writes"),
        (signed(content_of(SHARED).replace(b"2026-11-29", b"20261129")), "not what Thenar writes"),
        (signed(content_of(SHARED).replace(b"Ana Kern", b"Ana\\u202eKern")), "not what Thenar writes"),
        (signed(content_of(SHARED).replace(b'"routine"', b'"spell"')), "does not know yet"),
    ],
)
def test_what_is_hostile_cut_huge_or_newer_is_refused_in_words(data: bytes, told: str) -> None:
    assert told in refused(data)


def test_a_bomb_is_never_made_large() -> None:
    """Fifty million zeros, squeezed to what a file may have, are looked at no further than the limit."""
    bomb = signed(bytes(25_000_000))
    assert len(bomb) < MOST_BYTES
    assert "too large" in refused(bomb)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello", "THENAR/"),
        (parts_of(FILE, each=300)[0], "1 of 2 codes are here. Missing: 2."),
        (line_of(FILE)[:-9], "wrong or missing"),
        (line_of(FILE) + line_of(FILE + b"x"), "different things"),
        ("THENAR/1/99/AAAAAAAA/AAAA/", "1 of 99 codes"),
        ("THENAR/1/1/AAAAAAAA/A/", "wrong or missing"),
        ("x" * 200_000, "too many letters"),
    ],
)
def test_letters_that_are_wrong_or_not_whole_are_told(text: str, told: str) -> None:
    with pytest.raises(ThenarError, match=told):
        data_in(text)


def test_another_key_has_another_seal() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert opened(FILE).seal == "KZDV VJ2U"
    assert opened(packed(SHARED, other)).seal != opened(FILE).seal


def test_the_key_is_made_once_for_this_user_alone_and_a_spoiled_one_anew(tmp_path: Path) -> None:
    first = key_in(tmp_path).private_bytes_raw()
    assert key_in(tmp_path).private_bytes_raw() == first
    assert (tmp_path / SIGNING_KEY).stat().st_mode & 0o777 == 0o600
    (tmp_path / SIGNING_KEY).write_bytes(b"short")
    assert key_in(tmp_path).private_bytes_raw() != first


def test_a_name_is_plain_and_short() -> None:
    assert sender_in("  Ana   Kern ") == "Ana Kern"
    for name in ("x" * 61, "a\u202eb", "a\x00b"):
        with pytest.raises(ThenarError, match="cannot be used"):
            sender_in(name)

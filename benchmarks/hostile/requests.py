"""Hostile requests: every address with every method, every form of every page with values that do not belong there."""

import json
import random
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from benchmarks.hostile.ammunition import RAW, VALUES, WORDS, bitten, value
from benchmarks.hostile.camp import addresses, browser, crawl, household
from benchmarks.hostile.tally import Tally
from tests.web.crawl import Form, Page

METHODS = ("get", "head", "put", "delete", "options", "patch", "post")
NOTES = ("event", "change", "not-now", "offline-arrive")  # what scripts send
NOTE = (
    "key", "kind", "change", "track_ms", "heard_ms", "at", "number", "page", "seen", "step", "place_ms", "stroke",
    "concern", "then", "answers", "confirmed", "form", "person", "kept", "notes", "household",
)  # fmt: skip
KINDS = (
    "began", "place", "paused", "concern", "softer", "too-firm", "finished", "left", "again", "next", "firmer",
    "longer",
)  # fmt: skip
EVERY = 200  # requests between two looks at every page
ANEW = 1_000  # and between two households


def storm(number: int, seed: int) -> Tally:
    """So many requests; every page is looked at in between, and its forms are those that are sent next."""
    choice, tally = random.Random(seed), Tally("requests with values that do not belong there")
    client, forms, there = browser(), [], []
    for one in range(number):
        if one % ANEW == 0:
            household()
        if one % EVERY == 0:
            forms, there = _forms(crawl(tally, choice)), list(addresses(choice))
        name, how, path, sent = _request(forms, there, choice)
        answer = getattr(client, how)(path, headers=_headers(choice), **sent)
        tally.answer(answer.status_code, f"{how.upper()} {name}")
    crawl(tally, choice, typeset=True)
    return tally


def _forms(pages: Sequence[tuple[str, bytes]]) -> list[Form]:
    """Every form that is posted, once for each address."""
    text = ((path, read.decode("utf-8", "replace")) for path, read in pages if read.startswith(b"<!doctype html>"))
    found = [form for path, page in text for form in Page(path, page).forms if form.method == "post"]
    return list({form.action: form for form in found}.values())


def _request(
    forms: list[Form], there: list[tuple[str, str]], choice: random.Random
) -> tuple[str, str, str, dict[str, Any]]:
    """A form as a page has it with some of it spoiled, a note of a script, or anything to any address."""
    roll = choice.random()
    if roll < 0.5 and forms:
        form = choice.choice(forms)
        return "form", "post", form.action, {"data": _filled(form, choice)}
    notes = [one for one in there if one[0] in NOTES]
    if roll < 0.8:
        name, path = choice.choice(notes)
        return name, "post", path, {"data": _note(choice), "content_type": "application/json"}
    (name, path), how = choice.choice(there), choice.choice(METHODS)
    asked = f"{path}?before={choice.choice(WORDS)}&next={choice.choice(WORDS)}"
    body = {"data": choice.choice(RAW), "content_type": choice.choice(["text/plain", "multipart/form-data", "x"])}
    return name, how, asked, body if how in ("post", "put", "patch") else {}


def _filled(form: Form, choice: random.Random) -> dict[str, Any]:
    """What a page would send, with up to three fields spoiled, left out, or doubled, and one of another form."""
    data: dict[str, Any] = dict(form.fields) | dict(choice.sample(form.buttons, min(1, len(form.buttons))))
    for name in choice.sample(sorted(data), min(len(data), choice.randint(0, 3))):
        roll = choice.random()
        if roll < 0.7:
            data[name] = _text(choice)
        elif roll < 0.85:
            del data[name]
        else:
            data[name] = [_text(choice), _text(choice)]
    if choice.random() < 0.2:
        data[choice.choice(NOTE)] = _text(choice)
    return data


def _note(choice: random.Random) -> bytes:
    note: dict[str, Any] = {
        "key": str(uuid4()), "kind": choice.choice(KINDS), "change": choice.choice(KINDS), "track_ms": 5000,
        "heard_ms": 5000, "step": choice.randint(-1, 20), "place_ms": 100, "number": choice.randint(1, 60), "page": "a",
    }  # fmt: skip
    for _ in range(choice.randint(0, 3)):
        note[choice.choice(NOTE)] = value(choice)
    text = json.dumps(note).encode()
    return bitten(text, choice) if choice.random() < 0.2 else text


def _text(choice: random.Random) -> str:
    found = choice.choice([*WORDS, *(one for one in VALUES if isinstance(one, str))])
    return found.encode("utf-8", "replace").decode()


def _headers(choice: random.Random) -> dict[str, str]:
    if choice.random() < 0.7:
        return {}
    odd = choice.choice(["es", "xx", "en;q=9", "bytes=0-", "bytes=9-1", "bytes=-0", "\t", "x" * 500, '"x"'])
    return {choice.choice(["Accept-Language", "Range", "If-Range", "If-None-Match", "Accept-Encoding"]): odd}

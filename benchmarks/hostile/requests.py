"""Hostile requests: every address with every method, every form of every page with values that do not belong there."""

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.hostile.ammunition import RAW, VALUES, WORDS
from benchmarks.hostile.camp import addresses, browser, crawl, household
from benchmarks.hostile.notes import FIELDS, TO, note_to
from benchmarks.hostile.tally import Tally
from tests.web.crawl import Form, Page, named

METHODS = ("get", "head", "put", "delete", "options", "patch", "post")
EVERY = 200  # requests between two looks at every page
ANEW = 1_000  # and between two households
FORMS, ANYTHING = "forms with fields that do not belong there", "anything to every address"


def storm(number: int, seed: int) -> list[Tally]:
    """So many requests, a tally for each kind of them and one for the pages that are looked at in between, the forms of
    which are those that are sent next."""
    choice, pages = random.Random(seed), Tally("every page in between")
    tallies = {one: Tally(one) for one in (FORMS, *map(_noted, TO), ANYTHING)}
    client, forms, there = browser(), [], []
    for one in range(number):
        if one % ANEW == 0:
            household()
        if one % EVERY == 0:
            forms, there = _forms(crawl(pages, choice)), list(addresses(choice))
        what, how, path, sent = _request(forms, there, choice)
        answer = getattr(client, how)(path, headers=_headers(choice), **sent)
        tallies[what].answer(answer.status_code, f"{how.upper()} {named(path)[0]}")
    crawl(pages, choice, typeset=True)
    return [*tallies.values(), pages]


def _noted(name: str) -> str:
    return f"notes of a script to `{name}`"


def _forms(pages: Sequence[tuple[str, bytes]]) -> list[Form]:
    """Every form that is posted, once for each address."""
    text = ((path, read.decode("utf-8", "replace")) for path, read in pages if read.lstrip().startswith(b"<!doctype"))
    found = [form for path, page in text for form in Page(path, page).forms if form.method == "post"]
    return list({form.action: form for form in found}.values())


def _request(
    forms: list[Form], there: list[tuple[str, str]], choice: random.Random
) -> tuple[str, str, str, dict[str, Any]]:
    """A form as a page has it with some of it spoiled, a note of a script, or anything to any address."""
    roll = choice.random()
    if roll < 0.5 and forms:
        form = choice.choice(forms)
        return FORMS, "post", form.action, {"data": _filled(form, choice)}
    if roll < 0.8:
        name, path = choice.choice([one for one in there if one[0] in TO])
        return _noted(name), "post", path, {"data": note_to(name, choice), "content_type": "application/json"}
    (_, path), how = choice.choice(there), choice.choice(METHODS)
    asked = f"{path}?before={choice.choice(WORDS)}&next={choice.choice(WORDS)}"
    body = {"data": choice.choice(RAW), "content_type": choice.choice(["text/plain", "multipart/form-data", "x"])}
    return ANYTHING, how, asked, body if how in ("post", "put", "patch") else {}


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
        data[choice.choice(FIELDS)] = _text(choice)
    return data


def _text(choice: random.Random) -> str:
    found = choice.choice([*WORDS, *(one for one in VALUES if isinstance(one, str))])
    return found.encode("utf-8", "replace").decode()


def _headers(choice: random.Random) -> dict[str, str]:
    """Those of a device that knows of every erasure, without which nothing of it is taken, and an odd one."""
    knows = {"Thenar-Erased": choice.choice(["999999999"] * 9 + ["0"])}
    if choice.random() < 0.7:
        return knows
    odd = choice.choice(["es", "xx", "en;q=9", "bytes=0-", "bytes=9-1", "bytes=-0", "\t", "x" * 500, '"x"'])
    names = ["Accept-Language", "Range", "If-Range", "If-None-Match", "Accept-Encoding", "Thenar-Erased"]
    return knows | {choice.choice(names): odd}

"""Finds every page that can be reached by links, and every form and script address on them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve


@dataclass
class Form:
    """A form as a browser would send it without anything typed: its method, its address, its fields."""

    method: str
    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)


class Page(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path, self.links, self.forms = path, [], []  # type: ignore[var-annotated]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and has.get("href", "").startswith(("/", "?")):
            href = has["href"]
            self.links.append(self.path + href if href.startswith("?") else href)
        if tag == "form":
            self.forms.append(Form(has.get("method", "get"), has.get("action") or self.path))
        if not self.forms or not has.get("name"):
            return
        form, chosen = self.forms[-1], "checked" in has or has.get("type") not in ("radio", "checkbox")
        if tag in ("input", "textarea", "select") and chosen and has.get("type") != "file":
            form.add(has["name"], has.get("value", ""))
        if tag == "button":
            form.buttons.append((has["name"], has.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.forms.append(Form("dialog", ""))  # what stands after it belongs to none


def crawled(client: Client, starts: list[str], within: Callable[[str], bool]) -> dict[str, Page]:
    """Every page of ours that links lead to from these, by its path; no further than `within` says."""
    seen: dict[str, Page] = {}
    ahead = list(starts)
    while ahead:
        path = ahead.pop()
        if path.partition("?")[0] in seen:
            continue
        answer = client.get(path, follow=True)
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = Page(answer.request["PATH_INFO"], answer.content.decode())
        seen[path.partition("?")[0]] = seen[page.path] = page
        ahead += filter(within, page.links)
    return seen


def patterns(inside: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address of the website."""
    for one in (inside or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def named(path: str) -> tuple[str, dict[str, Any]]:
    """The name of an address and what it holds."""
    match = resolve(urlsplit(path).path)
    return str(match.url_name), match.kwargs


def literal_addresses(script: str) -> Iterator[str]:
    """The addresses that a script has as text; `${…}` in them stands for a key."""
    yield from (one for one in re.findall(r"""["`](/[a-z][^"`\s]*?/)["`]""", script) if one != "/static/")

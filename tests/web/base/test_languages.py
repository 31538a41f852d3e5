"""Pages in the language of the visitor: chosen, remembered, named, and whole."""

import re
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.web.base.about import address
from thenar.web.base.languages import LANGUAGES

SPANISH = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}
SPOKEN = ("aria-label", "alt", "title", "placeholder", "content", "label")

# Words that are the same in both languages, and what is said in English on purpose: names, sources, licenses
SAME = {"Thenar", "English", "Español", "Diabetes", "No"}


class Texts(HTMLParser):
    """Every text that is seen or read aloud, but for what is marked as being in another language."""

    SILENT = ("style", "script", "svg")
    EMPTY = ("meta", "link", "input", "br", "img", "source", "track", "hr")

    def __init__(self, page: str, language: str) -> None:
        super().__init__()
        self.language, self.found = language, set[str]()
        self._open: list[tuple[str, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        other = tag in self.SILENT or (tag != "html" and about.get("lang", self.language) != self.language)
        heard = not other and all(one for _, one in self._open)
        if heard and about.get("name") not in ("viewport", "color-scheme", "theme-color"):
            self.found |= {text for name in SPOKEN if (text := about.get(name))}
        if tag not in self.EMPTY:
            self._open.append((tag, not other))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and all(one for _, one in self._open):
            self.found.add(" ".join(data.split()))


def texts(page: str, language: str) -> set[str]:
    """The texts with letters in them."""
    return {one for one in Texts(page, language).found if re.search(r"[^\W\d_]{2}", one)}


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_first_visit_follows_the_browser(db: None) -> None:
    assert '<html lang="es" dir="ltr">' in Client(headers=SPANISH).get("/").content.decode()
    assert '<html lang="en" dir="ltr">' in Client().get("/").content.decode()
    assert '<html lang="en" dir="ltr">' in Client(headers={"Accept-Language": "tlh"}).get("/").content.decode()


def test_a_language_that_is_chosen_leads_back_and_is_remembered(db: None) -> None:
    client = Client(headers={"Accept-Language": "en"})
    answer = client.post(reverse("set_language"), {"language": "es", "next": reverse("about")})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("about")
    cookie = answer.cookies["thenar-language"]
    assert (cookie.value, cookie["samesite"], cookie["max-age"] > 30 * 24 * 3600) == ("es", "Strict", True)
    assert '<html lang="es"' in html(client, "/")
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert '<html lang="en"' in html(client, "/")


def test_the_way_back_never_leads_elsewhere(db: None) -> None:
    answer = Client().post(reverse("set_language"), {"language": "es", "next": "https://example.org/"})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("name", ["home", "about", "benefits", "strokes", "points", "points-known", "history"])
def test_every_page_offers_each_language_in_its_own_name(visitor: Visitor, name: str) -> None:
    path = visitor.theirs(reverse(name))
    page = html(visitor.client, path)
    for one in LANGUAGES:
        assert f'name="language" value="{one.code}" lang="{one.code}"' in page
        assert one.name in page
    assert re.search(rf'<input type="hidden" name="next"\s+value="{re.escape(path)}"\s*>', page)
    assert re.search(r'value="en" lang="en"\s+aria-current="true"', page)
    assert "sin revisar" in page


def test_the_session_offers_the_languages_before_it_begins(visitor: Visitor) -> None:
    row = visitor.session()
    page = html(visitor.client, reverse("session", args=(row.key,)))
    begin = page[page.index('id="begin"') : page.index('id="player"')]
    assert 'name="language" value="es" lang="es"' in begin


def test_a_page_that_answers_a_form_leads_home_with_the_language(visitor: Visitor) -> None:
    row = visitor.session()
    visitor.post(reverse("not-now", args=(row.key,)), unsure="yes")
    home = address("home", row.person)
    page = visitor.page.content.decode()
    assert re.search(rf'<input type="hidden" name="next"\s+value="{re.escape(home)}"\s*>', page)


def test_about_says_that_the_spanish_is_not_reviewed(db: None) -> None:
    assert "no native speaker and no clinician has reviewed the translation" in html(Client(), reverse("about"))
    spanish = html(Client(headers=SPANISH), reverse("about"))
    assert "no ha revisado ningún hablante nativo ni ningún profesional de la salud" in spanish


def test_a_language_from_right_to_left_turns_the_page(db: None, settings: pytest.FixtureRequest) -> None:
    settings.LANGUAGES = [("en", "English"), ("ar", "العربية")]  # type: ignore[attr-defined]
    page = Client(headers={"Accept-Language": "ar"}).get("/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_a_page_without_scripts_in_english_carries_no_words_for_them(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    assert 'id="catalog-' not in visitor.page.content.decode()


def walked(visitor: Visitor) -> dict[str, str]:
    """Every kind of page on the way from home to the end, and beside it, as HTML by name."""
    seen: dict[str, str] = {}

    def see(name: str) -> None:
        seen[name] = visitor.page.content.decode()

    for name in ("home", "about", "benefits", "strokes", "points", "points-known"):
        visitor.get(reverse(name))
        see(name)
    visitor.get(reverse("stroke", args=("ankle-to-toe-glide",)))
    see("stroke")
    visitor.get("/no-such-page/")
    see("not found")
    visitor.start(area="both", minutes="20")
    see("red flags")
    visitor.flags()
    see("conditions")
    visitor.conditions(
        yes=["blood-thinner", "sprain", "allergy"],
        unknown=["varicose-veins"],
        **{"limbs-sprain": ["left-hand"], "choice-sprain": "within-3-days"},
    )
    see("plan")
    visitor.get(reverse("ready"))
    see("ready")
    visitor.post(reverse("start"), key=uuid4())
    see("session")
    visitor.get(f"{visitor.path}end/")
    see("end")
    visitor.post(visitor.path.replace("/end/", "/not-now/"), unsure="yes")
    see("not now")
    visitor.start(area="foot", goal="no-such-goal")
    see("a wrong wish")
    visitor.get(reverse("conditions"))
    see("conditions again")
    visitor.conditions(yes=["cancer"])
    see("ask")
    visitor.get(reverse("note"))
    see("note")
    visitor.post(reverse("agreement"), condition="cancer", day="2027-01-01", key=uuid4())
    see("a mistake")
    visitor.flags(yes=["rf_dvt"])
    see("stop")
    return seen


def test_spanish_pages_say_nothing_in_english(visitor: Visitor) -> None:
    english = walked(visitor)
    visitor.client.cookies["thenar-language"] = "es"
    spanish = walked(visitor)
    left = {name: same for name in english if (same := texts(english[name], "en") & texts(spanish[name], "es") - SAME)}
    assert left == {}

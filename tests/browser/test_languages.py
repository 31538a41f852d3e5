"""The choice of a language in a real browser, and the words of the scripts in every plural rule."""

import re
from gettext import c2py  # the reader of plural rules that gettext itself uses

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Open, at_the_start, until
from thenar.web.base.script_words import plural

RULES = {
    "English, Spanish": "n != 1",
    "French": "n > 1",
    "Japanese": "0",
    "Arabic": "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    "Polish": "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    "Russian": "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    "Latvian": "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2",
    "Slovenian": "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3",
    "Irish": "n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4",
    "Welsh": "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5",
}
COUNTS = 1001
PAGES = ("/", "/check/", "/check/more/", "/about/", "/benefits/", "/strokes/", "/history/")


@pytest.mark.parametrize("language", RULES)
def test_each_count_takes_the_form_that_its_language_gives_it(open_page: Open, language: str) -> None:
    form = c2py(RULES[language])
    words = {"one": plural(lambda count: f"form {form(count)} of {{n}}")}
    page = open_page("/strokes/ankle-to-toe-glide/")
    static = re.search(r"/static/\w+/", page.content())
    assert static
    say = """async ([module, words, counts]) => {
      const { speaking, fill } = await import(module);
      const { ngettext } = speaking(words);
      return [...Array(counts).keys()].map((n) => fill(ngettext("one", "many", n), { n }));
    }"""
    said = page.evaluate(say, [f"{static[0]}js/base/words.js", words, COUNTS])
    assert said == [f"form {form(count)} of {count}" for count in range(COUNTS)]


def test_without_words_scripts_speak_english(open_page: Open) -> None:
    page = open_page("/strokes/ankle-to-toe-glide/")
    static = re.search(r"/static/\w+/", page.content())
    assert static
    say = """async (module) => {
      const { gettext, ngettext, pgettext, fill } = await import(module);
      return [gettext("Pause"), ngettext("{n} step", "{n} steps", 1), ngettext("{n} step", "{n} steps", 0),
        pgettext("limb", "left hand"), fill("{a}, {b}, {c}", { a: "{b}", b: 2 })];
    }"""
    said = page.evaluate(say, f"{static[0]}js/base/words.js")
    assert said == ["Pause", "{n} step", "{n} steps", "left hand", "{b}, 2, {c}"]


def test_the_language_is_chosen_in_the_footer_without_scripts(open_page: Open) -> None:
    page = open_page("/about/", java_script_enabled=False)
    page.get_by_role("button", name="Español").click()
    expect(page).to_have_url(re.compile(r"/about/$"))
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_have_text("Acerca de Thenar")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_first_visit_is_in_the_language_of_the_browser(open_page: Open) -> None:
    page = open_page("/", locale="es-CO")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("button", name="Empezar")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390])
def test_spanish_pages_fit_and_axe_finds_nothing(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, locale="es", viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for button in page.locator(".languages button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_the_session_goes_on_in_spanish(open_page: Open) -> None:
    page = at_the_start(open_page("/"))
    page.get_by_text("More choices").click()
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.locator("#start").click()
    until(page, "!document.querySelector('#player').hidden && document.querySelector('#where').textContent")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#where")).to_contain_text("Paso 1 de")
    expect(page.locator("#where")).to_contain_text(re.compile("queda|último"))
    expect(page.locator("#limb")).to_contain_text(re.compile("mano (izquierda|derecha) · presión", re.IGNORECASE))
    page.locator("#pause").click()
    expect(page.locator("#pause")).to_have_text("Seguir")

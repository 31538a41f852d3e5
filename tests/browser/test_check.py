"""The check is short and understands people: counted, on one screen, and on the device as it is typed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, started

A_MINUTE = 230  # words that people read
FIRST, LATER = 90, 20  # seconds
SCREEN = 844
LANGUAGES = ["en-US", "es"]


def seconds(page: Page) -> float:
    """How long the words that are seen take to read."""
    words: int = page.evaluate("document.querySelector('main').innerText.split(/\\s+/).filter(Boolean).length")
    return 60 * words / A_MINUTE


def begun(open_page: Open, locale: str) -> Page:
    """The first page of a check for someone new, in a language: nothing is found by its words."""
    page = open_page("/", locale=locale)
    page.locator("input[name=who][value=new]").check()
    page.locator("form.wishes button.go").click()
    page.wait_for_url("**/check/")
    return page


def edge(one: Locator, side: str) -> float:
    return float(one.evaluate(f"one => one.getBoundingClientRect().{side}"))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_first_check_takes_a_healthy_person_less_than_90_seconds(open_page: Open, locale: str) -> None:
    page = begun(open_page, locale)
    signs = seconds(page)
    page.locator(".bar .go").click()
    page.wait_for_url("**/check/more/")
    both = signs + seconds(page)
    print(f"{locale}: a first check of {both:.1f} s")
    assert both < FIRST


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_later_check_takes_less_than_20_seconds_and_one_screen(open_page: Open, locale: str) -> None:
    page = begun(open_page, locale)
    page.locator(".bar .go").click()
    page.wait_for_url("**/check/more/")
    page.locator(".bar .go").click()
    page.wait_for_url("**/plan/")
    page.goto(page.url.replace("/plan/", "/check/"))
    print(f"{locale}: a later check of {seconds(page):.1f} s")
    assert seconds(page) < LATER
    button = page.locator(".bar .go")
    last = page.locator(".lines > li:visible").last
    assert edge(button, "bottom") <= SCREEN
    assert edge(last, "bottom") <= edge(button, "top")
    small = page.locator(".lines > li > details > summary:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 43.5).length"
    )
    assert small == 0


def test_what_is_typed_is_understood_at_once_and_its_questions_have_to_be_answered(open_page: Open) -> None:
    page = started(open_page())
    page.locator(".bar .go").click()
    page.get_by_label("Their medicines and diagnoses").fill("zarelto 20 mg and foomab")
    told = "zarelto 20 mg: understood as Xarelto. Please answer: Blood thinner."
    expect(page.locator("#told li").first).to_have_text(told)
    expect(page.locator("#told li").last).to_contain_text(
        "foomab: not known here. If this is new or sudden, read the warning signs."
    )
    expect(page.locator("#meant fieldset")).to_have_count(3)
    expect(page.locator("[data-line=bruising]")).to_be_hidden()
    page.locator(".bar .go").click()
    assert page.url.endswith("/check/more/"), "nothing that was written is answered by the button"
    page.get_by_label("Their medicines and diagnoses").fill("")
    expect(page.locator("#meant fieldset")).to_have_count(0)
    expect(page.locator("[data-line=bruising]")).to_be_visible()
    page.locator(".bar .go").click()
    page.wait_for_url("**/plan/")


def test_without_scripts_the_server_understands(open_page: Open) -> None:
    page = started(open_page(java_script_enabled=False))
    page.locator(".bar .go").click()
    page.get_by_label("Their medicines and diagnoses").fill("warfarin")
    page.get_by_role("button", name="See what it means").click()
    expect(page.locator("#told li")).to_have_text("warfarin: understood as warfarin. Please answer: Blood thinner.")
    page.locator("[data-question=blood-thinner]").get_by_label("Yes", exact=True).check()
    page.locator(".bar .go").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("[data-question=blood-thinner-unstable]").get_by_label("No", exact=True).check()
    page.locator(".bar .go").click()
    page.wait_for_url("**/plan/")


def test_yes_no_and_i_dont_know_exclude_each_other(open_page: Open) -> None:
    page = started(open_page())
    page.locator("[data-line=breath] summary").click()
    sign = page.locator("[data-question=rf_pe]")
    for answer in ("Yes", "I don’t know", "No"):
        sign.get_by_label(answer, exact=True).check()
        expect(sign.locator("[name=is-rf_pe]:checked")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_with_something_written_and_open_are_clean(open_page: Open, scheme: str) -> None:
    page = started(open_page(color_scheme=scheme))
    page.locator(".bar .go").click()
    page.get_by_label("Their medicines and diagnoses").fill("epilepsy, foomab")
    expect(page.locator("#meant fieldset")).to_have_count(4)
    page.locator("[data-line=joints] summary").click()
    assert Axe().run(page).response["violations"] == []

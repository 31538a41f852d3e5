"""Two people in two tabs of one browser: each tab stays with its own."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, started


def checking(page: Page) -> str:
    """Someone new, as far as the check; the part of the address that says whom it is about."""
    started(page).wait_for_url("**/for/*/check/")
    return "/".join(page.url.split("/")[:5])


def test_what_is_said_in_one_tab_is_about_that_tabs_person(open_page: Open) -> None:
    mother = open_page()
    of_mother = checking(mother)
    father = mother.context.new_page()
    of_father = checking(father)
    assert of_mother != of_father
    mother.locator("main form button.go").click()
    mother.wait_for_url(f"{of_mother}/check/more/")
    father.goto(f"{of_father}/plan/")
    expect(father).to_have_url(f"{of_father}/check/")
    mother.goto(f"{of_mother}/plan/")
    expect(mother).to_have_url(f"{of_mother}/check/more/")
    links = father.locator("header a[href^='/for/']").evaluate_all("all => all.map(one => one.href)")
    assert links
    assert all(link.startswith(of_father) for link in links)

"""Copies on the page of this computer, as a person without a terminal goes: key, folder, download, and back again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.web.came_in import came_in, cookies


@pytest.fixture
def alone(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """An app with a journal that nobody else needs: it is replaced here."""
    home = {"THENAR_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)}
    app = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser"], env={**os.environ, **home}, stdout=subprocess.PIPE, text=True
    )
    assert app.stdout is not None
    here = came_in(app.stdout.readline())
    page = chromium.new_page(base_url=here, viewport=PHONE)
    page.context.add_cookies(cookies(here))  # type: ignore[arg-type]
    yield page
    page.close()
    app.terminate()
    app.wait(timeout=20)


def noted(page: Page, name: str) -> None:
    """Someone of this name is kept."""
    page.goto("/")
    page.get_by_label("Someone else", exact=True).check()
    page.get_by_label("Their name").fill(name)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/check/")


def test_a_person_keeps_copies_and_brings_one_back(alone: Page, tmp_path: Path) -> None:
    noted(alone, "Mother")
    alone.goto("/journal/data/")
    alone.get_by_role("link", name="Mother").or_(alone.get_by_role("link", name="Me", exact=True)).first.click()
    alone.get_by_role("link", name="Make copies, or bring one back").click()
    alone.get_by_role("button", name="Make the key").click()
    key = alone.locator(".groups").inner_text()
    alone.get_by_label("Its last six letters").fill("".join(key.split())[-6:].lower())
    alone.get_by_role("button", name="Use this key").click()
    alone.get_by_label("folder", exact=False).last.fill(str(tmp_path / "stick"))
    alone.get_by_role("button", name="Keep a copy there every day").click()
    expect(alone.get_by_role("status")).to_contain_text("is whole")
    with alone.expect_download() as loading:
        alone.get_by_role("button", name="Download a locked copy").click()
    copy = tmp_path / loading.value.suggested_filename
    loading.value.save_as(copy)
    noted(alone, "Later")
    alone.goto("/copies/")
    alone.get_by_label("The copy").set_input_files(copy)
    alone.get_by_label("Its key").fill(key)
    alone.get_by_role("button", name="Look at it").click()
    expect(alone.get_by_role("heading", level=1)).to_have_text("This copy is whole.")
    expect(alone.get_by_text("Me, Mother, Later")).to_be_visible()
    alone.get_by_label("Yes, put it in the place of what is kept now.").check()
    alone.get_by_role("button", name="Bring it back").click()
    expect(alone.get_by_role("heading", level=1)).to_have_text("It is back.")
    alone.goto("/")
    expect(alone.get_by_label("Mother", exact=True)).to_have_count(1)
    expect(alone.get_by_label("Later", exact=True)).to_have_count(0)
    assert (tmp_path / "data" / "before" / "0001-before-restore.sqlite3").is_file()

"""A phone is let in by a scanned code and thrown out again, in real browsers, with and without scripts and HTTPS."""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import PHONE, at_the_start, until
from tests.browser.find_chromium import find_chromium, flags
from tests.browser.test_access import keeps_nobody_out
from tests.web.came_in import cookies
from tests.web.lan.house import ADDRESS, RunningHouse, running


@contextmanager
def visiting(chromium: Browser, house: RunningHouse, path: str, *, here: bool, **about: Any) -> Iterator[Page]:
    """A page on the computer (`here`) or on a phone. It asks nothing of anyone else and breaks no policy."""
    scheme = "https" if "https" in house.said[2] and not here else "http"
    base = f"{scheme}://{'127.0.0.1' if here else ADDRESS}:{house.port}"
    asked, broken = [], []
    # a worker that still fetches can keep a context from closing
    usual: dict[str, Any] = {"viewport": PHONE, "service_workers": "block"}
    context = chromium.new_context(base_url=base, **{**usual, **about})
    if here:
        context.add_cookies(cookies(base))  # type: ignore[arg-type]
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda told: broken.append(told.text) if "Content Security Policy" in told.text else None)
    page.goto(path)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("data:", f"{base}/"))] == []
    assert broken == []


def shown_code(computer: Page) -> str:
    """Ask for a code, and what is behind the `#` of its picture."""
    computer.get_by_role("button", name=re.compile("Show .* code")).click()
    expect(computer.get_by_role("img", name="QR code that lets one device in")).to_be_visible()
    return computer.locator("strong.code").inner_text().replace("-", "")


def test_a_scanned_code_lets_in_and_throwing_out_ends_it(chromium: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as house, visiting(chromium, house, "/devices/", here=True) as computer:
        code = shown_code(computer)
        with visiting(chromium, house, "/about/", here=False) as phone:
            been: list[str] = []
            phone.on("framenavigated", lambda frame: been.append(frame.url.partition(f":{house.port}")[2]))
            phone.goto(f"/pair/#{code}")
            phone.wait_for_url(lambda url: url.endswith(f":{house.port}/"))
            assert been == [f"/pair/#{code}", "/pair/", "/"], "the code is wiped out of the history"
            expect(phone.get_by_role("button", name="Start")).to_be_visible()
            expect(computer.get_by_text("A device was let in with the last code.")).to_be_visible()
            assert code not in computer.content()
            computer.get_by_label("Name of the device").fill("Kitchen phone")
            computer.get_by_role("button", name="Save the name").click()
            computer.get_by_role("button", name="Throw out Kitchen phone").click()
            expect(computer.get_by_text("No device yet.")).to_be_visible()
            assert phone.evaluate("fetch('/journal/').then(answer => answer.status)") == 403
            phone.reload()
            expect(phone.get_by_role("heading", name="Let this device in")).to_be_visible()


def test_a_typed_code_lets_in_without_scripts(chromium: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as house, visiting(chromium, house, "/devices/", here=True) as computer:
        code = shown_code(computer)
        with visiting(chromium, house, "/", here=False, java_script_enabled=False) as phone:
            phone.get_by_label("Code on the computer").fill("wrong")
            phone.get_by_role("button", name="Let me in").click()
            expect(phone.get_by_role("alert")).to_contain_text("This is not the code.")
            phone.get_by_label("Code on the computer").fill(f"{code[:4].lower()} {code[4:]}")
            phone.keyboard.press("Enter")
            expect(phone.get_by_role("button", name="Start")).to_be_visible()


@pytest.mark.parametrize("options", [(), ("--https",)], ids=["http", "https"])
def test_nobody_is_kept_out_of_these_pages(chromium: Browser, tmp_path: Path, options: tuple[str, ...]) -> None:
    """axe in light and dark, targets of 44 pixels, no sideways scroll at 320 pixels."""
    with (
        running(tmp_path, *options) as house,
        visiting(chromium, house, "/devices/", here=True, reduced_motion="reduce") as computer,
        visiting(chromium, house, "/pair/", here=False, ignore_https_errors=True) as phone,
        visiting(chromium, house, "/pair/", here=False, ignore_https_errors=True, reduced_motion="reduce") as wrong,
    ):
        phone.locator("#code").fill(shown_code(computer))
        phone.keyboard.press("Enter")
        expect(computer.get_by_role("button", name="Throw out")).to_be_visible()
        wrong.locator("#code").fill("wrong")
        wrong.keyboard.press("Enter")
        expect(wrong.get_by_role("alert")).to_be_visible()
        check(computer)
        check(wrong)
        shown_code(computer)
        check(computer)


def check(page: Page) -> None:
    keeps_nobody_out(page)
    page.set_viewport_size(PHONE)


@contextmanager
def by_name(playwright: Playwright, house: RunningHouse, scheme: str, *more: str) -> Iterator[Page]:
    """A phone in a browser of its own, which knows the house as kitchen.local and so has no reason to trust it."""
    found = [*flags(), "--disable-3d-apis", f"--host-resolver-rules=MAP kitchen.local {ADDRESS}", *more]
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=found)
    page = browser.new_page(base_url=f"{scheme}://kitchen.local:{house.port}", viewport=PHONE)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto("/")
    page.get_by_label("Code on the computer").fill(house.code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    yield page
    browser.close()
    assert broken == []


POWERS = "() => [isSecureContext, 'serviceWorker' in navigator, 'wakeLock' in navigator]"


def test_without_https_a_browser_holds_back_what_we_say_and_the_session_goes_on(
    playwright: Playwright, tmp_path: Path
) -> None:
    with (
        running(tmp_path, "--name", "kitchen.local") as house,
        by_name(playwright, house, "http", "--autoplay-policy=no-user-gesture-required") as phone,
    ):
        assert phone.evaluate(POWERS) == [False, False, False]
        at_the_start(phone).get_by_role("button", name="Begin").click()
        until(phone, "document.querySelector('#track').currentTime > 1")


def test_with_a_trusted_certificate_a_browser_gives_them_and_keeps_the_app(
    playwright: Playwright, tmp_path: Path
) -> None:
    with running(tmp_path, "--https", "--name", "kitchen.local") as house:
        made = x509.load_pem_x509_certificates((tmp_path / "https" / "certificate.pem").read_bytes())[0]
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        key = made.public_key().public_bytes(serialization.Encoding.DER, form)
        digest = hashes.Hash(hashes.SHA256())
        digest.update(key)
        trusted = f"--ignore-certificate-errors-spki-list={base64.b64encode(digest.finalize()).decode()}"
        with by_name(playwright, house, "https", trusted) as phone:
            assert phone.evaluate(POWERS) == [True, True, True]
            until(phone, "'kept' in document.documentElement.dataset")
            house.stop()
            phone.reload()
            expect(phone.get_by_role("heading", level=1)).to_be_visible()
            assert phone.evaluate("fetch('/about/').then(() => 'there', () => 'gone')") == "gone"

"""What was erased on the computer goes from a device at its first contact afterwards."""

import os
import subprocess
import sys

from playwright.sync_api import Page

from tests.browser.conftest import at_the_start, until
from tests.browser.offline.away import App
from tests.browser.offline.device import KEPT, LOOK, READY, STORED

ERASE = "import django; django.setup(); from thenar.journal.erasing import erase_everything; erase_everything()"
CLEARED = LOOK.replace("CONDITION", f"(await ({STORED})('told')).some(one => one.number > 0)")


def test_plans_and_their_sound_go_at_the_first_contact_after_an_erasure(visited: Page, app: App) -> None:
    at_the_start(visited)
    until(visited, READY)
    assert visited.evaluate(STORED, "sessions")
    assert visited.evaluate(KEPT)["thenar-kept"]
    env = {**os.environ, "THENAR_DATA": str(app.folder / "data"), "DJANGO_SETTINGS_MODULE": "thenar.web.settings"}
    subprocess.run([sys.executable, "-c", ERASE], env=env, check=True)
    visited.goto("/about/")
    visited.evaluate(CLEARED)
    assert visited.evaluate(STORED, "sessions") == []
    assert visited.evaluate(STORED, "outbox") == []
    assert not visited.evaluate(KEPT).get("thenar-kept")

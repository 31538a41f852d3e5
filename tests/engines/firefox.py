"""Firefox by Marionette, its own protocol, with a profile of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from marionette_driver.marionette import Marionette

from tests.browser.offline.away import free_port

PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "media.autoplay.default": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Speaker:
    """A loudspeaker that nobody hears: without any, Firefox ends every sound a moment after it began."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="thenar-sound-"))
        self.socket = self.folder / "native"
        modules = ("module-null-sink", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1")
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        self.process = subprocess.Popen(
            [*command, *(f"--load={one}" for one in modules)],
            env={**os.environ, "HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs in its environment to be heard here."""
        return {**os.environ, "PULSE_SERVER": f"unix:{self.socket}"}

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


class Firefox:
    """A headless Firefox."""

    def __init__(self, preferences: dict[str, Any]) -> None:
        self.speaker = Speaker()
        self.profile = Path(tempfile.mkdtemp(prefix="thenar-firefox-"))
        port = free_port()
        wanted = {**PREFERENCES, **preferences, "marionette.port": port}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
        (self.profile / "user.js").write_text("".join(lines))
        command = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(self.profile)]
        command += ["--width", "450", "--height", "930"]
        self.process = subprocess.Popen(
            command, env=self.speaker.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.marionette = Marionette(host="127.0.0.1", port=port, startup_timeout=90)
        self.marionette.raise_for_port(timeout=90)
        self.marionette.start_session()
        self.marionette.timeout.script = 60

    def open(self, address: str) -> None:
        self.marionette.navigate(address)

    def run(self, script: str, *given: Any) -> Any:
        return self.marionette.execute_script(script, script_args=list(given), sandbox=None)

    def press(self, css: str) -> None:
        self.marionette.find_element("css selector", css).click()

    def know(self, name: str, value: str) -> None:
        self.marionette.add_cookie({"name": name, "value": value, "httpOnly": True, "path": "/"})

    def back(self) -> None:
        self.marionette.go_back()

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.speaker.close()
        shutil.rmtree(self.profile, ignore_errors=True)

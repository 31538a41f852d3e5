"""Static files come from memory, whole and compressed, and whatever lies in a cache does not matter."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.web.serving.conftest import RunningApp
from thenar.web.serving import assets
from thenar.web.serving.static_files import static_file

KINDS = {
    "vendor/three/three.js": "text/javascript; charset=utf-8",
    "js/base/words.js": "text/javascript; charset=utf-8",
    "css/lan.css": "text/css; charset=utf-8",
    "icons/mark.svg": "image/svg+xml",
    "icons/icon-192.png": "image/png",
    "anatomy/hand.glb": "model/gltf-binary",
}


NODE = Path(sys.executable).with_name("node")
OURS = [path for path in sorted(assets.paths()) if path.endswith(".js") and not path.startswith("vendor/")]


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_each_is_the_file_itself_with_its_kind(path: str, kind: str) -> None:
    answer = Client().get(settings.STATIC_URL + path)
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    if path not in OURS:  # those are the same program: below
        assert answer.content == (assets.SOURCE / path).read_bytes()
    assert answer["X-Content-Type-Options"] == "nosniff"


def _other_programs(pairs: list[tuple[str, str, str]]) -> list[str]:
    """The names of those whose source and sent text are not the same program, as TypeScript reads both."""
    command = [NODE, Path(__file__).with_name("same_program.cjs")]
    done = subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def _sent(path: str) -> str:
    found = static_file(path)
    assert found
    return found.plain.decode()


def test_a_script_of_ours_is_sent_without_comments_and_is_the_same_program() -> None:
    pairs = [(path, (assets.SOURCE / path).read_text(encoding="utf-8"), _sent(path)) for path in OURS]
    assert len(pairs) > 60
    assert _other_programs(pairs) == []
    assert not [path for path, _source, sent in pairs if "@param" in sent]
    assert sum(len(sent) for *_, sent in pairs) < 0.8 * sum(len(source) for _, source, _ in pairs)


def test_another_program_is_noticed() -> None:
    changed = ("a", "const a = `x  y`; // says a", "const a=`x y`;")
    assert _other_programs([changed, ("b", "const b = 1; // one", "const b=1;")]) == ["a"]


def test_the_disk_is_read_once_for_everyone_who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in ("vendor/three/three.js", "icons/mark.svg"):
        first = Client().get(settings.STATIC_URL + path).content
        with monkeypatch.context() as gone:
            gone.setattr(assets, "SOURCE", tmp_path / "gone")
            assert Client().get(settings.STATIC_URL + path).content == first


def test_it_is_compressed_for_whoever_takes_that() -> None:
    path = settings.STATIC_URL + "vendor/three/three.js"
    answer = Client().get(path, headers={"Accept-Encoding": "gzip, br"})
    assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.content) == (assets.SOURCE / "vendor/three/three.js").read_bytes()
    assert len(answer.content) * 3 < len(gzip.decompress(answer.content))
    picture = Client().get(settings.STATIC_URL + "icons/icon-192.png", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in picture


@pytest.mark.parametrize(
    "path",
    ["", "js", "js/", "../settings.py", "js/../../settings.py", "/etc/hosts", ".x", "js/base/words.js/", "JS/words.js"],
)
def test_nothing_else_is_one(path: str) -> None:
    assert static_file(path) is None


def test_nothing_of_them_is_kept_between_two_starts(app: RunningApp) -> None:
    """A cache that is gone or damaged harms nothing: there is none."""
    page = app.here.get("/").body.decode()
    address = page.split('rel="apple-touch-icon" href="')[1].split('"')[0]
    assert app.here.get(address).status == 200
    assert not (app.folder / "cache" / "static").exists()

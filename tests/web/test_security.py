"""SECURITY.md says what the code does, and what no code of ours does is looked for in all of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.gate.kept import Kept
from thenar.journal.models import Session
from thenar.journal.transfer.refusal import MOST_BYTES as MOST_BROUGHT_IN
from thenar.web.lan import devices, front, gate, heads, needs, pairing
from thenar.web.lan.role import May
from thenar.web.serving import entry, guard
from thenar.web.serving import heads as of_strangers
from thenar.web.serving.security_log import BYTES, Event

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "thenar"
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
SECTIONS = ["Tell us", "Coming in", "How long one stays in", "Roles", "Values", "Limits", "Files", "Keys",
            "What is kept", "Connections", "Logs", "Parts of others"]  # fmt: skip
PYTHON = {path: path.read_text(encoding="utf-8") for path in sorted(SRC.rglob("*.py"))}
TEMPLATES = {path: path.read_text(encoding="utf-8") for path in sorted((SRC / "web" / "templates").rglob("*"))
             if path.is_file()}  # fmt: skip
SCRIPTS = {path: path.read_text(encoding="utf-8") for path in sorted((SRC / "web" / "static").rglob("*.js"))
           if "vendor" not in path.parts}  # fmt: skip


def section(name: str) -> str:
    found = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function or method of this name in Python."""
    for path, text in PYTHON.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and name == getattr(node.func, "id", getattr(node.func, "attr", None)):
                yield path, node


def where(pattern: str, texts: dict[Path, str]) -> list[str]:
    found = ((path, one[0]) for path, text in texts.items() for one in re.finditer(pattern, text))
    return [f"{path.relative_to(SRC)}: {one}" for path, one in found]


# What the page says


def test_the_page_has_what_the_standard_asks_it_to_say() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == SECTIONS
    assert all(len(section(name)) > 100 for name in SECTIONS)


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    limits, coming_in = section("Limits"), section("Coming in")
    for words in (
        f"{guard.HEAD_BYTES // 1024} kB, within {guard.HEAD_SECONDS:.0f} s",
        f"| a request | {guard.WHOLE_SECONDS:.0f} s |",
        f"| sent by a stranger | {of_strangers.OF_A_STRANGER // 1024} kB |",
        f"| a form | {of_strangers.OF_A_FORM // 1024**2} MB |",
        f"| a file brought in on this computer | {MOST_BROUGHT_IN // 1024**2} MB |",
        f"| sent by a device | {heads.MOST_BYTES // 1024**2} MB |",
        f"| connections of one address, and of all | {front.EACH}, and {front.ALL};",
        f"{gate.OF_STRANGERS} of a stranger's address, {gate.OF_DEVICES} of a device",
    ):
        assert words in limits, words
    assert f"{pairing.TRIES_EACH} of one address in {pairing.TRIES_WITHIN // 60} minutes" in coming_in
    assert f"once, for {pairing.GOOD_FOR // 60} minutes; then a cookie" in coming_in
    assert f"works once, for {entry.ONCE_FOR // 60} minutes" in coming_in
    assert entry.KEPT_FOR == devices.KEPT_FOR == 400 * 24 * 3600
    assert "400 days" in section("How long one stays in")
    assert f"twice {BYTES // 1000} kB" in section("Logs")


def test_every_need_is_on_the_page() -> None:
    roles = section("Roles")
    for name, need in needs.NEEDS.items():
        row = next(line for line in roles.splitlines() if f"`{name}`" in line)
        assert ("erase" in row.partition("|")[2].partition("|")[2]) is (need.may is May.ERASE), name
        assert ("everyone" in row) is need.whole, name
    assert all(form in roles for form in needs.FORMS_OF_EVERYONE)


def test_every_event_is_on_the_page() -> None:
    assert set(re.findall(r"`([a-z-]+)`", section("Logs").partition("| event |")[2])) == {one.value for one in Event}


def test_every_key_is_on_the_page() -> None:
    kept = section("Keys")
    for name in ("secret-key", entry.KEY_FILE, "running.json", "https/key.pem", "key of copies"):
        assert name in kept


def test_every_table_is_classified() -> None:
    kept = section("What is kept")
    for model in apps.get_app_config("journal").get_models():
        name = model.kept_as if issubclass(model, Kept) else model._meta.model_name
        assert f"`{name}`" in kept, model


# What no code of ours does


# Statements made of names of tables and columns, which are ours
OF_NAMES = "journal/copies/", "journal/erasing/", "journal/doctor", "journal/transfer/bring_in.py"


def test_no_query_is_put_together_from_values() -> None:
    """`raw` and `extra` are not used; a statement is a constant, or made of names of tables of ours."""
    assert not list(calls("raw")) + list(calls("extra"))
    mixed = [
        f"{path.relative_to(SRC)}:{call.lineno}"
        for path, call in calls("execute")
        if call.args and not isinstance(call.args[0], ast.Constant)
        and not path.relative_to(SRC).as_posix().startswith(OF_NAMES)
    ]  # fmt: skip
    assert not mixed, "see that only names of tables stand in it, and name it here"


def test_no_shell_is_started() -> None:
    """Of programs only the browser is started, and Thenar itself, to bring a copy up to date."""
    assert not where(r"\b(os\.system|os\.popen|shell=True|os\.exec\w*|os\.spawn\w*)\b", PYTHON)
    assert {path.relative_to(SRC).as_posix() for path, text in PYTHON.items() if "import subprocess" in text} <= {
        "journal/copies/fresh.py"
    }
    assert {path.name for path, _ in calls("open") if "webbrowser" in PYTHON[path]} <= {"serve.py"}


def test_nothing_is_executed_that_is_data() -> None:
    run = [
        f"{path}:{call.lineno}"
        for name in ("eval", "exec", "compile", "__import__")
        for path, call in calls(name)
        if getattr(getattr(call.func, "value", None), "id", "") not in ("re", "compiler", "typst")
    ]
    assert not run
    assert not where(r"\b(eval|Function)\s*\(|new Function|setTimeout\(\s*[\"'`]", SCRIPTS)
    # (load/blanks.py fills gaps in new files of knowledge, on the command line, with string.Template)
    unsafe = r"django.template import .*Template|from_string\(|yaml\.(load|unsafe_load)\(|\bpickle\b|\bmarshal\b"
    assert not where(unsafe, PYTHON)


def test_no_pattern_is_made_from_values() -> None:
    """A pattern is a constant, or what goes into it is escaped."""
    bad = [
        f"{path.relative_to(SRC)}:{call.lineno}"
        for name in ("compile", "match", "fullmatch", "search", "sub", "findall", "finditer")
        for path, call in calls(name)
        if getattr(getattr(call.func, "value", None), "id", "") == "re"
        and isinstance(call.args[0], ast.JoinedStr)
        and not {one.id for one in ast.walk(call.args[0]) if isinstance(one, ast.Name)} <= {"_STRING", "re"}
        and "escape" not in ast.unparse(call.args[0])
        and path.relative_to(SRC).parts[0] in ("web", "journal")
    ]
    assert not bad


def test_no_template_writes_unescaped_values() -> None:
    assert not where(r"\|\s*safe\b|autoescape off", TEMPLATES)
    marked = {path.relative_to(SRC).as_posix() for path, _ in calls("mark_safe")}
    assert marked <= {
        "web/templatetags/thenar.py",
        "web/templatetags/words.py",
        "web/templatetags/journal.py",
        "web/journal/charts.py",
    }  # its pictures are built by ElementTree, which escapes


def test_scripts_write_text_and_not_markup() -> None:
    assert not where(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|__proto__)\b", SCRIPTS)


def test_messages_to_the_worker_are_two_words() -> None:
    heeded = where(r"event\.data\s*===\s*\"\w+\"", {p: t for p, t in SCRIPTS.items() if "worker" in p.name})
    assert len(heeded) == 2
    others = {path: text for path, text in SCRIPTS.items() if "worker" not in path.name}
    assert not where(r"addEventListener\(\"message\"|onmessage\s*=", others)


def test_the_server_asks_nobody() -> None:
    """No module that asks the network is used; sockets are for listening, and for the way to the server behind."""
    asking = r"\b(urllib\.request|http\.client|(?:import|from) requests|httpx|aiohttp|urlopen|smtplib|ftplib)\b"
    assert not where(asking, PYTHON)
    connecting = {path.name for name in ("create_connection", "open_connection") for path, _ in calls(name)}
    assert connecting <= {"front.py"}


def test_no_other_site_is_given_anything(db: None) -> None:
    client = Client()
    for path in ("/", "/sw.js", reverse("manifest"), f"{settings.STATIC_URL}icons/mark.svg"):
        answer = client.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_file_that_is_sent_is_kept_under_a_name_that_was_sent() -> None:
    reading = {path.relative_to(SRC).as_posix() for path, text in PYTHON.items() if "request.FILES" in text}
    assert reading == {
        "web/journal/data.py",
        "web/copies/back.py",
        "web/journal/other_diary.py",
        "web/routines/pages.py",
        "web/share/opening.py",
    }
    named = where(r".*sent\.name.*", PYTHON)  # what a sender calls it is shown on the page, and is no path of ours
    assert [line.partition(": ")[2].strip() for line in named] == [
        'return _looked(data, source, Path(sent.name or _("The copy")).name, opening)',
        *['data, name = sent.read(), (sent.name or "")[:80]'] * 2,
    ]
    # A diary of another program waits for a yes, in the private folder and under a name of ours: see its tests.
    writing = {path.relative_to(SRC).as_posix() for path, text in PYTHON.items() if re.search(r"\bhold\(", text)}
    assert writing == {"journal/foreign/held.py", "web/journal/other_diary.py", "web/journal/merge.py"}
    assert not re.search(r"FileSystemStorage|default_storage|FileField|ImageField", "".join(PYTHON.values()))


def test_names_of_downloads_are_ours() -> None:
    """A name in Content-Disposition is a constant, or one of a table of constants."""
    said = where(r'filename="[^"]*"', PYTHON)
    assert said
    assert {found.partition(": ")[2] for found in said} <= {
        'filename="{name}"', 'filename="thenar.ics"', 'filename="routine.yaml"', 'filename="thenar.crt"',
        'filename="thenar-key.pdf"', 'filename="routine.thenar"', 'filename="prescription.thenar"',
        'filename="report.thenar"',
        'filename="plan-fhir.json"',
    }  # fmt: skip
    given = {ast.unparse(call.args[2]) for _path, call in calls("_file") if len(call.args) > 2}
    assert all(one == "name" or one.startswith("'") for one in given), given


def test_no_cryptography_of_our_own() -> None:
    assert not where(r"\b(md5|sha1|DES|ARC4|ECB|random\.(random|choice|randint|randbytes))\b", {
        path: text for path, text in PYTHON.items() if {"lan", "serving", "copies"} & set(path.parts)
    })  # fmt: skip


def test_tokens_have_256_bits() -> None:
    bits = [ast.unparse(call.args[0]) for path, call in calls("token_urlsafe") if call.args]
    assert len(bits) >= 4
    assert all(int(one) >= 32 for one in bits), bits


def test_each_kind_of_token_has_a_salt_of_its_own() -> None:
    assert len({entry.SALT, devices.SALT, "django.core.signing"}) == 3


def test_no_view_mixes_addresses_and_forms() -> None:
    assert not where(r"request\.(REQUEST|POST\s*\|\s*request\.GET|GET\s*\|\s*request\.POST)", PYTHON)


def test_debugging_is_off() -> None:
    assert settings.DEBUG is False
    assert not where(r"DEBUG\s*=\s*(?!False\b)\S+", {SRC / "web" / "settings.py": PYTHON[SRC / "web" / "settings.py"]})


def test_the_package_has_no_history_and_no_tests() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'where = ["src"]' in text
    assert not [path for path in SRC.rglob("*") if path.name in (".git", ".svn", "tests", "conftest.py")]


def test_every_part_of_others_is_pinned_and_has_its_reason() -> None:
    import tomllib

    about = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    locked = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8").lower()
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for one in (re.split(r"[<>=\[; ]", text)[0].lower() for text in wanted):
        assert re.search(rf"^\| {re.escape(one)}[ ,|]", about, re.MULTILINE), one
        assert re.search(rf"^{re.escape(one)}==\S+", locked, re.MULTILINE), one
    pins = re.split(r"^(?=[a-z0-9][\w.-]*==)", locked, flags=re.MULTILINE)[1:]
    assert len(pins) > 20
    assert all("--hash=sha256:" in pin for pin in pins)


# What the website does


def test_no_step_of_the_check_can_be_left_out(visitor: Visitor) -> None:
    visitor.start()
    visitor.get(reverse("plan"))
    assert visitor.path.endswith("/check/")
    visitor.post(reverse("start"), key=uuid4())
    assert not Session.objects.exists()
    visitor.flags()
    visitor.post(reverse("start"), key=uuid4())
    assert not Session.objects.exists()


@pytest.mark.parametrize("name", ["home", "about", "strokes", "history", "data", "reminders"])
def test_every_page_leads_to_leaving(visitor: Visitor, name: str) -> None:
    assert f'href="{reverse("device-mine")}"' in visitor.get(reverse(name)).content.decode()

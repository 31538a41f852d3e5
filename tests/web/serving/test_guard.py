"""What is refused by its head alone, and what never becomes whole: at the real app, byte by byte."""

import json
import socket
import time
from contextlib import suppress

import pytest

from tests.web.serving.conftest import RunningApp
from thenar.web.serving import guard

KNOWN_MOST = 64 * 1024 * 1024 + 1024 * 1024


def said(app: RunningApp, text: str, patience: float = 10.0) -> bytes:
    """All that comes back for these bytes, until the line is closed."""
    with socket.create_connection(("127.0.0.1", app.port), timeout=patience) as line:
        line.sendall(text.replace("\n", "\r\n").encode("latin-1"))
        found = b""
        with suppress(ConnectionResetError):
            while got := line.recv(65536):
                found += got
        return found


def head(app: RunningApp, first: str, *more: str) -> str:
    return "\n".join((first, f"Host: 127.0.0.1:{app.port}", "Connection: close", *more, "", ""))


@pytest.mark.parametrize(("size", "status"), [(16 * 1024, 403), (16 * 1024 + 1, 413), (10**12, 413)])
def test_of_a_stranger_nothing_large_is_waited_for(app: RunningApp, size: int, status: int) -> None:
    if status == 413:  # answered although not one byte of the body ever comes
        found = said(app, head(app, "POST /journal/data/bring/in/ HTTP/1.1", f"Content-Length: {size}"))
    else:
        found = said(app, head(app, "POST / HTTP/1.1", f"Content-Length: {size}") + "a" * size)
    assert found.startswith(f"HTTP/1.1 {status} ".encode())


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/", 1024 * 1024 + 1, 413), ("/journal/data/bring/in/", KNOWN_MOST + 1, 413), ("/", 10**30, 413)],
)
def test_of_a_browser_that_came_in_no_more_than_its_page_needs(
    app: RunningApp, path: str, size: int, status: int
) -> None:
    cookie = next(iter(app.here.cookies.values()))
    more = (f"Content-Length: {size}", f"Cookie: {cookie.key}={cookie.coded_value}")
    assert said(app, head(app, f"POST {path} HTTP/1.1", *more)).startswith(f"HTTP/1.1 {status} ".encode())
    assert "too-large this-computer" in app.noted()


def test_a_body_without_a_length_is_not_taken(app: RunningApp) -> None:
    found = said(app, head(app, "POST / HTTP/1.1", "Transfer-Encoding: chunked"))
    assert found.startswith(b"HTTP/1.1 411 ")


def test_a_large_form_of_a_browser_that_came_in_is_read(app: RunningApp) -> None:
    here = app.here
    rows = json.dumps({"nothing": "x" * 3_000_000}).encode()
    page = here.get("/about/").body.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
    ).encode() + rows + b"\r\n--b--\r\n"  # fmt: skip
    answer = here.ask("POST", "/journal/data/bring/in/", body, Content_Type="multipart/form-data; boundary=b")
    assert answer.status == 400, "read, and refused for what is in it"
    assert "Nothing was" in answer.text


def test_a_head_without_end_is_not_waited_for(app: RunningApp) -> None:
    found = said(app, head(app, "GET / HTTP/1.1")[:-1] + "X: " + "a" * (guard.HEAD_BYTES + 10))
    assert found.startswith(b"HTTP/1.0 431 ")


def test_a_foreign_host_is_one_line_in_the_log_and_none_on_the_terminal(app: RunningApp) -> None:
    before = app.noted().count("foreign-host this-computer")
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:80", "[::2]", "", "localhost:x"):
        found = said(app, f"GET /journal/ HTTP/1.1\nHost: {host}\nConnection: close\n\n")
        assert found.startswith(b"HTTP/1.1 400 "), host
        assert found.endswith(b"Thenar does not answer to this address.\n")
    assert app.noted().count("foreign-host this-computer") - before == 1
    spanish = said(app, "GET / HTTP/1.1\nHost: evil.example\nAccept-Language: es-MX,es;q=0.9\nConnection: close\n\n")
    assert b"Thenar does not answer" not in spanish


@pytest.mark.parametrize(
    "sign",
    ["Origin: http://evil.example", "Origin: http://127.0.0.1:1", "Origin: https://localhost",
     "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"],
)  # fmt: skip
def test_what_a_page_of_another_site_sends_is_not_read(app: RunningApp, sign: str) -> None:
    cookie = next(iter(app.here.cookies.values()))
    more = (sign, "Content-Length: 1000", f"Cookie: {cookie.key}={cookie.coded_value}")
    found = said(app, head(app, "POST / HTTP/1.1", *more))
    assert found.startswith(b"HTTP/1.1 403 ")
    assert found.endswith(b"This came from a page of another site. Nothing was read or changed.\n")


@pytest.mark.parametrize("path", ["/", "/about/", "/sw.js", "/no-such-page/", "/manifest.webmanifest", "/strokes/"])
def test_head_has_no_body_and_says_the_same(app: RunningApp, path: str) -> None:
    for visitor in (app.here, app.stranger):
        cookie = "".join(f"Cookie: {one.key}={one.coded_value}\n" for one in visitor.cookies.values())
        asked = f"{{}} {path} HTTP/1.1\nHost: 127.0.0.1:{app.port}\nAccept: text/html\n{cookie}Connection: close\n\n"
        alone, whole = said(app, asked.format("HEAD")), said(app, asked.format("GET"))
        assert alone.endswith(b"\r\n\r\n")
        assert alone.count(b"\r\n\r\n") == 1
        assert alone.split(b"\r\n")[0] == whole.split(b"\r\n")[0]
        assert len(whole.partition(b"\r\n\r\n")[2]) > 10


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "FOO"])
def test_other_methods_change_and_tell_nothing(app: RunningApp, method: str) -> None:
    cookie = next(iter(app.here.cookies.values()))
    for path in ("/", "/journal/", "/journal/data/erase/all/"):
        more = (f"Cookie: {cookie.key}={cookie.coded_value}", "X-Echo: echo")
        found = said(app, head(app, f"{method} {path} HTTP/1.1", *more))
        assert int(found.split(b" ")[1]) in (400, 403, 405), found[:200]
        assert b"echo" not in found.lower()


def test_head_has_no_body_where_the_server_itself_refuses(app: RunningApp) -> None:
    found = said(app, "HEAD / HTTP/1.1\nHost: evil.example\nConnection: close\n\n")
    assert (found.split(b" ")[1], found.endswith(b"\r\n\r\n"), found.count(b"\r\n\r\n")) == (b"400", True, 1)


def test_a_request_that_drips_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """With shorter patience than the app has, in this process: a byte now and then keeps nobody waiting for ever."""
    monkeypatch.setattr(guard, "HEAD_SECONDS", 1.0)
    monkeypatch.setattr(guard, "WHOLE_SECONDS", 2.0)
    monkeypatch.setattr(guard, "LOOKS_EVERY", 0.2)
    for begin in ("GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n", ""):
        listener = socket.create_server(("127.0.0.1", 0))
        server = guard.GuardedServer(lambda *_: [], listener, lambda _: None, most_bytes=10_000, threads=1)
        line = socket.create_connection(listener.getsockname())
        line.sendall(begin.encode())
        begun = time.monotonic()
        closed = False
        line.setblocking(False)
        while not closed and time.monotonic() - begun < 30:
            server.asyncore.loop(timeout=0.05, map=server._map, use_poll=False, count=1)
            try:
                if begin:
                    line.send(b"a")
                closed = line.recv(1) == b""
            except BlockingIOError:
                continue
            except OSError:
                closed = True
        assert closed, begin
        line.close()
        server.task_dispatcher.shutdown()
        server.close()

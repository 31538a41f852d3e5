"""The server of this app: it looks at the head of a request before it reads the rest, and waits for nobody for ever.

waitress reads a body before anything of ours is asked. Here the head is judged first: a request that is too large or
comes from elsewhere is answered at once, and its body is never read.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any, Final

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, Task, WSGITask

from thenar.web.serving.accounts import is_another_account
from thenar.web.serving.security_log import Event, note

HEAD_BYTES: Final = 32 * 1024
HEAD_SECONDS: Final = 20.0  # from the first byte, or from the connection, to the end of the head
WHOLE_SECONDS: Final = 120.0  # from the first byte to the last
LOOKS_EVERY: Final = 3  # seconds


@dataclass(frozen=True)
class Head:
    """What is known of a request before its body. `length` is None where it says none; `peer` is its own port."""

    method: str
    path: str
    headers: dict[str, str]  # by their names in a WSGI environment, without HTTP_
    length: int | None
    peer: int

    @property
    def changes(self) -> bool:
        """True for methods that may change something."""
        return self.method not in ("GET", "HEAD", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Refusal:
    """An answer that needs no body of the request. `to_response` is what waitress asks of an error."""

    status: HTTPStatus
    words: str
    more: dict[str, str] = field(default_factory=dict)

    def to_response(self, _ident: str | None) -> tuple[str, list[tuple[str, str]], bytes]:
        headers = {
            "Content-Type": "text/plain; charset=utf-8",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **self.more,
        }
        return f"{self.status.value} {self.status.phrase}", list(headers.items()), f"{self.words}\n".encode()


Judge = Callable[[Head], Refusal | None]


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    def __init__(self, adjustments: Adjustments, judge: Judge, peer: int) -> None:
        super().__init__(adjustments)
        self._judge, self._peer = judge, peer

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.header_bytes_received >= self.adj.max_request_header_size:
            return  # waitress refuses it
        length = None if self.chunked else self.content_length
        refusal = self._judge(Head(self.command.upper(), self.path, self.headers, length, self._peer))
        if refusal:
            self.error, self.body_rcv, self.expect_continue = refusal, None, False
            self.content_length: int = 0
            self.chunked: bool = False


class _HeadHasNoBody(Task):  # type: ignore[misc]
    """What is answered to HEAD ends with its headers, whoever made it."""

    @property
    def _only_head(self) -> bool:
        return getattr(self.request, "command", "").upper() == "HEAD"

    def write(self, data: bytes) -> None:
        super().write(b"" if self._only_head else data)

    def finish(self) -> None:
        if self._only_head:
            if not self.wrote_header:
                self.write(b"")
            self.chunked_response = False  # else its end would be written
        super().finish()


class _Task(_HeadHasNoBody, WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_environment()
        if self._only_head:
            found.pop("wsgi.file_wrapper", None)  # it writes past `write`
        return found


class _ErrorTask(_HeadHasNoBody, ErrorTask):  # type: ignore[misc]
    def execute(self) -> None:
        error = self.request.error
        if not isinstance(error, Refusal):
            note(Event.TOO_LARGE if error.code in (413, 431) else Event.UNREADABLE)
        super().execute()


class _Channel(HTTPChannel):  # type: ignore[misc]
    task_class, error_task_class = _Task, _ErrorTask

    def __init__(self, server: "GuardedServer", sock: socket.socket, addr: Any, adj: Adjustments, map: Any) -> None:  # noqa: A002
        super().__init__(server, sock, addr, adj, map)
        self._begun: float | None = self.creation_time
        self.parser_class = partial(_Parser, judge=server.judge_of(addr), peer=addr[1])

    def received(self, data: bytes) -> bool:
        if self._begun is None:
            self._begun = time.time()
        found: bool = super().received(data)
        if self.request is None:
            self._begun = None  # whole
        return found

    def overdue(self, now: float) -> bool:
        """True where a request, or the first one, has been on its way for too long."""
        if self._begun is None or self.requests:
            return False
        patience = WHOLE_SECONDS if self.request and self.request.headers_finished else HEAD_SECONDS
        return now - self._begun > patience


class GuardedServer(TcpWSGIServer):  # type: ignore[misc]
    """Serves an application at a bound socket; `judge` sees each head first. With `own_account`, nobody else's."""

    channel_class = _Channel

    def __init__(
        self,
        application: Any,
        listener: socket.socket,
        judge: Judge,
        *,
        most_bytes: int,
        threads: int,
        connections: int = 100,
        own_account: bool = False,
    ) -> None:
        self._judge, self._own_account = judge, own_account
        adjustments = Adjustments(
            sockets=[listener],
            threads=threads,
            ident=None,
            connection_limit=connections,
            cleanup_interval=LOOKS_EVERY,
            max_request_body_size=most_bytes,
            max_request_header_size=HEAD_BYTES,
        )
        about = (listener.family, listener.type, listener.proto, listener.getsockname())
        super().__init__(application, _sock=listener, adj=adjustments, sockinfo=about, bind_socket=False)

    def judge_of(self, address: Any) -> Judge:
        """What looks at the heads of one connection."""
        if self._own_account and is_another_account(address[1], self.effective_port):
            note(Event.ANOTHER_ACCOUNT)
            return _for_the_other_account
        return self._judge

    def maintenance(self, now: float) -> None:
        """Also ends requests that never become whole, a byte at a time."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.overdue(now):
                if channel.request is not None:
                    note(Event.TOO_SLOW)
                channel.will_close = True


def _for_the_other_account(_head: Head) -> Refusal:
    words = "Thenar was started by another account of this computer, and serves only that one."
    return Refusal(HTTPStatus.FORBIDDEN, words)

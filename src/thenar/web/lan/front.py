"""The sockets of the house: takes connections, speaks TLS where asked, carries their bytes to the server behind.

The server behind listens on this computer alone and speaks no TLS. What it cannot do is done here: a handshake that
never ends holds up nobody, one address cannot take all room, and a connection can be ended at once. Where all room is
taken, a stranger's oldest connection makes place for the newest: nobody can keep the house out by staying.
"""

import asyncio
import re
import socket
import ssl
import struct
import sys
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from thenar.web.serving.security_log import Event, note

EACH: Final = 24  # connections of one address; a browser opens six
ALL: Final = 80
HANDSHAKE: Final = 10.0  # seconds
PATIENCE: Final = 150.0  # seconds that a reader may let us wait; the server behind gives up idle ones after 120
CHUNK: Final = 64 * 1024
TLS_BEGINS: Final = b"\x16"
PLAIN: Final = re.compile(rb"(?:GET|HEAD) (/[\w./-]*) HTTP/1\.[01]\r\n")
AT_ONCE: Final = struct.pack("ii", 1, 0)  # SO_LINGER: on closing, what was not sent yet is dropped

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(eq=False)
class _Connection:
    address: str
    carried: "asyncio.Task[None] | None"
    outside: asyncio.StreamWriter | None = None
    device: UUID | None = None


class Front:
    """Connections of one listening socket, in a thread of its own. Every method may be called from any thread."""

    def __init__(
        self, listener: socket.socket, behind: tuple[str, int], tls: ssl.SSLContext | None = None, url: str = ""
    ) -> None:
        """`url` is where the house is found: with TLS, whoever speaks plain HTTP is led there."""
        self._listener, self._behind, self._tls, self._url = listener, behind, tls, url
        self._room: dict[_Connection, None] = {}  # the oldest first
        self._devices: set[str] = set()  # addresses from which a device has come
        self._open: dict[int, _Connection] = {}  # by the port that the server behind sees
        self._thrown_out: set[UUID] = set()
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _loop, _context: None)  # a peer that went away is no news
        self._thread = threading.Thread(target=self._run, name="house", daemon=True)

    def start(self) -> None:
        """Begin to take connections."""
        self._thread.start()

    def close(self) -> None:
        """End every connection and take no more."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._listener.close()

    def address_behind(self, port: int) -> str | None:
        """Whose request it is that the server behind got from `port`; None for one that did not come through here."""
        with self._lock:
            found = self._open.get(port)
            return found.address if found else None

    def claim(self, port: int, device: UUID) -> bool:
        """This connection serves this device. False where it was thrown out meanwhile."""
        with self._lock:
            found = self._open.get(port)
            if found is None or device in self._thrown_out:
                return False
            found.device = device
            self._devices.add(found.address)
            return True

    def throw_out(self, device: UUID) -> None:
        """End what a device still hears, at once and in the middle; it claims no connection any more."""
        with self._lock:
            self._thrown_out.add(device)
            ended = [one.outside for one in self._open.values() if one.device == device and one.outside]
        for outside in ended:
            self._loop.call_soon_threadsafe(_drop, outside)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        taking = self._loop.create_task(self._take())
        try:
            self._loop.run_forever()
        finally:
            taking.cancel()
            for one in asyncio.all_tasks(self._loop):
                one.cancel()
            self._loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(self._loop), return_exceptions=True))
            self._loop.close()

    async def _take(self) -> None:
        self._listener.setblocking(False)
        carried: set[asyncio.Task[None]] = set()
        while True:
            try:
                came, whence = await self._loop.sock_accept(self._listener)
            except OSError:
                await asyncio.sleep(0.2)  # too many open files, for example: others must end first
                continue
            task = self._loop.create_task(self._meet(came, str(whence[0])))
            carried.add(task)
            task.add_done_callback(carried.discard)

    async def _meet(self, came: socket.socket, address: str) -> None:
        mine = _Connection(address, asyncio.current_task())
        if not self._makes_room(address):
            came.close()
            return
        self._room[mine] = None
        try:
            with suppress(OSError):  # of the network, of TLS, or out of time
                await self._carry(came, mine)
        finally:
            self._room.pop(mine, None)
            came.close()

    def _makes_room(self, address: str) -> bool:
        """Where an address, or the house, has too many connections, a stranger's oldest one ends. False where there is
        none: all are of devices that were let in."""
        if sum(1 for one in self._room if one.address == address) >= EACH:
            return self._end_one([one for one in self._room if one.address == address])
        return len(self._room) < ALL or self._end_one(list(self._room))

    def _end_one(self, among: list[_Connection]) -> bool:
        strangers = [one for one in among if one.device is None]
        if not strangers:
            return False
        many = Counter(one.address for one in strangers)
        # from where no device has come; of those, whoever holds the most; of theirs, the oldest
        last = min(strangers, key=lambda one: (one.address in self._devices, -many[one.address]))
        self._room.pop(last, None)
        if last.carried:
            last.carried.cancel()
        return True

    async def _carry(self, came: socket.socket, mine: _Connection) -> None:
        if self._tls and not await self._speaks_tls(came):
            await self._lead_to_tls(came)
            return
        outside = await self._greeted(came, mine.address)
        mine.outside = outside[1]
        try:
            inside = await asyncio.open_connection(*self._behind)
            try:
                await self._noted(outside, inside, mine)
            finally:
                inside[1].close()
            outside[1].close()
            await asyncio.wait_for(outside[1].wait_closed(), HANDSHAKE)
        finally:
            outside[1].transport.abort()

    async def _noted(self, outside: Streams, inside: Streams, mine: _Connection) -> None:
        port = int(inside[1].get_extra_info("sockname")[1])
        with self._lock:
            self._open[port] = mine
        try:
            await _exchange(outside, inside)
        finally:
            with self._lock:
                del self._open[port]

    async def _speaks_tls(self, came: socket.socket) -> bool:
        """By the first byte, which stays to be read. Where the system cannot say, everyone is taken to do so."""
        if sys.platform == "win32":
            return True
        ready: asyncio.Future[None] = self._loop.create_future()
        self._loop.add_reader(came, _done, ready)
        try:
            await asyncio.wait_for(ready, HANDSHAKE)
        finally:
            self._loop.remove_reader(came)
        return came.recv(1, socket.MSG_PEEK) in (b"", TLS_BEGINS)

    async def _lead_to_tls(self, came: socket.socket) -> None:
        """Plain HTTP on the address of HTTPS: the beginning of the address was left out, most likely."""
        asked = await asyncio.wait_for(self._loop.sock_recv(came, CHUNK), HANDSHAKE)
        found = PLAIN.match(asked)
        if not found:
            return
        path = found[1].decode("ascii")
        answer = f"HTTP/1.1 302 Found\r\nLocation: {self._url}{path}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        await asyncio.wait_for(self._loop.sock_sendall(came, answer.encode("ascii")), HANDSHAKE)

    async def _greeted(self, came: socket.socket, address: str) -> Streams:
        reader = asyncio.StreamReader(loop=self._loop)
        protocol = asyncio.StreamReaderProtocol(reader, loop=self._loop)
        patience = HANDSHAKE if self._tls else None
        try:
            transport, _ = await self._loop.connect_accepted_socket(
                lambda: protocol, came, ssl=self._tls, ssl_handshake_timeout=patience
            )
        except ssl.SSLError:
            note(Event.NO_TLS, address)
            raise
        return reader, asyncio.StreamWriter(transport, protocol, reader, self._loop)


async def _exchange(outside: Streams, inside: Streams) -> None:
    """Both ways, until either side has ended and what it said is passed on."""
    ways = [asyncio.create_task(_pour(outside[0], inside[1])), asyncio.create_task(_pour(inside[0], outside[1]))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in ways:
            one.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await asyncio.wait_for(writer.drain(), PATIENCE)


def _done(ready: "asyncio.Future[None]") -> None:
    if not ready.done():
        ready.set_result(None)


def _drop(outside: asyncio.StreamWriter) -> None:
    opened = outside.get_extra_info("socket")
    if opened is not None:
        with suppress(OSError):
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    outside.transport.abort()

"""Start the app on this machine: a port, the database, a browser, and a quiet end."""

import errno
import os
import socket
import sys
import threading
import webbrowser
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thenar.model.problem import ThenarError
from thenar.web.serving import security_log
from thenar.web.serving.data_folder import DATABASE, prepare_data_folder
from thenar.web.serving.running import address_of_the_first, only_one, say_address
from thenar.web.serving.security_log import Event

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

    from thenar.web.lan.door import Door
    from thenar.web.lan.opening import LanWishes

HOST = "127.0.0.1"
USUAL_PORT = 8765
PORTS_TRIED = 50


def serve(port: int | None = None, open_browser: bool = True, lan: "LanWishes | None" = None) -> None:
    """Run until Ctrl-C. `port` None takes 8765 or the next free one. ThenarError where it cannot start.

    Where it is running already for this user, the browser is opened there, and nothing is started. With `lan`, phones
    in the same network are served too, through a door of their own; without it nothing of that is loaded, and nothing
    but this computer is listened to.
    """
    folder = prepare_data_folder()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    shows = open_browser and _has_screen()
    with suppress(KeyboardInterrupt), only_one(folder) as first:
        if first:
            _serve(folder, port, shows, lan)
        else:
            _show_the_first(folder, shows, wishes=port is not None or lan is not None)


def _serve(folder: Path, port: int | None, shows: bool, lan: "LanWishes | None") -> None:
    with ExitStack() as meanwhile:
        house = None
        if lan:
            from thenar.web.lan.opening import house_of, say_house

            house = house_of(lan, folder, datetime.now().astimezone())
        listeners = listen_at([HOST, house.address] if house else [HOST], port)
        here = f"http://{HOST}:{listeners[0].getsockname()[1]}"
        application: Any = ready_application()
        from thenar.web.lan.door import Door
        from thenar.web.lan.switch import Switch
        from thenar.web.serving.entry import Entry

        security_log.write_to(folder)
        security_log.note(Event.STARTED)
        entry, port = Entry(folder), listeners[0].getsockname()[1]
        door = Door(application, here=True, entry=entry)
        door.switch = Switch(door, folder, port)
        meanwhile.callback(door.switch.close)
        say_address(folder, entry.address(here))
        print(f"Thenar is at {entry.address(here)}\nStop it with Ctrl-C.", flush=True)  # noqa: T201  all it says
        if house:
            house = house.on(port)
            door.switch.begin(house, listeners[1])
            say_house(house, here, datetime.now().astimezone())
        from thenar.journal.copies.daily import copies_meanwhile
        from thenar.journal.guests import guests_leave_meanwhile
        from thenar.web.base.clock import local_now, local_today

        meanwhile.enter_context(copies_meanwhile(folder / DATABASE, local_today))
        meanwhile.enter_context(guests_leave_meanwhile(local_now))
        _run(door, listeners[0], entry.address_once(here) if shows else None)


def _show_the_first(folder: Path, shows: bool, wishes: bool) -> None:
    """Say where the other process serves, and open it. `wishes`: something was asked for that only a start can give."""
    address = address_of_the_first(folder)
    if address is None:
        raise ThenarError(
            "Thenar is being started in another window. Nothing was changed. Look there, or try again in a moment."
        )
    if wishes:
        raise ThenarError(
            "Thenar is running already, at {address}. Nothing was changed. Stop it there with Ctrl-C first, then start "
            "it again with these options.",
            address=address,
        )
    print(f"Thenar is running already, at {address}", flush=True)  # noqa: T201  for the person who started it
    if shows:
        webbrowser.open(address)


def _run(door: "Door", listener: socket.socket, address: str | None) -> None:
    from thenar.web.lan.heads import MOST_HERE, judge_here
    from thenar.web.serving.guard import GuardedServer

    server = GuardedServer(door, listener, judge_here(door), most_bytes=MOST_HERE + 1, threads=4, own_account=True)
    if address:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.run()
    finally:
        server.close()


def ready_application() -> "WSGIHandler":
    """The website with its database up to date. ThenarError where it is damaged."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    from thenar.web.wsgi import application

    migrate()
    return application


def migrate() -> None:
    """Bring the journal up to date, with a copy of it beforehand; costs nothing where it is.

    ThenarError where it is damaged, of a newer version, or cannot be copied.
    """
    from django.db import DatabaseError, connection

    from thenar.journal.copies.updating import bring_up_to_date
    from thenar.web.serving.errors import database_problem

    try:
        bring_up_to_date()
    except DatabaseError as error:
        raise database_problem(error) from None
    finally:
        connection.close()


def listen(port: int | None) -> socket.socket:
    """A bound socket on this machine only. A port that was asked for is used or refused, never exchanged."""
    return listen_at([HOST], port)[0]


def listen_at(hosts: list[str], port: int | None) -> list[socket.socket]:
    """A bound socket for each address, all on the same port: the one that was asked for, or the first free one."""
    tried = [port] if port is not None else [*range(USUAL_PORT, USUAL_PORT + PORTS_TRIED)]
    for candidate in tried:
        try:
            return _all_bound(hosts, candidate)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            refused = error
    if port is None:
        raise ThenarError(
            "No port from {first} to {last} is free. Stop another program, or choose a --port.",
            first=tried[0],
            last=tried[-1],
        )
    if refused.errno == errno.EADDRINUSE:
        raise ThenarError(
            "Port {port} is in use by another program. Choose another one, or leave --port out to get a free one.",
            port=port,
        )
    raise ThenarError(
        "Port {port} is not open to you. Choose another one, or leave --port out to get a free one.", port=port
    )


def _all_bound(hosts: list[str], port: int) -> list[socket.socket]:
    bound: list[socket.socket] = []
    try:
        for host in hosts:
            bound.append(_bound(host, port))
    except OSError as error:
        for listener in bound:
            listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise ThenarError(
                "{host} is not an address of this computer now. Look at its network settings, or leave --address out, "
                "and Thenar finds the address.",
                host=host,
            ) from None
        raise
    return bound


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # without it, a port stays taken for a minute after a quick restart
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    return listener


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

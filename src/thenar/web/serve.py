"""Start the app on this machine: a port, the database, a browser, and a quiet end."""

import errno
import os
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

from thenar.model.problem import ThenarError
from thenar.web import assets
from thenar.web.data_folder import prepare_data_folder

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

HOST = "127.0.0.1"
USUAL_PORT = 8765
PORTS_TRIED = 50


def serve(port: int | None = None, open_browser: bool = True) -> None:
    """Run until Ctrl-C. `port` None takes 8765 or the next free one. ThenarError where it cannot start."""
    prepare_data_folder()
    listener = listen(port)
    application = ready_application()
    from waitress.server import create_server

    server = create_server(application, sockets=[listener], threads=4, ident=None)
    address = f"http://{HOST}:{listener.getsockname()[1]}"
    print(f"Thenar is at {address}\nStop it with Ctrl-C.", flush=True)  # noqa: T201  the one thing it says
    if open_browser and _has_screen():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def ready_application() -> "WSGIHandler":
    """The website with its static files compressed and its database up to date. ThenarError where it is damaged."""
    assets.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thenar.web.settings")
    from thenar.web.wsgi import application

    migrate()
    return application


def migrate() -> None:
    """Bring the database up to date; costs nothing where it is."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from thenar.web.errors import database_problem

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise database_problem(error) from None
    finally:
        connection.close()


def listen(port: int | None) -> socket.socket:
    """A bound socket on this machine only. A port that was asked for is used or refused, never exchanged."""
    tried = [port] if port is not None else [*range(USUAL_PORT, USUAL_PORT + PORTS_TRIED)]
    for candidate in tried:
        try:
            return _bound(candidate)
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


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # without it, a port stays taken for a minute after a quick restart
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    return listener


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

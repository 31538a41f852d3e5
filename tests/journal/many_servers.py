"""Servers that start in milliseconds, to be killed many times.

Reads a line of JSON from standard input for each server to start (`pages`: most pages of the database, or null for
no limit), forks, and answers with its process id and port. Django is loaded once, before the first fork.
"""

import json
import os
import socket
import sys
from typing import Any

import django
from django.conf import settings
from waitress.server import create_server


def main() -> None:
    """Start servers until standard input ends. The first line in says how many ports to listen on."""
    django.setup()
    settings.SERVES_WITHOUT_A_DOOR = True
    # What the first request would load, so that each server answers at once.
    import thenar.web.urls  # noqa: F401
    from thenar.load import load_knowledge
    from thenar.voice.speaker import shipped_speaker
    from thenar.web.wsgi import application

    load_knowledge()
    shipped_speaker()
    listeners = [_listener() for _ in range(json.loads(sys.stdin.readline()))]
    print(json.dumps([one.getsockname()[1] for one in listeners]), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os.close(0)
            if asked["pages"]:
                options: Any = settings.DATABASES["default"]["OPTIONS"]
                options["init_command"] += f"PRAGMA max_page_count={asked['pages']};"
            create_server(application, sockets=[listeners[asked["listener"]]], threads=4).run()
            os._exit(0)
        print(json.dumps(child), flush=True)


def _listener() -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(64)
    return listener


if __name__ == "__main__":
    main()

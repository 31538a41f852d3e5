"""The least Django website there can be, on the same server: a peer for start, memory and requests. Not a benchmark.

`python -m benchmarks.bare_django [FOLDER] PORT`; with a folder it also saves a row at each POST to /save/.
"""

import sys
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress.server import create_server


def hello(_request: HttpRequest) -> HttpResponse:
    """The page beside ours: text, as short as can be."""
    return HttpResponse("<!doctype html><html lang=en><title>hello</title><p>hello")


def save(request: HttpRequest) -> HttpResponse:
    """A row for what was sent, as durable as ours."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO saved (what) VALUES (%s)", [request.body.decode()])
    return HttpResponse(status=204)


def so_many(_request: HttpRequest, number: int) -> HttpResponse:
    """As many bytes as a page of ours."""
    return HttpResponse(b"x" * number)


urlpatterns = [path("", hello), path("save/", save), path("bytes/<int:number>/", so_many)]


def _database(folder: str) -> dict[str, object]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    options = {"transaction_mode": "IMMEDIATE", "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(folder) / "bare.sqlite3", "OPTIONS": options}


def main(port: int, folder: str | None) -> None:
    """Serve until stopped."""
    databases = {"default": _database(folder)} if folder else {}
    settings.configure(ROOT_URLCONF="benchmarks.bare_django", ALLOWED_HOSTS=["*"], SECRET_KEY="x", DATABASES=databases)
    application = get_wsgi_application()
    if folder:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS saved (id INTEGER PRIMARY KEY, what TEXT NOT NULL)")
    server = create_server(application, host="127.0.0.1", port=port)
    print(f"bare Django is at http://127.0.0.1:{port}", flush=True)
    server.run()


if __name__ == "__main__":
    main(int(sys.argv[-1]), sys.argv[1] if len(sys.argv) > 2 else None)

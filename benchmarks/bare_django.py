"""The least Django website there can be, on the same server: a peer for start and memory. Not a benchmark itself."""

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress.server import create_server


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("", hello)]

if __name__ == "__main__":
    settings.configure(ROOT_URLCONF="benchmarks.bare_django", ALLOWED_HOSTS=["*"], SECRET_KEY="x")
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]))
    print(f"bare Django is at http://127.0.0.1:{sys.argv[1]}", flush=True)
    server.run()

"""The page for a browser of this computer that has not come in yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from thenar.web.lan.door import DOOR, Door
from thenar.web.serving.entry import KEY


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """How to come in. Whoever is in, or comes from elsewhere, has nothing to do here."""
    door: Door | None = request.META.get(DOOR)
    if door is None or door.entry is None or door.entry.knows(request.COOKIES):
        return redirect("home")
    start = f"{request.scheme}://{request.get_host()}/?{KEY}="
    return render(request, "lan/entry.html", {"start": start, "old": KEY in request.GET}, status=403)

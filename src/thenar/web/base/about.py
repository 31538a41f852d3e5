"""Whom a page is about: its address says so (`/for/<key>/…`), and nothing else does. The key is random, and no name.

A page or form without a person in its address asks whose it is meant to be, and changes nothing.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base import names
from thenar.web.base.called import called
from thenar.web.base.clock import local_now
from thenar.web.serving.errors import error_page

ABOUT = "thenar.person"  # in a request's environ: the person that its address names
Page = Callable[..., HttpResponse]


def pages_about(route: str, view: Page, name: str) -> list[URLPattern]:
    """The address of a page or form about a person, and the same without one, which asks whose it is."""
    return [path(f"for/<uuid:person>/{route}", about(view), name=name), path(route, whose, {"page": name}, name=name)]


def about(view: Page) -> Page:
    """A view that is given the person of its address; what was for someone who is not kept here changes nothing."""

    @wraps(view)
    def visited(request: HttpRequest, person: UUID, **found: object) -> HttpResponse:
        row = people.standing(Person.objects.filter(key=person).first())
        if row is not None and row.key != person and request.method in ("GET", "HEAD"):
            return redirect(request.get_full_path().replace(f"/for/{person}/", f"/for/{row.key}/", 1))
        if row is None or row.key != person:
            return _nobodys(request, 404, _("This page was about someone who is not kept here. Nothing was changed."))
        request.META[ABOUT] = row
        return view(request, row, **found)

    return visited


def whose(request: HttpRequest, page: str) -> HttpResponse:
    """Without a person: the only one's page, or whom to choose from. What was sent is not kept."""
    if request.method not in ("GET", "HEAD"):
        words = _("This page did not say whom it is about. Nothing was changed. Open it again from the first page.")
        return _nobodys(request, 400, words)
    household = list(called(people.listed())) or list(called([people.me(local_now())]))
    if len(household) == 1:
        return redirect(address(page, household[0][0]))
    choices = [(label, address(page, one)) for one, label in household]
    shown = {"choices": choices, "names_wait": names.wait_to_be_asked(request)}
    return render(request, "home/whose.html", shown)


def person_at(request: HttpRequest) -> Person | None:
    """Whom this page is about; None for pages that are about nobody."""
    found: Person | None = request.META.get(ABOUT)
    return found


def address(name: str, person: Person | None, *more: object) -> str:
    """The address of a page about this person; without one, the page that asks whose."""
    return reverse(name, args=(person.key, *more) if person else more)


def to(name: str, person: Person) -> HttpResponseRedirect:
    """On to a page about the same person."""
    return HttpResponseRedirect(address(name, person))


def _nobodys(request: HttpRequest, status: int, words: str) -> HttpResponse:
    return error_page(request, status, _("Whose page was this?"), words)

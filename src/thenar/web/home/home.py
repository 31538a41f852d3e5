"""Home: for whom, which limbs, how long, and Start."""

from uuid import uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.today import today_of
from thenar.web.base.words import pressures
from thenar.web.home.forms import NEW, WishesForm, shown
from thenar.web.session.resume import cut_off
from thenar.web.session.session import begin_session


@require_http_methods(["GET", "HEAD", "POST"])
def start_page(request: HttpRequest) -> HttpResponse:
    """Home with the last one's wishes filled in. What is sent says itself for whom it is."""
    return home(request, people.last_planned() or people.me(local_now()))


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, person: Person) -> HttpResponse:
    """The wishes; sent, they lead to the check, or straight to the session where the check was done today."""
    knowledge = load_knowledge()
    household = list(Person.objects.all())
    form = WishesForm(request.POST or None, household, knowledge, person)
    if request.method == "POST" and form.is_valid():
        return _start(form)
    touch = pressures()
    page = {
        "form": form,
        "person": person,
        "who": shown(form, "who"),
        "area": shown(form, "area"),
        "minutes": shown(form, "minutes"),
        "pressure": [(one, touch[int(one.value)]) for one in shown(form, "pressure")],
        "lotion": shown(form, "lotion"),
        "goal": shown(form, "goal"),
        "talk": shown(form, "talk"),
        "cut_off": cut_off(person),
    }
    return render(request, "home/home.html", page, status=400 if form.errors else 200)


def _start(form: WishesForm) -> HttpResponse:
    found = form.cleaned_data
    with transaction.atomic():
        if found["who"] == NEW:
            person = people.someone(uuid5(found["key"], found["name"]), found["name"], local_now())
        else:
            person = Person.objects.get(key=found["who"])
        form.keep(person)
    today = today_of(person)
    if today.ready:
        return begin_session(today, found["key"])
    return to(today.next_page(), person)

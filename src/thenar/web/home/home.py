"""Home: for whom, which limbs, how long, and Start."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.today import choose, person_of, today_of
from thenar.web.base.words import pressures
from thenar.web.home.forms import NEW, WishesForm, shown
from thenar.web.session.resume import cut_off
from thenar.web.session.session import begin_session


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """The wishes; sent, they lead to the check, or straight to the session where the check was done today."""
    person, knowledge = person_of(request), load_knowledge()
    household = list(Person.objects.all())
    form = WishesForm(request.POST or None, household, knowledge, person)
    if request.method == "POST" and form.is_valid():
        return _start(request, form)
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
        "cut_off": cut_off(person),
    }
    return render(request, "home/home.html", page, status=400 if form.errors else 200)


def _start(request: HttpRequest, form: WishesForm) -> HttpResponse:
    found = form.cleaned_data
    with transaction.atomic():
        if found["who"] == NEW:
            person = people.someone(found["key"], found["name"], local_now())
        else:
            person = Person.objects.get(pk=int(found["who"]))
        form.keep(person)
    choose(request, person)
    today = today_of(person)
    if today.ready:
        return begin_session(today, found["key"])
    return redirect(today.next_page())

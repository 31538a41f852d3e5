"""Home: for whom, which limbs, how long, and Start."""

from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thenar.journal import people
from thenar.journal.guests import new_guest
from thenar.journal.models import Person, Session
from thenar.journal.people import areas_of
from thenar.journal.record import to_rate_this_morning
from thenar.model.measure import RatedAt
from thenar.model.stroke import Form
from thenar.web.base import names
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.offers import for_guest, offers
from thenar.web.base.sliders import of_session
from thenar.web.base.stills import at_home
from thenar.web.base.today import today_of
from thenar.web.base.week import week_words
from thenar.web.base.words import pressures
from thenar.web.home.again import greeting
from thenar.web.home.forms import AREAS, GUEST, NEW, Shown, WishesForm, shown
from thenar.web.prescribed.at_home import to_do_today
from thenar.web.session.resume import cut_off
from thenar.web.session.session import begin_session


@require_http_methods(["GET", "HEAD", "POST"])
def start_page(request: HttpRequest) -> HttpResponse:
    """Home with the last one's wishes filled in, or one's own where names wait to be asked for. What is sent says
    itself for whom it is."""
    last = None if names.wait_to_be_asked(request) else people.last_planned()
    return home(request, last or people.me(local_now()))


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, person: Person) -> HttpResponse:
    """The wishes; sent, they lead to the check, or straight to the session where the check was done today."""
    knowledge = load_knowledge()
    household = [one for one in people.known() if one.me or not one.archived or one == person]
    form = WishesForm(request.POST or None, household, knowledge, person)
    if request.method == "POST" and form.is_valid():
        return _start(form)
    touch, now = pressures(), local_now()
    again = offers(person, knowledge)
    people_first, others = _apart(shown(form, "who"), household, person)
    page = {
        "form": form,
        "person": person,
        "who": people_first,
        "others": others,
        "again": again,
        "for_guest": for_guest(again, person),
        "greeting": greeting(person, now),
        "week": week_words(person, now, knowledge),
        "morning": _morning(person, now),
        "picture": picture_of(person),
        "area": [one for one in shown(form, "area") if one.value in AREAS],
        "minutes": shown(form, "minutes"),
        "pressure": [(one, touch[int(one.value)]) for one in shown(form, "pressure")],
        "lotion": shown(form, "lotion"),
        "goal": shown(form, "goal"),
        "talk": shown(form, "talk"),
        "cut_off": cut_off(person),
        "prescribed": list(to_do_today(person, now.date(), knowledge)),
    }
    return render(request, "home/home.html", page, status=400 if form.errors else 200)


def _apart(choices: list[Shown], household: list[Person], person: Person) -> tuple[list[Shown], list[Shown]]:
    """Oneself, whom this page is about, and someone new; and, to be folded away, everyone else."""
    mine = {str(one.key) for one in household if one.me} | {str(person.key), NEW, GUEST}
    return [one for one in choices if one.value in mine], [one for one in choices if one.value not in mine]


def _morning(person: Person, now: datetime) -> Session | None:
    """Yesterday's session, where how it feels the morning after was not told yet."""
    session = to_rate_this_morning(person, now)
    asked = session and of_session(session, RatedAt.NEXT_MORNING, load_knowledge())
    return session if asked else None


def picture_of(person: Person) -> str:
    """Hands or feet at rest, as they lie for whom this page is about."""
    area = areas_of(person)[0]
    alone = people.form_of(person) is Form.SELF
    return at_home(f"{'self-' if alone else ''}{area.value}-hold")


def _start(form: WishesForm) -> HttpResponse:
    found = form.cleaned_data
    with transaction.atomic():
        if found["who"] == GUEST:
            person = new_guest(uuid5(found["key"], GUEST), local_now())
        elif found["who"] == NEW:
            person = people.someone(uuid5(found["key"], found["name"]), found["name"], local_now())
        else:
            person = Person.objects.get(key=found["who"])
        form.keep(person)
    today = today_of(person)
    if today.ready:
        return begin_session(today, found["key"])
    return to(today.next_page(), person)

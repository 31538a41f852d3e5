"""An experiment on oneself: begin it with its rules said first, see what today is, and read the answer at the end."""

from datetime import timedelta
from uuid import uuid4

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_http_methods, require_POST

from thenar.insight.experiment import kept_to, outcome
from thenar.insight.experiment_words import (
    cannot_know,
    done_sentences,
    elsewhere_sentences,
    kept_sentences,
    looks_at,
    outcome_sentences,
    stopping_rules,
)
from thenar.insight.lengths import ADHERENCES, Length, adherence_words, length_words, lengths
from thenar.insight.schedule import block_on, last_day
from thenar.insight.schedule_words import what_today_is
from thenar.journal.experiments import (
    begin_experiment,
    days_elsewhere,
    days_led,
    experiment_of,
    latest_experiment,
    off_plan,
    running_experiment,
    stop_experiment,
    wish_anyway,
)
from thenar.journal.models import ExperimentRow, Person
from thenar.journal.ratings import ratings_of
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, RatedAt
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of, pressed

# pages that say that today is a day without massage
BACK = ("home", "red-flags", "conditions", "plan", "ready", "session", "experiment")


@require_http_methods(["GET", "HEAD", "POST"])
def experiment(request: HttpRequest, person: Person) -> HttpResponse:
    """What runs, what came of the last one, and how to begin another."""
    knowledge = load_knowledge()
    if request.method == "POST":
        return _begin(request, person, knowledge)
    row = latest_experiment(person)
    page = {
        "person": person,
        "rules": stopping_rules(knowledge.catalog),
        "cannot": cannot_know(knowledge.catalog),
        "measures": _measures(knowledge),
        "evening": [one.name for one in _measures(knowledge) if one.in_the_morning],
        "adherence": (kept := _adherence(request.GET.get("kept", ""))),
        "adherences": [(one, adherence_words(one, knowledge.catalog)) for one in ADHERENCES],
        "lengths": [(_name(one), one.span, length_words(one, knowledge.catalog)) for one in lengths(kept)],
        "running": running_experiment(person, local_today()),
        "key": uuid4(),
        **(_standing(row, knowledge) if row else {}),
    }
    return render(request, "journal/experiment.html", page)


@require_POST
def stop(request: HttpRequest, person: Person) -> HttpResponse:
    """End it early. Nothing is lost, and there is no answer."""
    pressed(request.POST, "stop")
    row = running_experiment(person, local_today())
    if row:
        stop_experiment(row, local_now())
    return to("experiment", person)


@require_POST
def anyway(request: HttpRequest, person: Person) -> HttpResponse:
    """A massage on a day without: it is kept as a day off the plan, and the page goes on where it was."""
    pressed(request.POST, "anyway")
    wish_anyway(person, local_today())
    try:
        back = resolve(request.POST.get("back", ""))
    except Resolver404:
        return to("home", person)
    return redirect(request.POST["back"]) if back.url_name in BACK else to("home", person)


def _begin(request: HttpRequest, person: Person, knowledge: Knowledge) -> HttpResponse:
    measure, wished = request.POST.get("measure", ""), request.POST.get("length", "")
    chosen = [one for one in lengths(_adherence(request.POST.get("kept", ""))) if _name(one) == wished]
    if measure not in {one.id for one in _measures(knowledge)} or not chosen:
        raise ThenarError("Choose what to look at, and for how long. Then begin again.")
    if not request.POST.get("agreed"):
        raise ThenarError("Please read the rules and say that you agree. They only help when they are set beforehand.")
    start, key = local_today() + timedelta(days=1), key_of(request.POST)
    begin_experiment(key, person, measure, chosen[0].unit, start, chosen[0].pairs, local_now())
    return to("experiment", person)


def _adherence(text: str) -> float:
    """The share of the days with massage that someone expects to keep; nearly all, where nothing else was chosen."""
    return next((one for one in ADHERENCES if text == str(one)), ADHERENCES[0])


def _name(length: Length) -> str:
    return f"{length.unit}-{length.span}"


def _standing(row: ExperimentRow, knowledge: Knowledge) -> dict[str, object]:
    made, today = experiment_of(row), local_today()
    measure = knowledge.measures.get(row.measure)
    if measure is None or row.stopped_at:
        return {"stopped": row.stopped_at.astimezone(local_now().tzinfo) if row.stopped_at else None}
    led, elsewhere = days_led(row.person, row.start), days_elsewhere(row.person, row.start)
    days, catalog = [*led, *elsewhere], knowledge.catalog
    numbers = ratings_of(row.person, row.made_at, [row.measure])
    # The seed of the experiment seeds the test too, so that its answer is the same on every visit.
    found = outcome(made, numbers, today, np.random.default_rng(row.seed), days)
    kept, block = kept_to(made, days, today, off_plan(row)), block_on(made, today)
    return {
        "today": what_today_is(made.unit, block.arm, catalog) if block else None,
        "begins": made.start if today < made.start else None,
        "looks_at": looks_at(measure, made, last_day(made), catalog),
        "says": (
            *outcome_sentences(found, measure, made.unit, catalog),
            *kept_sentences(kept, catalog),
            *elsewhere_sentences(made, set(elsewhere) - set(led), today, catalog),
            *done_sentences(found, kept, measure, catalog),
        ),
    }


def _measures(knowledge: Knowledge) -> list[Measure]:
    return [one for one in knowledge.measures.values() if RatedAt.DAY in one.rated_at and not one.each_area]

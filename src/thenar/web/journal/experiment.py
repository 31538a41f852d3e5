"""An experiment on oneself: begin it with its rules said first, see what today is, and read the answer at the end."""

from datetime import timedelta
from uuid import uuid4

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from thenar.insight.experiment import block_on, kept_to, outcome, schedule
from thenar.insight.experiment_words import (
    cannot_know,
    how_long,
    kept_sentences,
    looks_at,
    outcome_sentences,
    stopping_rules,
    what_today_is,
)
from thenar.insight.power import BLOCK_DAYS, pairs_to_plan
from thenar.journal.experiments import (
    begin_experiment,
    experiment_of,
    latest_experiment,
    running_experiment,
    stop_experiment,
)
from thenar.journal.models import ExperimentRow, Person, Session
from thenar.journal.ratings import ratings_of
from thenar.journal.sessions import LED
from thenar.model.experiment import Unit
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, RatedAt
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of, pressed


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
        "lengths": [(unit, how_long(unit, pairs_to_plan(unit), _weeks(unit), knowledge.catalog)) for unit in Unit],
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


def _begin(request: HttpRequest, person: Person, knowledge: Knowledge) -> HttpResponse:
    measure, unit = request.POST.get("measure", ""), request.POST.get("unit", "")
    if measure not in {one.id for one in _measures(knowledge)} or unit not in list(Unit):
        raise ThenarError("Choose what to look at, and days or weeks. Then begin again.")
    if not request.POST.get("agreed"):
        raise ThenarError("Please read the rules and say that you agree. They only help when they are set beforehand.")
    start = local_today() + timedelta(days=1)
    begin_experiment(key_of(request.POST), person, measure, Unit(unit), start, None, local_now())
    return to("experiment", person)


def _standing(row: ExperimentRow, knowledge: Knowledge) -> dict[str, object]:
    made, today = experiment_of(row), local_today()
    measure = knowledge.measures.get(row.measure)
    if measure is None or row.stopped_at:
        return {"stopped": row.stopped_at.astimezone(local_now().tzinfo) if row.stopped_at else None}
    # The seed of the experiment seeds the test too, so that its answer is the same on every visit.
    found = outcome(made, ratings_of(row.person, row.made_at, [row.measure]), today, np.random.default_rng(row.seed))
    block, end = block_on(made, today), schedule(made)[-1].end
    return {
        "today": what_today_is(made.unit, block.arm, knowledge.catalog) if block else None,
        "begins": made.start if today < made.start else None,
        "looks_at": looks_at(measure, made, end, knowledge.catalog),
        "says": (*outcome_sentences(found, measure, made.unit, knowledge.catalog), *_kept(row, knowledge)),
    }


def _kept(row: ExperimentRow, knowledge: Knowledge) -> tuple[str, ...]:
    led = Session.objects.filter(LED, person=row.person, day__gte=row.start).values_list("day", flat=True)
    return kept_sentences(kept_to(experiment_of(row), led, local_today()), knowledge.catalog)


def _measures(knowledge: Knowledge) -> list[Measure]:
    return [one for one in knowledge.measures.values() if RatedAt.DAY in one.rated_at and not one.each_area]


def _weeks(unit: Unit) -> int:
    return round(pairs_to_plan(unit) * 2 * BLOCK_DAYS[unit] / 7)

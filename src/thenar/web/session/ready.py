"""Getting ready: what to do before the voice begins."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thenar.journal.models import Person
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.model.routine import Moment, When
from thenar.web.base.about import to
from thenar.web.base.today import today_of


@require_GET
def ready(request: HttpRequest, person: Person) -> HttpResponse:
    """The list of things to prepare for this session."""
    today = today_of(person)
    if not today.ready:
        return to("plan", person)
    page = {
        "today": today,
        "moments": moments(When.READY, today.plan, today.knowledge),
        "spoken": [one.moment for one in today.plan.before if one.moment.page],
        "lotion": today.knowledge.lotions[today.plan.wishes.lotion],
        "key": uuid4(),
    }
    return render(request, "session/ready.html", page)


def moments(when: When, plan: Plan, knowledge: Knowledge) -> list[Moment]:
    """The moments of one kind that belong to the routines of this plan, in order."""
    routines = [knowledge.routines[one] for one in plan.wishes.routines]
    found = [
        one
        for one in knowledge.moments.values()
        if one.when is when
        and not one.manner
        and any(routine.form in one.forms and routine.area in one.areas for routine in routines)
    ]
    return sorted(found, key=lambda one: one.order)

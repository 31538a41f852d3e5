"""The plan: what will happen, what was changed and why; or whom to ask; or what to do instead."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thenar.journal import routines
from thenar.journal.answers import agree, answer_data, withdraw
from thenar.journal.models import Person
from thenar.journal.people import remember_talk
from thenar.journal.sessions import heard
from thenar.model.body import Area, limbs_of
from thenar.model.clearance import Answer
from thenar.model.problem import ThenarError
from thenar.model.restriction import Effect
from thenar.model.script import Talk
from thenar.model.speech import SPOKEN
from thenar.model.written import long_day
from thenar.plan.words import HELPER_ONLY
from thenar.screen import effect_on
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.sent import key_of, pressed
from thenar.web.base.today import Today, today_of
from thenar.web.base.words import HEADLINES, bed_levels, beds, limits_words, plan_sentence, pressures
from thenar.web.check.reasons import no_time, omissions, reasons, to_ask, to_stop
from thenar.web.check.strip import strip

LENGTHS = (3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0)  # minutes
KNOWN = 2  # times a routine was heard in full, after which hands know the way


@require_GET
def plan(request: HttpRequest, person: Person) -> HttpResponse:
    """Where the answers lead today: a plan, a question to a clinician, or no massage."""
    today = today_of(person)
    if today.clearance.effect is Effect.STOP:
        return render(request, "check/stop.html", {"reasons": to_stop(today.clearance, today.knowledge)})
    if not today.checked:
        return to(today.next_page(), person)
    if today.clearance.effect is Effect.ASK:
        return render(request, "check/ask.html", _ask_page(today))
    if not today.plan.steps:
        return render(request, "check/nothing.html", _plan_page(today))
    return render(request, "check/plan.html", _plan_page(today))


@require_GET
def note(request: HttpRequest, person: Person) -> HttpResponse:
    """A page to print and show to a clinician."""
    today = today_of(person)
    page = {
        "today": today,
        "reasons": to_ask(today.clearance, today.knowledge),
        "also": [one for one in reasons(today.clearance, today.knowledge) if one.finding.effect is not Effect.ASK],
        "limits": limits_words(today.clearance.limits),
        "printed": long_day(today.day, today.knowledge.catalog),
    }
    return render(request, "check/note.html", page)


@require_POST
def agreement(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep a clinician's yes with its date, or take it back."""
    today = today_of(person)
    condition = request.POST.get("condition", "")
    if condition not in today.answers:
        raise ThenarError("There is nothing to agree to here. Go back to the plan and try again.")
    if request.POST.get("take-back"):
        withdraw(person, condition, local_now())
        return to("plan", person)
    if request.POST.get("about") != answer_mark(today.answers[condition]):
        raise ThenarError("The answer was changed after this page was opened. Nothing was saved. Open the plan again.")
    agree(
        person,
        today.knowledge.conditions[condition],
        today.answers[condition],
        _day(request.POST.get("day", ""), today.day),
        key_of(request.POST),
        local_now(),
    )
    return to("plan", person)


@require_POST
def helped(request: HttpRequest, person: Person) -> HttpResponse:
    """Someone else does the massage for me, because today it takes a second person."""
    pressed(request.POST, "helped")
    person.helped = person.me
    person.save(update_fields=["helped"])
    return to(today_of(person).next_page(), person)


@require_POST
def less_talk(request: HttpRequest, person: Person) -> HttpResponse:
    """One step less is said from now on."""
    pressed(request.POST, "less-talk")
    remember_talk(person, Talk.SOME if person.talk == Talk.FULL.value else Talk.LITTLE)
    return to("plan", person)


@require_POST
def length(request: HttpRequest, person: Person) -> HttpResponse:
    """One step shorter or longer, from now on."""
    wished = request.POST.get("length")
    if wished not in ("shorter", "longer"):
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    found = shorter(person.minutes) if wished == "shorter" else longer(person.minutes)
    if found is not None:
        person.minutes = found
        person.save(update_fields=["minutes"])
    return to("plan", person)


def shorter(minutes: float) -> float | None:
    """The next shorter length; None below the shortest."""
    return max((one for one in LENGTHS if one < minutes), default=None)


def longer(minutes: float) -> float | None:
    """The next longer length; None above the longest."""
    return min((one for one in LENGTHS if one > minutes), default=None)


def _plan_page(today: Today) -> dict[str, Any]:
    made = today.plan
    found = reasons(today.clearance, today.knowledge)
    left_out = omissions(made, today.knowledge)
    led, in_full = heard(today.person, today.wishes.routines)
    return {
        "today": today,
        "plan": made,
        "headline": HEADLINES[today.clearance.effect],
        "sentence": plan_sentence(made) if made.steps else "",
        "groups": strip(made.steps),
        "own": _own(today),
        "prescribed": next((one.plan.name for one in today.held if one.plan and one.item), ""),
        "shorter": shorter(today.wishes.minutes),
        "longer": longer(today.wishes.minutes),
        "may_say_less": today.wishes.talk is not Talk.LITTLE,
        "spoken": today.knowledge.language == SPOKEN,
        "beds": beds(),
        "levels": bed_levels(),
        "reasons": found,
        "left_out": left_out,
        "no_time": no_time(made, today.knowledge),
        "pressure": max((step.pressure for step in made.steps), default=1),
        "pressures": pressures(),
        "needs_helper": any(one.reason == HELPER_ONLY for one in made.left_out),
        "brief": not found and not made.notes and not left_out and led > 0,
        "offers_less_talk": today.wishes.talk is Talk.FULL and in_full >= KNOWN,
        "key": uuid4(),
    }


def _own(today: Today) -> dict[str, Any] | None:
    """The routine of one's own that is planned; None where the plan is of what is shipped."""
    version = next(filter(None, map(routines.row_of, today.wishes.routines[:1])), None)
    return {"name": routines.draft(version).name, "of": version.of} if version else None


def _ask_page(today: Today) -> dict[str, Any]:
    asked = to_ask(today.clearance, today.knowledge)
    found = [(one, answer_mark(today.answers[one.finding.condition]), uuid4()) for one in asked]
    return {"today": today, "reasons": found, "day": today.day, "instead": instead(today)}


INSTEAD = {Area.HAND: gettext_lazy("Hands instead"), Area.FOOT: gettext_lazy("Feet instead")}


def instead(today: Today) -> dict[str, object] | None:
    """What may be massaged in place of what waits for a clinician, as far as it was answered; None where nothing may.

    It leads through the check: what that place needs to have answered, and was not asked yet, is asked.
    """
    held = [replace(one, item=None, dose=None) for one in today.held]  # an item is of one place; there it only holds
    for area in Area:
        found = today.screened([area], held)
        if area not in today.areas and effect_on(found.restriction, limbs_of([area])).rank < Effect.ASK.rank:
            return {"area": area.value, "minutes": f"{today.wishes.minutes:g}", "words": INSTEAD[area]}
    return None


def answer_mark(answer: Answer) -> str:
    """An answer as a form carries it, to say which one a clinician's yes was given to."""
    return json.dumps(answer_data(answer), sort_keys=True)


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ThenarError("That is not a date. Go back and choose the day on which the clinician agreed.") from None
    if day > today:
        raise ThenarError("That day is still to come. Go back and choose the day on which the clinician agreed.")
    return day

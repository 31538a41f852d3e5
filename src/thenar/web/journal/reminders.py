"""Reminders for the calendar that people have already: as a file, and as a feed with a secret address."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import time
from uuid import uuid4
from zoneinfo import available_timezones

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thenar.insight.experiment import schedule
from thenar.journal.experiments import (
    experiment_of,
    keep_reminder,
    reminder_of,
    renew_feed,
    running_experiment,
)
from thenar.journal.experiments import feed as feed_row
from thenar.journal.experiments import reminders as all_reminders
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.models import Feed, Person, ReminderRow
from thenar.model.experiment import Block, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError
from thenar.model.written import weekdays
from thenar.render.calendar import calendar_ics, zone_of
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of, pressed

LANGUAGE = "in"  # in the address of the feed: calendars send no cookie


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, person: Person) -> HttpResponse:
    """The reminders there are, one more, and the address to subscribe to."""
    if request.method == "POST":
        _keep(request, person)
        return to("reminders", person)
    days = weekdays(load_knowledge().catalog)
    page = {
        "rows": [(row, _when(row, days)) for row in ReminderRow.objects.select_related("person")],
        "person": person,
        "days": list(enumerate(days)),
        # the feed has everyone's reminders, so it is for whoever may see everyone
        "feed": request.build_absolute_uri(_feed_address()) if sees_everyone() else "",
        "zones": _zones(),
        "zone": getattr(local_now().tzinfo, "key", ""),
        "key": uuid4(),
    }
    return render(request, "journal/reminders.html", page)


@require_POST
def remove(request: HttpRequest, person: Person) -> HttpResponse:
    """One reminder less, of this person."""
    person.reminders.filter(key=key_of(request.POST, "reminder")).delete()
    return to("reminders", person)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new secret address for everyone's calendar; the old one is gone."""
    pressed(request.POST, "renew")
    renew_feed(local_now())
    return redirect("reminders")


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """All reminders as a file to import once."""
    response = _calendar(request)
    response.headers["Content-Disposition"] = 'attachment; filename="thenar.ics"'
    return response


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """All reminders for whoever knows the secret."""
    row = Feed.objects.first()
    if row is None or not secrets.compare_digest(row.secret.encode(), secret.encode()):
        raise Http404
    language = request.GET.get(LANGUAGE, settings.LANGUAGE_CODE)
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        return _calendar(request)


def _feed_address() -> str:
    """The secret address, with the language of this page where that is not English."""
    address, language = reverse("feed", args=(feed_row(local_now()).secret,)), get_language()
    return address if language in (None, settings.LANGUAGE_CODE) else f"{address}?{LANGUAGE}={language}"


def _when(row: ReminderRow, days: Sequence[str]) -> str:
    """A reminder in words: its days, its time on the clock, and for whom."""
    told = _("Every day") if len(row.days) == len(days) else ", ".join(days[day] for day in row.days)
    text = _("{days} at {time}, {zone}, for {name}") if row.person.name else _("{days} at {time}, {zone}")
    words = text.format(days=told, time=f"{row.at:%H:%M}", zone=row.zone, name=row.person.name)
    return words[:1].upper() + words[1:]


def _calendar(request: HttpRequest) -> HttpResponse:
    link = request.build_absolute_uri(reverse("home"))
    ics = calendar_ics(all_reminders(), link, load_knowledge().catalog, _blocks())
    return HttpResponse(ics, content_type="text/calendar; charset=utf-8")


def _blocks() -> Iterator[tuple[Reminder, Unit, Block]]:
    """What each day or week of a running experiment is, at the time of that person's first reminder."""
    for person in Person.objects.filter(experiments__stopped_at=None, reminders__isnull=False).distinct():
        row = running_experiment(person, local_today())
        bell = person.reminders.first()
        if row and bell:
            for block in schedule(experiment_of(row)):
                yield reminder_of(bell), Unit(row.unit), block


def _keep(request: HttpRequest, person: Person) -> None:
    chosen = {text for text in request.POST.getlist("day") if text in {str(day) for day in range(7)}}
    if not chosen:
        raise ThenarError("A reminder needs at least one day of the week. Go back and choose one or more.")
    try:
        at = time.fromisoformat(request.POST.get("at", ""))
        if at.tzinfo is not None:
            raise ValueError
    except ValueError:
        raise ThenarError("That is not a time. Go back and choose one, such as 20:30.") from None
    zone = request.POST.get("zone", "")
    zone_of(zone)
    keep_reminder(key_of(request.POST), person, map(int, chosen), at, zone, local_today(), local_now())


def _zones() -> list[str]:
    """Names of places, and UTC; not the many old names for the same."""
    return sorted(one for one in available_timezones() if one == "UTC" or ("/" in one and "Etc/" not in one))

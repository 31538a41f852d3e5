"""Reminders for the calendar that people have already: as a file, and as a feed with a secret address."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, time
from typing import cast
from uuid import uuid4
from zoneinfo import available_timezones

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thenar.insight.schedule import rest_days, schedule
from thenar.journal.experiments import experiment_of, running_experiment
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.models import Feed, Person, ReminderRow
from thenar.journal.reminders import end_pause, keep_reminder, pause_reminders, reminder_of, renew_feed
from thenar.journal.reminders import feed as feed_row
from thenar.journal.reminders import reminders as all_reminders
from thenar.model.experiment import Unit
from thenar.model.problem import ThenarError
from thenar.model.written import weekdays
from thenar.render.calendar import Marked, calendar_ics, changed_at, rings, zone_of
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.region import clock, region_of, week_of, zone_here
from thenar.web.base.sent import key_of, pressed

AHEAD = 14  # days for which a browser is told when to show a notice
LANGUAGE = "in"  # in the address of the feed: calendars send no cookie


@dataclass(frozen=True)
class Shown:
    """A reminder, or a new one, as its form draws it: days in the order of the week, the chosen ones marked."""

    key: object
    at: time
    zone: str
    days: list[tuple[int, str, bool]]
    row: ReminderRow | None = None
    words: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, person: Person) -> HttpResponse:
    """The reminders there are, each to be changed in place, one more, and the address to subscribe to."""
    if request.method == "POST":
        _keep(request, person)
        return to("reminders", person)
    region = region_of(request)
    rows = list(ReminderRow.objects.select_related("person"))
    mine = [row for row in rows if row.person_id == person.pk]
    page = {
        "rows": [_shown(row, region) for row in rows],
        "person": person,
        "new": Shown(uuid4(), time(20, 30), _zone(mine or rows), _days(range(7), region)),
        "pause": next(((row.paused_from, row.paused_until) for row in mine if _pause_ahead(row)), None),
        "may_pause": bool(mine),
        "today": local_today(),
        "rings": {"at": list(_rings(person)), "title": _("Time for your massage")},
        # the feed has everyone's reminders, so it is for whoever may see everyone
        "feed": request.build_absolute_uri(_feed_address()) if sees_everyone() else "",
        "zones": _zones(),
    }
    return render(request, "journal/reminders.html", page)


@require_POST
def pause(request: HttpRequest, person: Person) -> HttpResponse:
    """This person's reminders are silent for a holiday, or ring again."""
    if request.POST.get("ring") == "yes":
        end_pause(person, local_now())
    else:
        first, last = (_day(request.POST.get(name, "")) for name in ("first", "last"))
        pause_reminders(person, first, last, local_now())
    return to("reminders", person)


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


def _shown(row: ReminderRow, region: str) -> Shown:
    return Shown(row.key, row.at, row.zone, _days(row.days, region), row, _when(row, region))


def _days(chosen: Iterable[int], region: str) -> list[tuple[int, str, bool]]:
    names, marked = weekdays(load_knowledge().catalog), set(chosen)
    return [(day, names[day], day in marked) for day in week_of(region)]


def _rings(person: Person) -> Iterator[str]:
    """When this person's reminders ring in the days to come, for a browser that shows notices itself."""
    now, keys = local_now(), {str(one) for one in person.reminders.values_list("key", flat=True)}
    mine = (one for one in all_reminders() if one.key in keys)
    found = {at.astimezone(UTC) for one in mine for at in rings(one, now, AHEAD)}
    return (at.isoformat().replace("+00:00", "Z") for at in sorted(found))


def _pause_ahead(row: ReminderRow) -> bool:
    return row.paused_until is not None and row.paused_until >= local_today()


def _zone(rows: list[ReminderRow]) -> str:
    """The zone of the last reminder, else of this computer."""
    known = rows[-1].zone if rows else getattr(local_now().tzinfo, "key", "") or zone_here()
    return known if known in _zones() else ""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ThenarError("That is not a date. Go back and choose the first and the last day of the pause.") from None


def _when(row: ReminderRow, region: str) -> str:
    """A reminder in words: its days, its time on the clock, and for whom."""
    days = [name for _number, name, chosen in _days(row.days, region) if chosen]
    told = _("Every day") if len(days) == len(week_of(region)) else ", ".join(days)
    text = _("{days} at {time}, {zone}, for {name}") if row.person.name else _("{days} at {time}, {zone}")
    words = text.format(days=told, time=clock(row.at, region), zone=row.zone, name=row.person.name)
    return words[:1].upper() + words[1:]


def _calendar(request: HttpRequest) -> HttpResponse:
    """The calendar; whoever has it as it is now is only told so."""
    link, bells = request.build_absolute_uri(reverse("home")), list(all_reminders())
    ics = calendar_ics(bells, link, load_knowledge().catalog, _marked())
    etag = quote_etag(hashlib.sha256(ics).hexdigest()[:32])
    response = HttpResponse(ics, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = etag
    if changed := changed_at(bells):
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return cast("HttpResponse", get_conditional_response(request, etag=etag, response=response))


def _marked() -> Iterator[Marked]:
    """What each day or week of a running experiment is, at the time of that person's first reminder."""
    for person in Person.objects.filter(experiments__current=True, reminders__isnull=False).distinct():
        row = running_experiment(person, local_today())
        bell = person.reminders.first()
        if row and bell:
            made = experiment_of(row)
            reminder = reminder_of(bell, frozenset(rest_days(made)))
            for block in schedule(made):
                yield Marked(str(row.key), reminder, Unit(row.unit), block)


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

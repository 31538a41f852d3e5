"""Events get the numbers of today's order, and sessions what was really done in them."""

import json
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, TextField, Window
from django.db.models.functions import Cast, RowNumber

from thenar.journal.reckoned import done_of

SOME = 2000  # rows at a time


class Note(NamedTuple):
    number: int
    detail: Any


def number_events(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    events = apps.get_model("journal", "SessionEvent").objects
    events.update(kept_at=F("happened_at"))
    place = Window(RowNumber(), partition_by=F("session"), order_by=[F("happened_at"), F("id")])
    some = []
    for row, number in events.annotate(place=place).order_by("id").values_list("id", "place").iterator(SOME):
        some.append(events.model(id=row, number=number))
        if len(some) == SOME:
            events.bulk_update(some, ["number"])
            some = []
    events.bulk_update(some, ["number"])


def reckon_sessions(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """As text, because a row that is unsound must not stop the others; `thenar doctor` finds it."""
    sessions = apps.get_model("journal", "Session").objects
    events = apps.get_model("journal", "SessionEvent").objects
    plans = sessions.annotate(text=Cast("plan", TextField())).values_list("text", flat=True)
    told = events.annotate(text=Cast("detail", TextField())).order_by("session", "number", "key")
    rows = told.values_list("session", "number", "text").iterator(SOME)
    for session, notes in groupby(rows, key=itemgetter(0)):
        noted = [(number, text) for _, number, text in notes]
        try:
            plan = json.loads(plans.get(pk=session))
            done = done_of(plan, [Note(number, json.loads(text)) for number, text in noted])
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        if done:
            sessions.filter(pk=session).update(heard_ms=done.heard_ms, stroke_ms=done.stroke_ms, strokes=done.strokes)


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0006_erasure"),
    ]

    operations = [
        migrations.AddField("session", "heard_ms", models.PositiveIntegerField(null=True)),
        migrations.AddField("session", "stroke_ms", models.PositiveIntegerField(null=True)),
        migrations.AddField("session", "strokes", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("sessionevent", "number", models.PositiveIntegerField(null=True)),
        migrations.AddField("sessionevent", "kept_at", models.DateTimeField(null=True)),
        migrations.RunPython(number_events, migrations.RunPython.noop),
        migrations.RunPython(reckon_sessions, migrations.RunPython.noop),
        migrations.AlterField("sessionevent", "number", models.PositiveIntegerField()),
        migrations.AlterField("sessionevent", "kept_at", models.DateTimeField()),
        migrations.AlterModelOptions("sessionevent", {"ordering": ("number", "key")}),
        migrations.AddIndex("sessionevent", models.Index(fields=["session", "number"], name="events_in_order")),
    ]

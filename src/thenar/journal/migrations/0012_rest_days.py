"""Days off the plan, one experiment at a time, reminders that are changed in place and pause, numbers not asked for."""

from typing import Any

from django.db import migrations, models


def only_the_last_is_current(apps: Any, _schema: Any) -> None:
    """Two that were begun at once were possible before: the last one stays the current one, and nothing is deleted."""
    rows = apps.get_model("journal", "ExperimentRow").objects
    last = dict(rows.filter(stopped_at=None).order_by("made_at", "id").values_list("person_id", "pk"))
    rows.exclude(pk__in=last.values()).update(current=False)


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0010_what_people_write_down"),
    ]

    operations = [
        migrations.AddField("experimentrow", "current", models.BooleanField(default=True)),
        migrations.AddField("experimentrow", "off_plan", models.JSONField(default=list)),
        migrations.AddField("reminderrow", "sequence", models.PositiveIntegerField(default=0)),
        migrations.AddField("reminderrow", "paused_from", models.DateField(null=True)),
        migrations.AddField("reminderrow", "paused_until", models.DateField(null=True)),
        migrations.AlterModelOptions("reminderrow", options={"ordering": ("at", "id")}),
        migrations.AddField("person", "not_asked", models.JSONField(default=list)),
        migrations.RunPython(only_the_last_is_current, migrations.RunPython.noop),
        migrations.AddConstraint(
            "experimentrow",
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(("current", True)), name="one_experiment_at_a_time"
            ),
        ),
    ]

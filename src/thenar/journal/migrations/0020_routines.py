"""Routines of one's own, and which of them was wished for last."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0013_ache"),
    ]

    operations = [
        migrations.CreateModel(
            "RoutineRow",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("of", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("after", models.PositiveIntegerField(default=0)),
                ("text", models.CharField(max_length=20_000)),
                ("put_away", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="routines", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("of", "number", "id"),
                "indexes": [models.Index(fields=["person", "of", "-number"], name="versions_of_a_routine")],
                "constraints": [models.UniqueConstraint(fields=("of", "number"), name="one_number_a_version")],
            },
        ),
        migrations.AddField("person", "routine", models.UUIDField(null=True)),
    ]

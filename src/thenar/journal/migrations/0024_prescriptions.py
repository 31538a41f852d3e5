"""Plans that a professional wrote for someone, which of their items was wished for last, and under which of them a
session was planned."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0023_people_put_together"),
    ]

    operations = [
        migrations.CreateModel(
            "PrescriptionRow",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("of", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=40_000)),
                ("standing", models.CharField(default="draft", max_length=8)),
                ("sender", models.CharField(blank=True, max_length=60)),
                ("seal", models.CharField(blank=True, max_length=9)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="prescriptions", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("of", "number", "id"),
                "indexes": [models.Index(fields=["person", "of", "-number"], name="versions_of_a_prescription")],
                "constraints": [models.UniqueConstraint(fields=("of", "number"), name="one_number_a_prescription")],
            },
        ),
        migrations.AddField("person", "item", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("session", "prescribed", models.JSONField(default=list)),
    ]

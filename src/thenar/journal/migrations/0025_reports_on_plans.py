"""Reports on plans that came back to whoever wrote them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0024_prescriptions"),
    ]

    operations = [
        migrations.CreateModel(
            "ReportRow",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("of", models.UUIDField()),
                ("text", models.CharField(max_length=60_000)),
                ("sender", models.CharField(blank=True, max_length=60)),
                ("seal", models.CharField(max_length=9)),
                ("made", models.DateField()),
                ("kept_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan_reports", to="journal.person"
                    ),
                ),
            ],
            options={"ordering": ("made", "kept_at", "id")},
        ),
    ]

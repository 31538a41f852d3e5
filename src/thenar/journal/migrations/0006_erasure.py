"""Erasures are numbered, so that every device learns of them and none is left half done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0004_events_of_a_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("whose", models.CharField(max_length=8)),
                ("done", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
    ]

"""In which order people stand in lists, and who stands in none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0020_routines"),
    ]

    operations = [
        migrations.AddField("person", "place", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("person", "archived", models.BooleanField(default=False)),
        migrations.AlterModelOptions(
            "person", {"ordering": ("-me", models.F("place").asc(nulls_last=True), "made_at", "id")}
        ),
    ]

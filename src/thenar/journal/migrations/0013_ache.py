"""Where it aches, of a day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0012_rest_days"),
    ]

    operations = [
        migrations.AddField("person", "ache", models.JSONField(default=dict)),
    ]

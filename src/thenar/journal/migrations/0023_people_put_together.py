"""Two people who are one: whom someone was put together with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0022_guests"),
    ]

    operations = [
        migrations.AddField("person", "into", models.UUIDField(null=True)),
    ]

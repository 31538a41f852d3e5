from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lan", "0001_initial")]

    operations = [
        migrations.AddField("device", "may", models.CharField(default="erase", max_length=5)),
        migrations.AddField("device", "people", models.JSONField(default=None, null=True)),
        migrations.AddField("device", "until", models.DateField(default=None, null=True)),
    ]

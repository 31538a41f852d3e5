from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0008_talk"),
    ]

    operations = [
        migrations.AddField(model_name="givenanswer", name="places", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="givenanswer", name="meaning", field=models.PositiveSmallIntegerField(default=1)
        ),
    ]

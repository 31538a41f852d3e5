from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0007_numbers_and_what_was_done"),
    ]

    operations = [
        migrations.AddField(model_name="givenanswer", name="places", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="givenanswer", name="meaning", field=models.PositiveSmallIntegerField(default=1)
        ),
    ]

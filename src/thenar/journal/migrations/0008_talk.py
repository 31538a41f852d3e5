from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0007_numbers_and_what_was_done"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="talk",
            field=models.CharField(default="full", max_length=8),
        ),
    ]

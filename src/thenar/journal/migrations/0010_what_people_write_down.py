import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0009_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="ElsewhereRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("day", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("areas", models.JSONField()),
                ("text", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="elsewhere", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("day", "made_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="NoteRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("text", models.CharField(max_length=1000)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("offset", models.SmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="journal.person"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="journal.session",
                    ),
                ),
            ],
            options={
                "ordering": ("day", "at", "id"),
            },
        ),
        migrations.CreateModel(
            name="OwnMeasureRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("name", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=7)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="own_measures", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("made_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="OwnNumberRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("value", models.PositiveSmallIntegerField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("offset", models.SmallIntegerField()),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="numbers", to="journal.ownmeasurerow"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="own_numbers", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ChangeRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("number", models.PositiveIntegerField()),
                ("act", models.UUIDField()),
                ("kind", models.CharField(max_length=9)),
                ("rows", models.JSONField()),
                ("undoes", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("offset", models.SmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="journal.person"
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
                "indexes": [models.Index(fields=["act"], name="changes_of_an_act")],
                "constraints": [models.UniqueConstraint(fields=("person", "number"), name="one_number_a_change")],
            },
        ),
        migrations.AddConstraint(
            model_name="ownmeasurerow",
            constraint=models.UniqueConstraint(fields=("person", "name"), name="one_measure_a_name"),
        ),
        migrations.AddIndex(
            model_name="ownnumberrow",
            index=models.Index(fields=["measure", "-at"], name="numbers_of_a_measure"),
        ),
    ]

"""Characters are found by their surnames: those whom the archive holds are noted."""

import django.db.models.deletion
from django.db import migrations, models

from newsarchive.names import surnames

_BATCH = 500


def note_surnames(apps, schema_editor):
    appearance = apps.get_model("newsarchive", "Appearance")
    character_surname = apps.get_model("newsarchive", "CharacterSurname")
    found = []
    characters = appearance.objects.filter(kind="character").order_by("pk").values_list("pk", "names")
    for pk, names in characters.iterator(chunk_size=_BATCH):
        called = {surname[:200] for surname in surnames(name for name, _ in names)}
        found += [character_surname(appearance_id=pk, surname=surname) for surname in sorted(called)]
        if len(found) >= _BATCH:
            character_surname.objects.bulk_create(found)
            found = []
    character_surname.objects.bulk_create(found)


class Migration(migrations.Migration):
    dependencies = [("newsarchive", "0019_counting_by_outlet")]

    operations = [
        migrations.CreateModel(
            name="CharacterSurname",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("surname", models.CharField(help_text="Folded.", max_length=200)),
                (
                    "appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="surnames",
                        to="newsarchive.appearance",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("surname", "appearance"), name="character_surname_once")
                ],
            },
        ),
        migrations.RunPython(note_surnames, migrations.RunPython.noop),
    ]

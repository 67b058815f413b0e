"""The words that names are made of, each once: read out of the search index, which keeps them; nothing is stored twice."""

from django.db import migrations

INDEXES = ("person", "work")


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return  # PostgreSQL's are made with its index
    for entity in INDEXES:
        schema_editor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {entity}_words USING fts5vocab('{entity}_search', 'row')", params=None
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for entity in INDEXES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {entity}_words", params=None)


class Migration(migrations.Migration):
    dependencies = [("newsarchive", "0013_indexes_of_the_few")]

    operations = [migrations.RunPython(create, drop)]

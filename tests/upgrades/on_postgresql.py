"""Bring an archive from an SQLite file into a database on the PostgreSQL server, in the schema that it was written by."""

import sqlite3
from contextlib import closing, contextmanager

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from newsarchive.archive_file import reading_from
from newsarchive.server import beside_archive, database_like_archive, quoted


@contextmanager
def moved_to_the_server(path):
    """Let all queries of this thread go to a database of its own with the rows of the file, in its own schema."""
    name = f"{connection.settings_dict['NAME']}_upgraded"
    with beside_archive() as cursor:
        cursor.execute(database_like_archive(cursor, name))
    try:
        with reading_from(name):
            with closing(sqlite3.connect(path)) as file:
                copy_rows(file, models_in(file))
            yield
    finally:
        with beside_archive() as cursor:
            cursor.execute(f"DROP DATABASE {quoted(name)}")


def models_in(file):
    """Migrate as far as the file is; return the models as they were then."""
    newest = dict(file.execute("SELECT app, name FROM django_migrations ORDER BY id"))
    state = MigrationExecutor(connection).migrate(list(newest.items()))
    return state.apps.get_models(include_auto_created=True)


@transaction.atomic
def copy_rows(file, models):
    with connection.cursor() as cursor:
        tables = ", ".join(quoted(model._meta.db_table) for model in models)
        cursor.execute(f"TRUNCATE {tables}")  # what migrating filled
        for model in models:
            table = quoted(model._meta.db_table)
            columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
            listed, places = ", ".join(map(quoted, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {table} ({listed}) VALUES ({places})",
                [[as_told(value) for value in row] for row in file.execute(f"SELECT {listed} FROM {table}")],
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def as_told(value):
    """Return a number as its digits, which the server takes for whatever its column holds: SQLite's truth is 1."""
    return str(value) if isinstance(value, int | float) else value

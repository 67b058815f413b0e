"""Full-text search on SQLite: FTS5 tables, and the triggers that keep them true whoever writes a row.

article_search and claim_search take their words from the articles and claims (external content: nothing is stored
twice). person_search and work_search hold the names of one person or work, aliases included, as one document. What
PostgreSQL has instead is in _full_text_postgresql.py.

A later migration that alters one of these tables makes Django copy it, and SQLite drops the triggers with the old
one: call create() again after such a change. newsarchive.search.check() tells when that was forgotten.
"""

from django.db import migrations

from newsarchive.migrations import _full_text_postgresql as postgresql


def words(entity, *columns):
    """Return the statements for the words of articles or claims, in the columns named."""
    table, index = f"newsarchive_{entity}", f"{entity}_search"
    listed = ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    changed = " OR ".join(f"old.{column} <> new.{column}" for column in columns)
    return [
        f"""CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(
        {listed}, content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_insert AFTER INSERT ON {table} BEGIN
        INSERT INTO {index} (rowid, {listed}) VALUES (new.id, {new});
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_delete AFTER DELETE ON {table} BEGIN
        INSERT INTO {index} ({index}, rowid, {listed}) VALUES ('delete', old.id, {old});
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_update AFTER UPDATE OF {listed} ON {table} WHEN {changed} BEGIN
        INSERT INTO {index} ({index}, rowid, {listed}) VALUES ('delete', old.id, {old});
        INSERT INTO {index} (rowid, {listed}) VALUES (new.id, {new});
    END""",
        f"INSERT INTO {index} ({index}) VALUES ('rebuild')",
    ]


# {entity} is person or work, {name} the column of its name. A trigger names no other table than its own and the index:
# SQLite refuses to rename a table (as Django does to alter one) while a trigger elsewhere speaks of it.
_PRESENT = """INSERT INTO {entity}_search (rowid, {name}, aliases)
        SELECT {id}, '', '' WHERE NOT EXISTS (SELECT 1 FROM {entity}_search WHERE rowid = {id});"""
_ALIASES = """UPDATE {entity}_search SET aliases = coalesce((
            SELECT group_concat({name}, char(10))
            FROM (SELECT {name} FROM newsarchive_{entity}alias WHERE {entity}_id = {id} ORDER BY id)
        ), '') WHERE rowid = {id};"""


def names(entity, name):
    """Return the statements for the names of persons or works: the name itself, and the aliases on a line each."""

    def filled(statement, row):
        return statement.format(entity=entity, name=name, id=row)

    table, alias, index = f"newsarchive_{entity}", f"newsarchive_{entity}alias", f"{entity}_search"
    return [
        f"""CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(
        {name}, aliases, tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_insert AFTER INSERT ON {table} BEGIN
        {filled(_PRESENT, "new.id")}
        UPDATE {index} SET {name} = new.{name} WHERE rowid = new.id;
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_delete AFTER DELETE ON {table} BEGIN
        DELETE FROM {index} WHERE rowid = old.id;
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_update AFTER UPDATE OF {name} ON {table}
    WHEN old.{name} <> new.{name} BEGIN
        UPDATE {index} SET {name} = new.{name} WHERE rowid = new.id;
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_alias_insert AFTER INSERT ON {alias} BEGIN
        {filled(_PRESENT, f"new.{entity}_id")}
        {filled(_ALIASES, f"new.{entity}_id")}
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_alias_delete AFTER DELETE ON {alias} BEGIN
        {filled(_ALIASES, f"old.{entity}_id")}
    END""",
        f"""CREATE TRIGGER IF NOT EXISTS {index}_alias_update AFTER UPDATE OF {name}, {entity}_id ON {alias} BEGIN
        {filled(_ALIASES, f"old.{entity}_id")}
        {filled(_PRESENT, f"new.{entity}_id")}
        {filled(_ALIASES, f"new.{entity}_id")}
    END""",
        f"DELETE FROM {index}",
        f"""INSERT INTO {index} (rowid, {name}, aliases)
        SELECT id, {name}, coalesce((
            SELECT group_concat({name}, char(10))
            FROM (SELECT {name} FROM {alias} WHERE {entity}_id = {table}.id ORDER BY id)
        ), '') FROM {table}""",
    ]


def create(apps, schema_editor):
    """Make what is missing and index every row there is."""
    if schema_editor.connection.vendor == "postgresql":
        postgresql.create(schema_editor)
        return
    for statement in [
        *words("article", "headline", "text"),
        *words("claim", "value"),
        *names("person", "name"),
        *names("work", "title"),
    ]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop(schema_editor)
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, instr(name, '_search_') + 7)"
            " IN ('article_search_', 'claim_search_', 'person_search_', 'work_search_')"
        )
        triggers = [name for (name,) in cursor.fetchall()]
    for trigger in triggers:
        schema_editor.execute(f"DROP TRIGGER {trigger}", params=None)
    for entity in ("article", "claim", "person", "work"):
        schema_editor.execute(f"DROP TABLE {entity}_search", params=None)


class Migration(migrations.Migration):
    dependencies = [("newsarchive", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]

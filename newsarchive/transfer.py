"""Move a whole archive into another database: every table, with ids, history and accounts, checked by digests.

The other database is filled in one transaction: killed at any moment, it is as empty as it was. What is read is of one
moment, and stays where it is.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import load_backend

from newsarchive.archive_file import known_migrations
from newsarchive.databases import database_at
from newsarchive.one_moment import one_moment

TARGET = "transfer"

_BATCH = 500
# What migrating fills by itself.
_MADE_BY_MIGRATING = {"auth_group", "auth_group_permissions", "auth_permission", "django_content_type"}
_MIGRATIONS = "django_migrations"

Progress = Callable[[str, int], None]


class TransferError(Exception):
    """An archive cannot be moved; the message says why. Nothing was changed in either database."""


@dataclass(frozen=True)
class Transferred:
    """What was moved. place: what the other database is called; rows: of each table; digests: of the rows of each table."""

    place: str
    rows: dict[str, int]
    digests: dict[str, str]


def transfer(url: str, progress: Progress = lambda table, rows: None) -> Transferred:
    """Copy the archive into the database at the URL, which is migrated first and must hold nothing else.

    Raises TransferError, and leaves both databases as they were, but for the empty tables that migrating made.
    """
    applied = {
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == "newsarchive"
    }
    if applied != known_migrations():
        raise TransferError("The archive is not up to date: run manage.py migrate first.")
    target = _other_database(url)
    place = place_of(target)
    if place == place_of(connection):
        raise TransferError(f"{place} is the archive itself: name another database.")
    try:
        with _as_default(target):
            _check_is_empty(place)
            call_command("migrate", interactive=False, verbosity=0)
        with _as_default(target, TARGET), one_moment(), transaction.atomic(using=TARGET):
            copied = _copy_all(place, progress)
        with _as_default(target, TARGET), connections[TARGET].cursor() as cursor:
            cursor.execute("ANALYZE")  # how many rows of what there are, by which ways are chosen
    except (DatabaseError, SystemCheckError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise TransferError(f"{place}: {said}. Nothing was stored there.") from error
    return copied


def place_of(database: BaseDatabaseWrapper) -> str:
    """Return what a database is called, without its password."""
    told = database.settings_dict
    if database.vendor == "sqlite":
        return str(told["NAME"])
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"postgres://{told['HOST'] or 'localhost'}{port}/{told['NAME']}"


def models_to_move() -> list[type[models.Model]]:
    """Return the models of all tables but that of migrations."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _other_database(url: str) -> BaseDatabaseWrapper:
    told = {**connection.settings_dict, "OPTIONS": {}, **database_at(url, settings.BASE_DIR)}
    database: BaseDatabaseWrapper = load_backend(told["ENGINE"]).DatabaseWrapper(told, DEFAULT_DB_ALIAS)
    return database


@contextmanager
def _as_default(target: BaseDatabaseWrapper, alias: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Let an alias stand for the other database inside: the usual one too, as migrations ask of no other."""
    usual = connections[alias] if alias == DEFAULT_DB_ALIAS else None
    target.alias = alias
    connections[alias] = target
    try:
        yield
    finally:
        target.close()
        if usual is None:
            del connections[alias]
        else:
            connections[alias] = usual


def _check_is_empty(place: str) -> None:
    known = {model._meta.db_table for model in models_to_move()}
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if tables and _MIGRATIONS not in tables:
            raise TransferError(f"{place} holds tables of another program: name an empty database.")
        for table in sorted(tables & known - _MADE_BY_MIGRATING):
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
            if cursor.fetchone():
                raise TransferError(f"{place} is not empty ({table} has rows): name an empty database.")


def _copy_all(place: str, progress: Progress) -> Transferred:
    rows, digests = {}, {}
    moved = models_to_move()
    with connections[TARGET].cursor() as cursor:
        for model in reversed(moved):
            if model._meta.db_table in _MADE_BY_MIGRATING:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
    for model in moved:
        table = model._meta.db_table
        try:
            rows[table], digests[table] = _copy(model)
        except (DatabaseError, ValueError) as error:
            raise TransferError(
                f"{table} cannot be stored in {place}: {' '.join(str(error).split())}. Nothing was stored there."
            ) from error
        progress(table, rows[table])
    for model in moved:
        table = model._meta.db_table
        if _digest_of(model, TARGET) != (rows[table], digests[table]):
            raise TransferError(f"{table} is not in {place} what it is here. Nothing was stored there.")
        _go_on_counting(model)
    return Transferred(place, rows, digests)


def _copy(model: type[models.Model]) -> tuple[int, str]:
    """Copy a table; return the number and digest of its rows, as they were read."""
    target = connections[TARGET]
    columns = _columns(model)
    names = ", ".join(target.ops.quote_name(str(column.column)) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {target.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({places})"
    digest = hashlib.sha256()
    count = 0
    with target.cursor() as cursor:
        for batch in _batches(model, DEFAULT_DB_ALIAS):
            for row in batch:
                digest.update(_canonical(row))
            count += len(batch)
            prepared = (
                [column.get_db_prep_save(value, target) for column, value in zip(columns, row, strict=True)]
                for row in batch
            )
            cursor.executemany(insert, list(prepared))
    return count, digest.hexdigest()


def _digest_of(model: type[models.Model], using: str) -> tuple[int, str]:
    digest = hashlib.sha256()
    count = 0
    for batch in _batches(model, using):
        count += len(batch)
        for row in batch:
            digest.update(_canonical(row))
    return count, digest.hexdigest()


def _columns(model: type[models.Model]) -> list[models.Field]:
    return [column for column in model._meta.concrete_fields if not column.generated]


def _batches(model: type[models.Model], using: str) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a table, by their keys, some at a time: each batch is asked for by itself."""
    names = [column.attname for column in _columns(model)]
    key = names.index(model._meta.pk.attname)
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    last: Any = None
    while batch := list((rows if last is None else rows.filter(pk__gt=last))[:_BATCH]):
        yield batch
        last = batch[-1][key]


def _canonical(row: Sequence[Any]) -> bytes:
    """Return a row as bytes that are the same whatever database it was read from."""
    written = json.dumps(row, default=_as_text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return written.encode() + b"\n"


def _as_text(value: object) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _go_on_counting(model: type[models.Model]) -> None:
    """Let new rows get numbers behind all that were ever given here, so that an id never stands for two rows."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField):
        return
    table = model._meta.db_table
    given = _last_given(connection, table, str(key.column))
    target = connections[TARGET]
    with target.cursor() as cursor:
        if target.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, given])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                [target.ops.quote_name(table), key.column, max(given, 1), given > 0],
            )


def _last_given(database: BaseDatabaseWrapper, table: str, column: str) -> int:
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [database.ops.quote_name(table), column])
            (sequence,) = cursor.fetchone()
            cursor.execute(f"SELECT last_value FROM {sequence} WHERE is_called")
        found = cursor.fetchone()
    return int(found[0]) if found else 0

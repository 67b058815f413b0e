"""The SQLite file that holds the archive, seen as a file: where it is, whether it is whole, whose it is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.utils import load_backend

_HEADER = b"SQLite format 3\0"

# More lines tell nothing more.
_MOST_PROBLEMS = 10


class BackupError(Exception):
    """A backup cannot be made or restored; the message says why, and what to do."""


def archive_file() -> Path:
    """Return the file that holds the archive. Raises BackupError where that is no file."""
    if connection.vendor != "sqlite":
        raise BackupError(f"The archive is a {connection.display_name} database, and no file.")
    name = str(connection.settings_dict["NAME"])
    if connection.is_in_memory_db():  # type: ignore[attr-defined]  # as SQLite's connections have it
        raise BackupError("The archive is in memory alone: there is no file to back up or restore.")
    return Path(name).resolve()


def problems_of(path: Path) -> list[str]:
    """Return what is wrong with the SQLite file at the path, itself and its references; nothing where it is whole."""
    if not is_sqlite(path):
        return ["it is no SQLite file"]
    try:
        with closing(sqlite3.connect(path)) as copy:
            found = [str(row[0]) for row in copy.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})")]
            if found != ["ok"]:
                return found
            broken = copy.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS)
            return [f"{row[0]} {row[1]} points to a row of {row[2]} that does not exist" for row in broken]
    except sqlite3.DatabaseError as error:
        return [str(error)]


def is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def applied_migrations(path: Path) -> set[str] | None:
    """Return the archive's migrations that the file at the path has had; None if it is no archive."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            rows = copy.execute("SELECT name FROM django_migrations WHERE app = 'newsarchive'").fetchall()
            copy.execute("SELECT 1 FROM newsarchive_article LIMIT 1")
    except sqlite3.DatabaseError:
        return None
    return {row[0] for row in rows} or None


def known_migrations() -> set[str]:
    """Return the archive's migrations that this version knows."""
    migrations = MigrationLoader(None).disk_migrations or {}
    return {name for label, name in migrations if label == "newsarchive"}


@contextmanager
def reading_from(name: Path | str) -> Iterator[None]:
    """Let this thread's queries inside go to the archive in another file, or in another database of the same server."""
    settings = {**connection.settings_dict, "NAME": str(name)}
    usual = connections[DEFAULT_DB_ALIAS]
    copy = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = copy
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = usual
        copy.close()


def pack(path: Path) -> None:
    """Bring what stands in the file's write-ahead log into it, so that the file alone is all. Raises sqlite3.OperationalError
    where others have it open."""
    with closing(sqlite3.connect(path, timeout=0)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def settle(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

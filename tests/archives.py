"""Archives in files of their own, for tests that copy, replace, kill or damage them."""

import sqlite3
from contextlib import closing, contextmanager

from django.db import connection

from newsarchive.archive_file import reading_from


def copy_empty_archive(path):
    """Write a copy of the tests' own archive, migrated and empty, to the path."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return path


@contextmanager
def archive_at(path):
    """Let all queries of this thread go to an archive of its own at the path, empty at first."""
    if not path.exists():
        copy_empty_archive(path)
    with reading_from(path):
        yield path


def forget_statistics():
    """Let SQLite choose its plans as for a new archive: what other tests stored says that all tables are small.

    By a new connection: one that has read statistics once goes on with how many rows they told.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone():
            cursor.execute("DELETE FROM sqlite_stat1")
    connection.close()

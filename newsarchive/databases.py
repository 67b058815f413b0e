"""Which databases the archive can be kept in, and how each is set up for it."""

import os
import sqlite3
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


class ArchiveConnection(sqlite3.Connection):
    """A connection that makes a new file for its own account alone, as it will hold accounts and all that is unpublished.

    The files beside it, -wal and -shm, get their rights from it; one that is there keeps those that it was given.
    """

    def __init__(self, database: str, *args: Any, **options: Any) -> None:
        if not database.startswith((":memory:", "file:")):
            with suppress(OSError):  # it is there; or it cannot be made, and SQLite says so
                os.close(os.open(database, os.O_CREAT | os.O_EXCL, 0o600))
        super().__init__(database, *args, **options)


def database_at(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database at the URL; an SQLite file is tuned for many readers and one writer.

    folder: where a relative path starts. Raises ImproperlyConfigured for a database that the archive cannot use.
    """
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None))
    engine = database["ENGINE"].rpartition(".")[2]
    if engine == "postgresql":
        if find_spec("psycopg") is None:
            raise ImproperlyConfigured("PostgreSQL needs its driver: pip install -e '.[postgres]'")
        # A server that was started anew is connected to again, instead of failing a page on each thread.
        database["CONN_HEALTH_CHECKS"] = True
        database["OPTIONS"] = {
            # Who waits longer than that for another writer is told, as on SQLite. Compiling the archive's short
            # queries would take longer than they do.
            "options": "-c lock_timeout=20s -c jit=off",
            "application_name": "newsarchive",
            **database.get("OPTIONS", {}),
        }
    elif engine != "sqlite3":
        raise ImproperlyConfigured(
            f"The archive is kept by SQLite or PostgreSQL, not by {engine}: see DATABASE_URL."
        )
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["ENGINE"] = "newsarchive.sqlite"
        if database["NAME"] != ":memory:":
            database["NAME"] = str(folder / database["NAME"])
        database["OPTIONS"] = {
            # A transaction that begins with a read and then writes fails at once under
            # the default mode, whatever the timeout, when another writer came between.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "factory": ArchiveConnection,
            # Pages of 16 KiB hold an article with little waste. Only a file without content takes the
            # size, and turning to WAL writes content: so it comes first.
            "init_command": (
                "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY"
            ),
        }
    return database

"""The PostgreSQL server that holds the archive: its tools, run as the archive's account, and databases beside the archive's."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from newsarchive.archive_file import BackupError

# What libpq reads, by Django's name for it.
_ENVIRONMENT = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
_OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
}


def run_tool(tool: str, *arguments: str | Path, database: str = "") -> str:
    """Run pg_dump or pg_restore against a database (the archive's, if none is named); return what it wrote.

    Raises BackupError, with the tool's own last words, if it is missing or fails.
    """
    program = shutil.which(tool)
    if program is None:
        raise BackupError(
            f"{tool} is not found: install PostgreSQL's client programs (on Debian: apt-get install postgresql-client), of"
            " the server's version or a later one."
        )
    settings = connection.settings_dict
    environment = {**os.environ, "PGDATABASE": database or str(settings["NAME"]), "PGAPPNAME": "newsarchive"}
    environment |= {name: str(settings[key]) for key, name in _ENVIRONMENT.items() if settings.get(key)}
    environment |= {
        name: str(settings["OPTIONS"][key]) for key, name in _OPTIONS.items() if settings["OPTIONS"].get(key)
    }
    done = subprocess.run(
        [program, *map(str, arguments)], env=environment, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        words = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise BackupError(f"{tool} failed: {words[-600:]}")
    return done.stdout


@contextmanager
def beside_archive() -> Iterator[CursorWrapper]:
    """Give a cursor outside of the archive's database, for statements about whole databases, each by itself."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def quoted(name: str) -> str:
    """Return a database's name as statements have it."""
    written: str = connection.ops.quote_name(name)
    return written


def database_like_archive(cursor: CursorWrapper, name: str) -> str:
    """Return the statement that makes an empty database which sorts and folds letters as the archive's does."""
    cursor.execute(
        "SELECT datcollate, datctype, datlocprovider, row_to_json(pg_database) ->> 'datlocale' FROM pg_database"
        " WHERE datname = %s",
        [connection.settings_dict["NAME"]],
    )
    row: tuple[Any, ...] = cursor.fetchone() or ("C.UTF-8", "C.UTF-8", "c", None)
    collate, ctype, provider, builtin = row
    locale = f"LC_COLLATE '{collate}' LC_CTYPE '{ctype}'"
    if provider == "b":
        locale += f" LOCALE_PROVIDER builtin BUILTIN_LOCALE '{builtin}'"
    return f"CREATE DATABASE {quoted(name)} TEMPLATE template0 ENCODING 'UTF8' {locale}"

"""Say in plain words what keeps the archive from being written or read: a full disk, a file that is read-only or damaged."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

# Beside 1 (something is wrong with what was asked for) and 2 (asked for wrongly).
STORAGE_ERROR = 3

_NOTHING_LOST = "What was stored before is intact"

# By the first part of SQLite's name for the error: what is the matter, and what to do.
_REMEDIES = {
    "SQLITE_FULL": (
        "the disk is full",
        f"{_NOTHING_LOST}, and nothing was stored by halves: make room on it and run the same command again",
    ),
    "SQLITE_READONLY": (
        "it may not be written",
        f"{_NOTHING_LOST}: give the account that runs this command the right to write the file and its folder, and run"
        " the command again",
    ),
    "SQLITE_CANTOPEN": (
        "it cannot be opened",
        "See that its folder exists, and that the account that runs this command may write there: the files ending in"
        " -wal and -shm are made beside it",
    ),
    "SQLITE_IOERR": (
        "the disk reported an error",
        f"{_NOTHING_LOST} as far as the disk kept it: look into the system's log, then run manage.py verify",
    ),
    "SQLITE_CORRUPT": ("it is damaged", "Restore a backup: manage.py restore"),
    "SQLITE_NOTADB": ("it is no SQLite file", "See DATABASE_URL, or restore a backup: manage.py restore"),
}
# By the first part of PostgreSQL's code for the error; "" for one without: the server was not reached.
_SERVER_REMEDIES = {
    "53100": (
        "the server's disk is full",
        f"{_NOTHING_LOST}, and nothing was stored by halves: make room there and run the same command again",
    ),
    "53": (
        "the server has no room or connections left",
        f"{_NOTHING_LOST}: run the command again when it has",
    ),
    "25006": (
        "it may not be written",
        f"{_NOTHING_LOST}: the server is read-only, a copy of another perhaps; see DATABASE_URL",
    ),
    "42501": (
        "the account in DATABASE_URL lacks the right to do that",
        f"{_NOTHING_LOST}: let it own the database, or run the command with another account",
    ),
    "55P03": ("others keep it locked", f"{_NOTHING_LOST}: run the command again when they have ended"),
    "57": ("the server ended the connection", f"{_NOTHING_LOST}: run the same command again when it is back"),
    "08": (
        "the connection to the server is lost",
        f"{_NOTHING_LOST}: run the same command again when it is back",
    ),
    "58": ("the server's disk reported an error", "See the server's log, then run manage.py verify"),
    "XX": ("the server found damaged data", "See the server's log; manage.py restore brings a backup back"),
    "3D": ("there is no such database", "Make it first: createdb --template template0 --locale C.UTF-8 NAME"),
    "28": ("the server does not let this account in", "See the account and password in DATABASE_URL"),
    "": ("the server cannot be reached, or ended the connection", "See that it runs, and DATABASE_URL"),
}
_FULL_TOO = {"SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"}


def storage_failure(error: BaseException | None) -> str | None:
    """Return what keeps the archive from being written or read, where, and what to do; None if the error is another one.

    Such a failure is not the fault of what was being stored: it would meet the next article too.
    """
    while error is not None and not isinstance(error, sqlite3.Error):
        if hasattr(error, "sqlstate"):
            return _server_failure(error)
        error = error.__cause__
    name = getattr(error, "sqlite_errorname", None) or ""
    for code, (what, remedy) in _REMEDIES.items():
        if name.startswith(code):
            if name in _FULL_TOO and _is_full():
                what, remedy = _REMEDIES["SQLITE_FULL"]
            return f"The archive {connection.settings_dict['NAME']}: {what}. {remedy}."
    return None


def _server_failure(error: Any) -> str | None:
    """Return the same for an error of PostgreSQL's driver."""
    code = error.sqlstate or ""
    if not code and type(error).__name__ != "OperationalError":
        return None
    for start, (what, remedy) in _SERVER_REMEDIES.items():
        if code.startswith(start) if start else not code:
            said = "" if code else f" ({' '.join(str(error).split())})"
            return f"The archive {connection.settings_dict['NAME']}: {what}{said}. {remedy}."
    return None


def is_storage_failure(error: BaseException) -> bool:
    return isinstance(error, DatabaseError) and storage_failure(error) is not None


def _is_full() -> bool:
    folder = Path(connection.settings_dict["NAME"] or settings.BASE_DIR).parent
    try:
        return free_space(folder) == 0
    except OSError:
        return False


def free_space(folder: Path) -> int:
    """Return how many bytes can still be written into the folder. Raises OSError."""
    return shutil.disk_usage(folder).free

"""Tell cheaply whether anything in the database has changed: for answers that take long to be made, or to be compared."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TypeVar

from django.core.cache import cache
from django.db import DatabaseError, connection

Answer = TypeVar("Answer")

# Two writes so close to each other may leave the same times: what was written so lately is no mark of anything yet.
_SETTLING = 1_000_000_000  # nanoseconds


def mark() -> str:
    """Return words that differ after any write to the database; "" where that cannot be told.

    To be taken before what they are to mark is read.
    """
    try:
        return _mark_of_file() if connection.vendor == "sqlite" else _mark_of_snapshot()
    except DatabaseError:
        return ""  # it cannot be read: who asks for more will be told


def remembered(name: str, make: Callable[[], Answer]) -> Answer:
    """Return what make() returned when it was last asked for by this name, if nothing was written since; else its answer
    now. None is not remembered."""
    seen = "" if connection.in_atomic_block else mark()
    if not seen:
        return make()
    key = sha256(f"{name} {seen}".encode()).hexdigest()
    answer: Answer | None = cache.get(key)
    if answer is None:
        answer = make()
        if answer is not None:
            cache.set(key, answer)
    return answer


def _mark_of_snapshot() -> str:
    """Return words for which transactions are seen by now, in this life of the server; "" inside of one that writes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, pg_postmaster_start_time(), pg_current_xact_id_if_assigned() IS NULL,"
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        *seen, is_reading, database = cursor.fetchone()
    return sha256(repr((seen, database)).encode()).hexdigest()[:32] if is_reading else ""


def _mark_of_file() -> str:
    """Return words for when the SQLite file and its log were written last, and how long they are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT file FROM pragma_database_list WHERE name = 'main'")
        (name,) = cursor.fetchone()
    files = [Path(name), Path(f"{name}-wal")]
    seen = [
        (status.st_mtime_ns, status.st_size)
        for file in files
        if name and file.exists() and (status := file.stat())
    ]
    if not seen or max(written for written, _ in seen) > time_ns() - _SETTLING:
        return ""
    return sha256(repr(seen).encode()).hexdigest()[:32]

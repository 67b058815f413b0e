"""Let writers of an SQLite file have their turns one after the other.

Who waits to write polls for SQLite's lock, at last ten times a second. An ingest that ends one transaction and begins the
next one would take the lock again before any editor who waits has looked. So whoever is about to write waits in line for a
lock of the operating system first, and holds it only until its transaction has begun: then an ingest that comes back finds
the editor before it. What is locked is the folder, by advice (flock): no file is added, and whoever ends leaves the line.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from django.db.backends.sqlite3 import base

if sys.platform != "win32":  # there the quickest comes first
    import fcntl


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        with nullcontext() if self.is_in_memory_db() else _in_line(Path(self.settings_dict["NAME"]).parent):
            super()._start_transaction_under_autocommit()  # type: ignore[misc]


@contextmanager
def _in_line(folder: Path) -> Iterator[None]:
    """Wait in line at the folder, do what is inside, and let the next one on; where there are no such locks, do it at once."""
    if sys.platform == "win32":
        yield
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)

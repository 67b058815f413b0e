"""Let one at a time write what hangs together in the archive: ingest, editors, and whatever is derived from both.

SQLite has one writer by itself, as its transactions begin IMMEDIATE. PostgreSQL lets many write at once, who would derive
counts and disagreements from what they do not see of each other, or wait for each other for ever.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_LOCK = 0x6E657773  # any number, the same in every process


@contextmanager
def writing() -> Iterator[None]:
    """Do what is inside in one transaction (or a part of the one that runs), with no other writer at work until its end."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield

"""Check what the archive needs of a database, before migrating."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

CREATE = "createdb --template template0 --encoding UTF8 --locale C.UTF-8 NAME"
_WANTED = {"c.utf-8", "c.utf8"}


@register(Tags.database)
def check_locale(databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """See that a PostgreSQL database sorts by code points, as SQLite does, and knows the letters of all scripts."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datctype, row_to_json(pg_database) ->> 'datlocale'"
                " FROM pg_database WHERE datname = current_database()"
            )
            encoding, libc, builtin = cursor.fetchone()
        if encoding != "UTF8" or not _WANTED & {libc.lower(), (builtin or "").lower()}:
            problems.append(
                Error(
                    f"The database sorts and folds letters by {builtin or libc} in {encoding}: lists would come in other"
                    " orders than elsewhere, and words would not be found.",
                    hint=f"Make it so: {CREATE}",
                    id="newsarchive.E001",
                )
            )
    return problems

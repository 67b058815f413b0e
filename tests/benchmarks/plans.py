"""Tell from SQLite's plans which queries read through a table that grows with the archive."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

GROWING = {
    "article", "appearance", "mention", "claim", "citation", "person", "personalias", "work", "workalias", "original",
    "ingestitem", "fingerprint", "confirmedname", "knownname", "nameblock", "charactersurname",
}  # fmt: skip
_TABLE = re.compile(r'"newsarchive_(\w+)"(?: (?:AS )?"?(\w+)"?)?')


@contextmanager
def seen_plans() -> Iterator[dict[str, list[str]]]:
    """Collect the plan of every query in the block, by its statement."""
    plans: dict[str, list[str]] = {}

    def explain(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.lstrip().upper().startswith("SELECT") and sql not in plans:
            with connection.cursor() as cursor:
                cursor.cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params or ())
                plans[sql] = [row[3] for row in cursor.cursor.fetchall()]
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def indexes_of_the_few() -> set[str]:
    """Return the names of indexes that hold but some rows of their tables: to read through one is what it is for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%% WHERE %%'", [])
        return {name for (name,) in cursor.fetchall()}


def reading_through(sql: str, plan: list[str], few: Collection[str] = ()) -> list[str]:
    """Return the lines of the plan that read all of a growing table, or sort what is read of one.

    Walking along an index is no such thing, nor along the rows where nothing is asked of them: the walk ends with the
    page, or where counting is capped. few: names of indexes that hold but a few of the rows.
    """
    names = {alias or f"newsarchive_{table}": table for table, alias in _TABLE.findall(sql)}
    found = []
    for line in plan:
        scan = re.match(r"SCAN (\w+)(.*)", line)
        if scan is None or names.get(scan[1], scan[1].removeprefix("newsarchive_")) not in GROWING:
            continue
        if scan[2].split()[-1:] and scan[2].split()[-1] in few:
            continue
        walks = "LIMIT" in sql and ("USING" in scan[2] or " WHERE " not in sql)
        sorts = any("TEMP B-TREE FOR ORDER BY" in other for other in plan)
        if not walks or sorts:
            found.append(line)
    return found

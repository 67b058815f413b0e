"""Tell from SQLite's plans which queries read through a table that grows with the archive."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

GROWING = {
    "article", "appearance", "mention", "claim", "citation", "person", "personalias", "work", "workalias", "original",
    "ingestitem", "fingerprint", "confirmedname", "knownname", "nameblock",
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


def reading_through(sql: str, plan: list[str]) -> list[str]:
    """Return the lines of the plan that read all of a growing table, or sort what is read of one.

    Walking along an index is no such thing: the walk ends with the page, or where counting is capped.
    """
    names = {alias or f"newsarchive_{table}": table for table, alias in _TABLE.findall(sql)}
    found = []
    for line in plan:
        scan = re.match(r"SCAN (\w+)(.*)", line)
        if scan is None or names.get(scan[1], scan[1].removeprefix("newsarchive_")) not in GROWING:
            continue
        walks = "USING" in scan[2] and "LIMIT" in sql
        sorts = any("TEMP B-TREE FOR ORDER BY" in other for other in plan)
        if not walks or sorts:
            found.append(line)
    return found

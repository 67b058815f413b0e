"""What one more article costs in an archive as it is, in SQLite's steps and seconds, and what takes room in its file."""

import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from newsarchive.ingest import store
from tests.benchmarks.storing import Read

_STEPS = 10


@dataclass
class Cost:
    """What storing took. statements: SQLite's steps by statement; memory: the most that the process held, in MB."""

    articles: int
    queries: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    memory: float = 0.0
    statements: Counter[str] = field(default_factory=Counter)

    @property
    def steps(self) -> float:
        """Steps of SQLite's virtual machine for one article."""
        return self.statements.total() / self.articles


def cost_of(documents: Sequence[Read]) -> Cost:
    """Store the documents in the archive at hand, and tell what that took."""
    cost = Cost(len(documents))
    run = store.start_run(["corpus.jsonl"])
    began, processor = time.perf_counter(), time.process_time()
    with _counting(cost):
        for one in documents:
            store.store(one.source_file, one.document, one.reading, one.marks, run)
    cost.seconds = time.perf_counter() - began
    cost.processor = time.process_time() - processor
    cost.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    return cost


@contextmanager
def _counting(cost: Cost) -> Iterator[None]:
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        before = ticks
        result = execute(sql, params, many, context)
        cost.queries += 1
        cost.statements[_shape(sql)] += (ticks - before) * _STEPS
        return result

    connection.ensure_connection()
    connection.connection.set_progress_handler(tick, _STEPS)
    try:
        with connection.execute_wrapper(count):
            yield
    finally:
        connection.connection.set_progress_handler(None, 0)


def _shape(sql: str) -> str:
    """Return a statement without the number of its parameters."""
    return re.sub(r"\(%s[^()]*\)(, \(%s[^()]*\))*", "(…)", sql)


def room() -> list[tuple[str, float, float]]:
    """Return the tables and indexes of the file with their size and what of it is empty, in MB, the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, pgsize / 1e6, unused / 1e6 FROM dbstat WHERE aggregate = 1 ORDER BY pgsize DESC"
        )
        return cursor.fetchall()


def text_size() -> tuple[float, float]:
    """Return the size of all texts, and of the kept originals, in MB."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT total(length(CAST(text AS BLOB))) / 1e6 FROM newsarchive_article")
        (text,) = cursor.fetchone()
        cursor.execute("SELECT total(length(compressed)) / 1e6 FROM newsarchive_original")
        return text, cursor.fetchone()[0]

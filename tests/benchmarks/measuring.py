"""Measure pages and anything else that can be called: time, queries, and SQLite's own steps, which no busy machine changes."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_STEPS = 100


@dataclass
class Measured:
    """What one page, or one of several ways, took at each round. steps: in thousands of SQLite's virtual machine."""

    milliseconds: list[float] = field(default_factory=list)
    queries: int = 0
    steps: float = 0.0
    size: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """The 95th percentile; of fewer than twenty rounds the slowest."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def interleaved(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Measured]:
    """Return what each way takes, once round after another, so that what else the machine does falls on all alike."""
    found = {name: Measured() for name in ways}
    for call in ways.values() if rounds else ():
        call()  # caches are warm, modules loaded
    for _ in range(rounds):
        for name, call in ways.items():
            began = time.perf_counter()
            call()
            found[name].milliseconds.append((time.perf_counter() - began) * 1_000)
    return found


def pages(client: Client, addresses: Mapping[str, str], rounds: int) -> dict[str, Measured]:
    """Return what the pages take in this process; each must answer with 200. rounds: 0 to count without timing."""

    def get(address: str) -> None:
        response = client.get(address, follow=True)
        assert response.status_code == 200, f"{address}: {response.status_code}"

    found = interleaved(
        {name: lambda address=address: get(address) for name, address in addresses.items()}, rounds
    )
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as queries, counted_steps() as steps:
            found[name].size = len(client.get(address).content)
        found[name].queries, found[name].steps = len(queries), steps[0] * _STEPS / 1_000
    return found


@contextmanager
def counted_steps() -> Iterator[list[int]]:
    """Count the steps of queries in the block, in hundreds; those in a time box are not counted."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, _STEPS)
    try:
        yield counted
    finally:
        connection.connection.set_progress_handler(None, 0)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the rows as a table in Markdown."""
    cells = [
        [f"{cell:,.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in [head, *rows]
    ]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"

"""Rows in batches: no more is held in memory, and no query has more parameters, than a batch has."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the rows in lists of at most that size."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch

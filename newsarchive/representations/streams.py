"""Rows as CSV, JSON and JSON Lines, a piece at a time: however long the list is, little of it is in memory."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsarchive.export.formats import LINE_ENDS, cell
from newsarchive.representations.rows import COLUMNS, Row

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}


class _Line:
    """A file for csv.writer that gives the line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(name: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield RFC 4180 lines with a header. name: what the rows are, such as "claims"."""
    columns = COLUMNS[name].split()
    write = csv.writer(_Line()).writerow
    yield str(write(columns))
    for row in rows:
        yield str(write([cell(row[column]) for column in columns]))


def as_json_lines(name: str, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield _json(row) + "\n"


def as_json(name: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield one object, {name: [row, …]}."""
    yield f'{{"{name}": ['
    separator = "\n"
    for row in rows:
        yield separator + _json(row)
        separator = ",\n"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)


STREAMS = {"csv": as_csv, "json": as_json, "jsonl": as_json_lines}

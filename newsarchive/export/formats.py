"""How rows become lines: JSON Lines for programs, CSV for spreadsheets."""

import csv
import json
import os
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from newsarchive.export.rows import Row

# Some readers take these for line ends, though JSON does not.
LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})

# A spreadsheet takes a cell that begins so for a formula, and runs it (in some languages one with wide characters too).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Put before such a cell; and before one that begins with it, so that taking one away always gives the value.
_GUARD = "'"

# CSV has no lists: those of names and sources stand in one cell, those of rows in files of their own.
_LIST_SEPARATOR = " | "

_ENTITY = ("type", "id", "name")
_CSV_COLUMNS = {
    "articles": "id source headline byline dateline published published_from outlet url language digest text",
    "persons": "id name kind aliases curated articles external_ids",
    "works": "id title kind aliases curated articles external_ids",
    "claims": (
        "id subject_type subject_id subject_name predicate label value upper unit bound qualifier object_type object_id object_name"
        " negated status rank reason origin own_knowledge article_count origin_count schema_org wikidata"
    ),
    "citations": (
        "claim article digest quote start end value value_start value_end modality speaker rule trigger confidence"
        " origin status reason"
    ),
    "disagreements": (
        "id subject_type subject_id subject_name predicate label status reason preferred article_count"
    ),
    "disagreement_values": "disagreement claim value unit qualifier negated rank article_count",
}
# Rows that hold rows: which, and the file and column that these go to.
_CSV_PARTS = {
    "claims": ("citations", "citations", "claim"),
    "disagreements": ("values", "disagreement_values", "disagreement"),
}


class Table(ABC):
    """One table's files, under draft names. files: draft → final name; count: rows written."""

    def __init__(self, folder: Path, names: Iterable[str], suffix: str) -> None:
        self.files = {folder / f".{name}{suffix}.{os.getpid()}": folder / f"{name}{suffix}" for name in names}
        self.count = 0
        self._stack = ExitStack()
        self._streams: list[TextIO] = []

    def __enter__(self) -> Self:
        for draft in self.files:
            stream = draft.open("w", encoding="utf-8", newline="")
            self._streams.append(self._stack.enter_context(stream))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def write(self, row: Row) -> None:
        """Write one row, and the rows in it."""
        self._write(row)
        self.count += 1

    @abstractmethod
    def _write(self, row: Row) -> None: ...


class JsonLinesTable(Table):
    """One JSON object a line."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, [name], ".jsonl")

    def _write(self, row: Row) -> None:
        self._streams[0].write(json.dumps(row, ensure_ascii=False).translate(LINE_ENDS) + "\n")


class CsvTable(Table):
    """RFC 4180, with a header. Cells that a spreadsheet would take for a formula begin with one more apostrophe."""

    def __init__(self, folder: Path, name: str) -> None:
        self._part = _CSV_PARTS.get(name)
        self._names = [name, self._part[1]] if self._part else [name]
        self._columns = [_CSV_COLUMNS[one].split() for one in self._names]
        super().__init__(folder, self._names, ".csv")

    def __enter__(self) -> Self:
        super().__enter__()
        self._writers = [csv.writer(stream) for stream in self._streams]
        for writer, columns in zip(self._writers, self._columns, strict=True):
            writer.writerow(columns)
        return self

    def _write(self, row: Row) -> None:
        self._write_cells(0, row)
        if self._part:
            key, _, column = self._part
            for part in row[key]:
                self._write_cells(1, {column: row["id"], **part})

    def _write_cells(self, place: int, row: Row) -> None:
        flat = dict(row)
        for name in ("subject", "object"):
            entity = row.get(name) or {}
            flat |= {f"{name}_{key}": entity.get(key) for key in _ENTITY}
        self._writers[place].writerow(cell(flat[column]) for column in self._columns[place])


def cell(value: Any) -> str | int | float:
    """Return what a value is in CSV; never what a spreadsheet would take for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = _LIST_SEPARATOR.join(value)
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"{_GUARD}{text}" if text.startswith((*_FORMULA_STARTS, _GUARD)) else text

"""The storing stage beside plain sqlite3 and sqlite-utils, which write the very rows that it made, with the same indexes.

What only the storing stage does (look up who is meant, join what is one, count, ask) is in its time, and the peers are
spared it: they know every row beforehand, and every id.
"""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from newsarchive.batches import batches
from newsarchive.ingest import store
from newsarchive.ingest.document import Document, Reading, SourceFile
from newsarchive.ingest.marks import Marks
from newsarchive.ingest.workers import ReadError, read_document
from newsarchive.one_writer import writing
from tests.benchmarks.corpus import Article

SEARCHED = {
    "article": "headline, text",
    "claim": "value",
    "person": "name, aliases",
    "work": "title, aliases",
}
# As newsarchive.settings has it.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
    "PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY"
)
# What a peer's environment runs: arguments are the archive to take rows from, the one to write, and the pragmas.
_SQLITE_UTILS = """
import json, sqlite3, sys, time
import sqlite_utils
source = sqlite3.connect(sys.argv[1])
named = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'newsarchive_%'")
tables = {}
for (table,) in named.fetchall():
    columns = [row[1] for row in source.execute(f'PRAGMA table_xinfo("{table}")') if row[6] == 0]
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = source.execute(f'SELECT {listed} FROM "{table}" ORDER BY rowid').fetchall()
    if rows:
        tables[table] = [dict(zip(columns, row)) for row in rows]
indexes = [
    (table, [row[2] for row in source.execute(f'PRAGMA index_info("{name}")')])
    for table, name in source.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'").fetchall()
    if table in tables
]
db = sqlite_utils.Database(sys.argv[2])
db.conn.executescript(sys.argv[3])
began, processor = time.perf_counter(), time.process_time()
for table, rows in tables.items():
    db[table].insert_all(rows, pk="id" if "id" in rows[0] else next(iter(rows[0])))
for table, columns in indexes:
    db[table].create_index(columns, if_not_exists=True, find_unique_name=True)
for table, columns in (("newsarchive_article", ["headline", "text"]), ("newsarchive_claim", ["value"])):
    db[table].enable_fts(columns, tokenize="unicode61 remove_diacritics 2")
print(json.dumps([time.perf_counter() - began, time.process_time() - processor]))
"""


@dataclass(frozen=True)
class Read:
    """A document of the corpus as the stages before storing leave it."""

    source_file: SourceFile
    document: Document
    reading: Reading
    marks: Marks


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and of the processor."""

    wall: float
    processor: float


@dataclass(frozen=True)
class Rows:
    """The rows of one table, in the order of their numbers."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def read_all(articles: Iterable[Article]) -> list[Read]:
    """Return the articles as parsed and extracted."""
    found = []
    for article in articles:
        content = article.as_document()
        source = f"corpus.jsonl#{article.number + 1}"
        source_file = SourceFile(source, f"/{source}", ".json", content, hashlib.sha256(content).hexdigest())
        result = read_document(source_file)
        assert not isinstance(result, ReadError), result
        found.append(Read(source_file, *result))
    return found


def store_all(documents: Iterable[Read], share: int) -> Took:
    """Store the documents in the archive at hand, so many in a transaction."""
    run = store.start_run(["corpus.jsonl"])
    began, processor = time.perf_counter(), time.process_time()
    for together in batches(documents, share):
        with writing():
            for one in together:
                store.store(one.source_file, one.document, one.reading, one.marks, run)
    return Took(time.perf_counter() - began, time.process_time() - processor)


def stored_rows() -> list[Rows]:
    """Return every row of the archive's own tables, but what the database makes itself."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'newsarchive_%%' ORDER BY rowid",
            [],
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT name FROM pragma_table_xinfo("{table}") WHERE hidden = 0')
            columns = tuple(name for (name,) in cursor.fetchall())
            listed = ", ".join(f'"{name}"' for name in columns)
            cursor.execute(f'SELECT {listed} FROM "{table}" ORDER BY rowid')
            rows = cursor.fetchall()
            if rows:
                found.append(Rows(table, columns, rows))
    return found


def plain_sqlite(empty: Path, archive: Path, tables: list[Rows], transactions: int) -> Took:
    """Write the rows into a copy of an empty archive in so many transactions, each with its share of every table.

    Triggers are dropped: the full-text index takes a batch's words by one statement, which is quicker.
    """
    shutil.copyfile(empty, archive)
    with closing(sqlite3.connect(archive, isolation_level=None)) as database:
        database.executescript(_PRAGMAS)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        began, processor = time.perf_counter(), time.process_time()
        for batch in range(transactions):
            database.execute("BEGIN IMMEDIATE")
            for one in tables:
                share = one.rows[_place(one, batch, transactions) : _place(one, batch + 1, transactions)]
                places = ", ".join("?" * len(one.columns))
                listed = ", ".join(f'"{name}"' for name in one.columns)
                database.executemany(f'INSERT INTO "{one.table}" ({listed}) VALUES ({places})', share)
                _index(database, one.table.removeprefix("newsarchive_"), one, share)
            database.execute("COMMIT")
        return Took(time.perf_counter() - began, time.process_time() - processor)


def _place(one: Rows, batch: int, transactions: int) -> int:
    return len(one.rows) * batch // transactions


def _index(database: sqlite3.Connection, entity: str, one: Rows, share: list[tuple[Any, ...]]) -> None:
    """Let the words of the new rows be found."""
    if entity not in SEARCHED or not share:
        return
    place = one.columns.index("id")
    columns = SEARCHED[entity]
    database.execute(
        f"INSERT INTO {entity}_search (rowid, {columns}) SELECT id, {columns.replace('aliases', repr(''))}"
        f" FROM {one.table} WHERE id BETWEEN ? AND ?",
        [share[0][place], share[-1][place]],
    )


def sqlite_utils(python: Path, stored: Path, archive: Path) -> Took:
    """Write the rows of a stored archive by sqlite-utils into a new file, with the same indexes and full-text index."""
    run = subprocess.run(
        [python, "-c", _SQLITE_UTILS, stored, archive, _PRAGMAS], capture_output=True, text=True, check=True
    )
    return Took(*json.loads(run.stdout))

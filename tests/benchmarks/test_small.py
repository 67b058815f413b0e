"""Each benchmark runs in a small form, and compares what does the same; none is timed."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from newsarchive.models import Article, Citation
from tests.archives import archive_at
from tests.benchmarks import addresses, growing, reading, stock, storing
from tests.benchmarks.commands import editor
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.loading import load

SMALL = Corpus(40, seed=7, persons=20, works=10)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="measures an SQLite file"),
]


@pytest.fixture(scope="module")
def documents():
    return storing.read_all(SMALL.articles(0, 6))


def test_plain_sqlite_writes_the_rows_that_storing_made(documents, tmp_path):
    empty, written = tmp_path / "empty.sqlite3", tmp_path / "written.sqlite3"
    with closing(sqlite3.connect(empty)) as target:
        connection.ensure_connection()
        connection.connection.backup(target)
    storing.store_all(documents, share=2)
    rows = storing.stored_rows()

    took = storing.plain_sqlite(empty, written, rows, transactions=3)

    assert took.wall > 0
    counts = {one.table: len(one.rows) for one in rows}
    assert counts["newsarchive_article"] == 6
    assert counts["newsarchive_citation"] == Citation.objects.count() > 0
    with closing(sqlite3.connect(written)) as archive:
        for table, number in counts.items():
            assert archive.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,)
        word = next(iter(addresses.common_words().values()))
        query = "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid"
        found = archive.execute(query, [word]).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(query.replace("?", "%s"), [word])
        assert found == cursor.fetchall() != []


def test_what_an_article_costs_is_told_by_statement(documents):
    cost = growing.cost_of(documents[:2])

    assert Article.objects.count() == 2
    assert cost.queries > 20
    assert cost.steps > 100
    assert any(sql.startswith('INSERT INTO "newsarchive_article"') for sql in cost.statements)
    assert {name for name, _, _ in growing.room()} >= {"newsarchive_article", "article_search_data"}
    assert growing.text_size()[0] > 0


def test_every_page_that_is_asked_for_over_http_is_there(tmp_path):
    with archive_at(tmp_path / "archive.sqlite3") as path:
        load(SMALL, for_ingest=False)

        found = reading.measure(path, None, rounds=1, letters="by")

    assert {
        "list",
        "by outlet and dates",
        "by person and dates, again",
        "by work and dates, bare SQL",
    } <= found.keys()
    assert all(len(one.milliseconds) == 1 for one in found.values())


def test_lists_of_the_desk_are_asked_for_beside_those_of_django_itself():
    load(SMALL, for_ingest=False)
    client = editor()

    with stock.ways(client) as asked:
        assert {"articles, search 10 %", "articles, search 10 %, stock"} <= asked.keys()
        for call in asked.values():
            call()

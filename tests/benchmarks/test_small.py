"""Each benchmark runs in a small form, and compares what does the same; none is timed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from newsarchive.models import Article, Citation
from tests.benchmarks import addresses, growing, reading, storing
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
    storing.store_all(documents)
    rows = storing.stored_rows()

    took = storing.plain_sqlite(empty, written, rows, batches=3)

    assert took.wall > 0
    counts = {one.table: len(one.rows) for one in rows}
    assert counts["newsarchive_article"] == 6
    assert counts["newsarchive_citation"] == Citation.objects.count() > 0
    with closing(sqlite3.connect(written)) as archive:
        for table, number in counts.items():
            assert archive.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,)
        word = next(iter(addresses.common_words().values()))
        found = archive.execute("SELECT rowid FROM article_search WHERE article_search MATCH ?", [word])
        assert [pk for (pk,) in found] == list(
            Article.objects.filter(text__icontains=word).order_by("pk").values_list("pk", flat=True)
        )


def test_what_an_article_costs_is_told_by_statement(documents):
    cost = growing.cost_of(documents[:2])

    assert Article.objects.count() == 2
    assert cost.queries > 20
    assert cost.steps > 100
    assert any(sql.startswith('INSERT INTO "newsarchive_article"') for sql in cost.statements)
    assert {name for name, _, _ in growing.room()} >= {"newsarchive_article", "article_search_data"}
    assert growing.text_size()[0] > 0


def test_the_same_articles_are_read_by_page_and_by_bare_sql():
    load(SMALL, for_ingest=False)
    archive = Path(connection.settings_dict["NAME"])

    with reading.ways(archive, None) as asked:
        found = {name: call() for name, call in asked.items()}

    assert "search 10 %, best, bare SQL" in found
    for name in ("by outlet and dates", "by person and dates", "by work and dates"):
        rows = found[f"{name}, bare SQL"]
        assert all(f'href="/articles/{pk}/"'.encode() in found[name] for pk, *_ in rows)

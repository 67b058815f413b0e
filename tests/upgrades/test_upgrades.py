"""An archive of every earlier schema migrates to the present one with its decisions intact."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from newsarchive import verify
from newsarchive.archive_file import known_migrations, reading_from
from tests.upgrades.on_postgresql import moved_to_the_server

pytestmark = pytest.mark.django_db(transaction=True)

ARCHIVES = sorted(Path(__file__).parent.glob("*.sql"))

# What editors decided, in columns that every schema has.
DECISIONS = {
    "claims": (
        "SELECT id, subject_person_id, subject_work_id, predicate, value_key, negated, status, rank, reason,"
        " decided_by_id, decided_at FROM newsarchive_claim WHERE status <> 'unreviewed' OR rank <> 'normal' ORDER BY id"
    ),
    "citations": (
        'SELECT id, claim_id, article_id, start, "end", quote, status, reason, decided_by_id, decided_at'
        " FROM newsarchive_citation WHERE status <> 'unreviewed' ORDER BY id"
    ),
    "disagreements": (
        "SELECT id, predicate, status, preferred_id, reason, settled_by_id, settled_at FROM newsarchive_disagreement"
        " WHERE status = 'settled' ORDER BY id"
    ),
    "persons": "SELECT id, name, kind FROM newsarchive_person WHERE curated ORDER BY id",
    "merged": "SELECT id, merged_into_id FROM newsarchive_person WHERE merged_into_id IS NOT NULL ORDER BY id",
    "articles": "SELECT id, digest, text FROM newsarchive_article ORDER BY id",
}
# Of schemas that have a table for it.
LATER_DECISIONS = {
    "newsarchive_dismissedname": "SELECT id, type, key, name, reason, made_by_id FROM newsarchive_dismissedname ORDER BY id",
    "newsarchive_externalid": "SELECT id, person_id, work_id, scheme, value FROM newsarchive_externalid ORDER BY id",
    "newsarchive_note": (
        "SELECT id, text, by_id, written, changed, removed, article_id, claim_id, disagreement_id, person_id, work_id"
        " FROM newsarchive_note ORDER BY id"
    ),
    "newsarchive_splitmention": (
        'SELECT id, appearance_id, source_id, article_id, surface, start, "end" FROM newsarchive_splitmention ORDER BY id'
    ),
}


def load(dump, path):
    """Make the archive that the dump tells."""
    with closing(sqlite3.connect(path)) as archive:
        archive.executescript(dump.read_text(encoding="utf-8"))
        archive.commit()
    return path


@contextmanager
def archive_of(dump, folder):
    """Let all queries of this thread go to the archive that the dump tells."""
    path = load(dump, folder / "archive.sqlite3")
    with reading_from(path) if connection.vendor == "sqlite" else moved_to_the_server(path):
        yield


def queries_of_decisions():
    there = connection.introspection.table_names()
    return DECISIONS | {table: query for table, query in LATER_DECISIONS.items() if table in there}


def decisions(queries):
    with connection.cursor() as cursor:
        found = {}
        for name, query in queries.items():
            cursor.execute(query)
            found[name] = cursor.fetchall()
    return found


@pytest.mark.parametrize("dump", ARCHIVES, ids=lambda path: path.stem)
def test_an_earlier_archive_keeps_its_decisions(dump, tmp_path):
    with archive_of(dump, tmp_path):
        queries = queries_of_decisions()
        before = decisions(queries)
        assert {name for name, rows in before.items() if not rows} <= {"merged"}

        call_command("migrate", verbosity=0, interactive=False)

        assert decisions(queries) == before
        verify.renew()  # what later versions derive besides
        assert [str(problem) for problem in verify.verify()] == []
        assert decisions(queries) == before


def test_every_schema_that_was_in_use_is_there():
    """Each migration but the newest is the last of one of them, or went with a later one on its branch."""
    together = {"0001": "0002", "0003": "0004", "0006": "0008", "0007": "0008"}
    together |= {f"{number:04}": "0017" for number in range(11, 17)}  # which came into use together
    newest = max(name[:4] for name in known_migrations())
    numbers = {together.get(name[:4], name[:4]) for name in known_migrations()} - {newest}
    assert numbers <= {path.stem for path in ARCHIVES}

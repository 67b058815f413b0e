"""Readers change nothing: every public address answers from a database that cannot be written to."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.test import Client

from newsarchive.models import Article, Person
from newsarchive.views import lists
from tests.public.addresses import addresses, filtered, in_form
from tests.public.archive import grow

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


@pytest.fixture
def read_only(transactional_db):
    """An archive behind a connection that was opened read-only, with its newest rows still in the write-ahead log."""
    name = connection.settings_dict["NAME"]
    grow(0, 3)
    found = [*addresses(), *filtered()]
    connection.close()
    # As long as another connection is open, closing one does not move the log into the file.
    other = sqlite3.connect(name)
    other.execute("SELECT count(*) FROM newsarchive_article").fetchone()
    other.execute("PRAGMA wal_autocheckpoint=0")
    other.execute("UPDATE newsarchive_article SET headline = 'Only in the log' WHERE id = 1")
    other.commit()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(connection.settings_dict, "NAME", f"file:{name}?mode=ro")
        yield found
        connection.close()
    other.close()


def test_every_address_answers_from_a_database_that_cannot_be_written(read_only, monkeypatch):
    monkeypatch.setattr(lists, "COUNTING_SECONDS", 60)
    with pytest.raises(OperationalError, match="readonly"):
        Person.objects.update(name="Written")
    assert Article.objects.filter(headline="Only in the log").exists()

    for address in [*read_only, *(in_form(one, "json") for one in read_only if "/?" in one)]:
        response = Client().get(address)
        content = b"".join(response)
        assert (response.status_code, bool(content)) == (200, True), address
        assert response.cookies == {}, address

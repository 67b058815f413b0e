import json

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings
from django.utils import timezone

from newsarchive.models import IngestRun

pytestmark = pytest.mark.django_db


def test_a_new_archive_is_well_and_has_had_no_run(client):
    response = client.get("/health/")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "readable",
        "migrations": "applied",
        "last_run": None,
    }
    assert "no-store" in response.headers["Cache-Control"]


def test_the_last_run_is_told_with_what_became_of_it(client):
    IngestRun.objects.create(finished=timezone.now())
    killed = IngestRun.objects.create(paths=["/secret/folder"])

    told = client.get("/health/").json()["last_run"]
    assert told == {
        "started": killed.started.isoformat()[:23] + "Z",
        "finished": None,
        "state": "not finished",
    }
    assert b"secret" not in client.get("/health/").content

    IngestRun.objects.filter(pk=killed.pk).update(finished=timezone.now())
    assert client.get("/health/").json()["last_run"]["state"] == "finished"


def test_missing_migrations_are_told(client):
    newest = MigrationRecorder.Migration.objects.filter(app="newsarchive").latest("id")
    newest.delete()

    response = client.get("/health/")

    assert response.status_code == 503
    assert (response.json()["status"], response.json()["migrations"]) == ("failing", "missing")


def test_a_database_that_does_not_answer_is_told_without_a_word_of_where_it_is(client, monkeypatch):
    def fail(self):
        raise DatabaseError("unable to open /srv/archive.sqlite3")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)
    response = client.get("/health/")

    assert response.status_code == 503
    assert json.loads(response.content)["database"] == "unreadable"
    assert b"srv" not in response.content


def test_it_takes_a_handful_of_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/health/")
    assert connection.in_atomic_block


def test_it_is_asked_for_behind_the_proxy_too(client):
    with override_settings(SECURE_SSL_REDIRECT=True):
        assert client.get("/health/").status_code == 200
        assert client.get("/articles/").status_code == 301

"""How the site is served by waitress: lists are whole, and one that breaks off is seen to; writes are told from the file."""

import gzip
import http.client
import os
import threading
from contextlib import closing, contextmanager

import pytest
import waitress
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from waitress import wasyncore

from newsarchive import freshness, remembered_pages
from newsarchive.models import Person
from newsarchive.views.entities import PersonList

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


@contextmanager
def served():
    """Serve the site by waitress, as manage.py serve does, and yield its port.

    What its threads asked of the database they close after each answer, as they end long before the process.
    """
    sockets, stopped = {}, threading.Event()
    server = waitress.create_server(get_wsgi_application(), map=sockets, host="127.0.0.1", port=0, threads=2)

    def run():
        while not stopped.is_set():
            wasyncore.loop(timeout=0.05, count=1, map=sockets)

    thread = threading.Thread(target=run)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
        thread.start()
        try:
            yield server.effective_port
        finally:
            server.task_dispatcher.shutdown()
            stopped.set()
            thread.join()
            for opened in list(sockets.values()):
                opened.close()


@contextmanager
def asked(port, method, address, **headers):
    """Yield the answer to a request."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connected:
        connected.request(method, address, headers=headers)
        with closing(connected.getresponse()) as answer:
            yield answer


@ON_SQLITE
def test_a_list_has_another_mark_after_every_write(transactional_db, client):
    marks = set()
    for number in range(3):
        Person.objects.create(name=f"Ada {number}")
        assert freshness.mark() == ""  # too new to be told from the next write
        name = connection.settings_dict["NAME"]
        os.utime(f"{name}-wal", (1_700_000_000 + number, 1_700_000_000 + number))
        os.utime(name, (1_700_000_000, 1_700_000_000))
        marks.add(freshness.mark())

    assert len(marks) == 3


def settle(seconds):
    """Let the database's files look as if nothing had been written since so many seconds after 1970."""
    for suffix in ("", "-wal"):
        os.utime(f"{connection.settings_dict['NAME']}{suffix}", (seconds, seconds))


@ON_SQLITE
def test_a_page_is_given_out_again_until_anything_is_written(transactional_db, client):
    ada = Person.objects.create(name="Ada Byrne", article_count=1)
    settle(1_700_000_000)
    address = ada.get_absolute_url()
    made = client.get(address)

    with CaptureQueriesContext(connection) as queries:
        again = client.get(address)

    assert len(queries) == 1  # where its file is, to look at its age
    assert (again.content, again.headers) == (made.content, made.headers)
    assert client.get(address, headers={"if-none-match": made.headers["ETag"]}).status_code == 304
    Person.objects.filter(pk=ada.pk).update(name="Ada Lind")
    settle(1_700_000_009)
    assert b"Ada Lind" in client.get(address).content


@ON_SQLITE
def test_a_form_with_a_mistake_is_not_the_one_that_others_see(transactional_db, client):
    Person.objects.create(name="Ada Byrne", article_count=1)
    settle(1_700_000_000)

    for _ in range(2):  # made, and given out again
        wrong, right = (client.get(f"/articles/?published_after={day}") for day in ("2024-02-31", ""))
        assert b"Enter a valid date" in wrong.content
        assert b"Enter a valid date" not in right.content
        assert b'value="2024-01-31"' in client.get("/articles/?published_after=2024-01-31").content


@ON_SQLITE
def test_who_takes_it_compressed_gets_it_so_and_others_plain(transactional_db, client):
    address = Person.objects.create(name="Ada Byrne", article_count=1).get_absolute_url()
    settle(1_700_000_000)

    for _ in range(2):  # made, and given out again
        packed = client.get(address, headers={"accept-encoding": "gzip, br"})
        plain = client.get(address)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert b"Ada Byrne" in plain.content
        etag = {"if-none-match": packed.headers["ETag"], "accept-encoding": "gzip"}
        assert client.get(address, headers=etag).status_code == 304


@ON_SQLITE
@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("/persons/1/", True),
        ("/persons/99/", False),
        ("/persons.csv", False),
        ("/search/?q=ada", False),
        ("/health/", False),
        ("/admin/login/", False),
    ],
)
def test_what_is_not_the_same_for_everybody_or_may_become_better_is_not_kept(
    transactional_db, client, monkeypatch, address, is_kept
):
    Person.objects.create(pk=1, name="Ada")
    settle(1_700_000_000)
    kept = []
    monkeypatch.setattr(freshness.cache, "set", lambda key, value: kept.append(value))

    client.get(address)

    assert any(isinstance(value, remembered_pages._Kept) for value in kept) is is_kept


@ON_SQLITE
def test_pages_of_other_sites_are_other_pages(transactional_db, client):
    Person.objects.create(name="Ada")
    settle(1_700_000_000)

    pages = [
        client.get("/persons/1.json", headers={"host": host}).content for host in ("localhost", "127.0.0.1")
    ]

    assert b"http://localhost/" in pages[0]
    assert b"http://127.0.0.1/" in pages[1]


@ON_SQLITE
def test_what_is_counted_is_remembered_until_anything_is_written(transactional_db):
    answers = iter(range(1, 9))

    def ask(name="persons"):
        return freshness.remembered(name, lambda: next(answers))

    Person.objects.create(name="Ada")
    assert [ask(), ask()] == [1, 2]  # too new to be told from the next write
    settle(1_700_000_000)
    assert [ask(), ask(), ask("works"), ask()] == [3, 3, 4, 3]
    Person.objects.create(name="Bo")
    settle(1_700_000_009)
    assert [ask(), ask()] == [5, 5]
    with transaction.atomic():
        Person.objects.create(name="Cy")
        assert [ask(), ask()] == [6, 7]  # it sees what is not yet written


@pytest.mark.django_db(transaction=True)
def test_a_list_that_breaks_off_is_seen_to(monkeypatch):
    row_of = PersonList.row_of[0]

    def fail_late(person, site):
        if person.name == "Ada 900":
            raise RuntimeError("in mid-stream")
        return row_of(person, site)

    Person.objects.bulk_create(Person(name=f"Ada {number}") for number in range(1_000))
    monkeypatch.setattr(PersonList, "row_of", (fail_late,))
    with served() as port:
        for encoding in ("identity", "gzip"):
            with asked(port, "GET", "/persons.csv?order=new", **{"Accept-Encoding": encoding}) as answer:
                assert answer.status == 200
                with pytest.raises(http.client.IncompleteRead):
                    answer.read()


@pytest.mark.django_db(transaction=True)
def test_a_served_list_is_whole_and_its_header_has_no_body():
    Person.objects.bulk_create(Person(name=f"Ada {number}") for number in range(1_200))
    with served() as port:
        with asked(port, "GET", "/persons.csv") as whole:
            assert whole.read().count(b"\r\n") == 1_201
        for address in ("/persons.csv", "/persons/"):
            with asked(port, "HEAD", address) as header:
                assert (header.status, header.read()) == (200, b"")

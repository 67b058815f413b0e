"""How the site answers over HTTP: what has not changed is not sent again, scripts elsewhere may read, long lists are whole."""

import gc
import json
import os

import pytest
from django.db import connection

from newsarchive.models import Person
from newsarchive.views import lists
from tests.factories import make_person
from tests.public.addresses import addresses
from tests.public.archive import grow

pytestmark = pytest.mark.django_db

NEVER_KEPT = {"/health/"}
# What is asked for at every key.
KEPT_A_MINUTE = {"/search/suggestions.json"}
STREAMED = (".csv", ".jsonl")
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def is_streamed(address):
    return address.endswith(STREAMED) or (
        address.endswith(".json") and address.count("/") == 1 and "s." in address
    )


@pytest.fixture
def settled():
    """Let the database file seem to have been written long ago."""
    connection.commit() if not connection.in_atomic_block else None
    name = connection.settings_dict["NAME"]
    for path in (name, f"{name}-wal"):
        if os.path.exists(path):  # noqa: PTH110 - a name that the settings give
            os.utime(path, (1_700_000_000, 1_700_000_000))


def test_every_page_and_form_says_how_it_may_be_kept_and_read(client):
    grow(0, 1)
    for address in addresses():
        response = client.get(address)
        b"".join(response)
        cached = response.headers["Cache-Control"]
        assert (
            ("no-store" in cached)
            if address in NEVER_KEPT
            else (cached == ("public, max-age=60" if address in KEPT_A_MINUTE else "no-cache"))
        ), address
        assert ("Access-Control-Allow-Origin" in response.headers) is not address.endswith("/"), address
        assert response.headers["X-Content-Type-Options"] == "nosniff", address
        assert response.cookies == {}, address


def test_what_has_not_changed_is_not_sent_again(client):
    grow(0, 1)
    for address in addresses():
        if address in NEVER_KEPT or is_streamed(address):
            continue
        first = client.get(address, headers={"accept-encoding": "gzip"})
        again = client.get(
            address, headers={"accept-encoding": "gzip", "if-none-match": first.headers["ETag"]}
        )
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


@ON_SQLITE
def test_a_long_list_that_has_not_changed_is_not_even_read_again(client, settled, django_assert_num_queries):
    for address in ("/persons.csv", "/persons.json", "/persons.jsonl?kind=group"):
        tag = client.get(address).headers["ETag"]
        with django_assert_num_queries(1):  # where the file is
            assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_what_is_packed_says_that_it_differs_by_encoding(client):
    grow(0, 3)
    for address in ("/", "/articles/", "/articles.csv", "/works/1.json"):
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert response.headers["Content-Encoding"] == "gzip", address
        assert "Accept-Encoding" in response.headers["Vary"], address


def test_only_the_header_is_sent_where_only_that_is_asked_for(client, monkeypatch):
    grow(0, 1)
    for address in addresses():
        whole, header = client.get(address), client.head(address)
        b"".join(whole)
        assert (header.status_code, b"".join(header)) == (200, b""), address
        assert header.headers["Content-Type"] == whole.headers["Content-Type"], address


def test_a_list_is_not_read_for_its_header_alone(client, monkeypatch, django_assert_max_num_queries):
    make_person()

    with django_assert_max_num_queries(1):
        response = client.head("/persons.csv")
        assert response.streaming
        b"".join(response)


def test_browsers_are_told_what_scripts_of_other_sites_may_do(client):
    grow(0, 1)
    for address in addresses():
        response = client.options(address, headers={"access-control-request-method": "GET"})
        assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, OPTIONS"), address
        assert ("Access-Control-Allow-Methods" in response.headers) is not address.endswith("/"), address
    assert client.options("/nothing.json").status_code == 404
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/").headers


def test_nothing_but_reading_is_answered(client):
    grow(0, 1)
    for address in addresses():
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405, (method, address)


def test_a_part_asked_for_is_answered_by_the_whole(client):
    grow(0, 2)
    for address in ("/articles.csv", "/articles/1.json", "/"):
        part = client.get(address, headers={"range": "bytes=0-9"})
        assert part.status_code == 200
        assert len(b"".join(part)) == len(b"".join(client.get(address))) > 10


def test_every_page_names_its_one_address(client):
    grow(0, 1)
    for address in addresses():
        if address.endswith("/") and address not in NEVER_KEPT:
            page = client.get(f"{address}?utm_source=x").content.decode()
            assert f'<link rel="canonical" href="http://testserver{address}">' in page, address


def test_a_page_without_a_form_for_programs_is_prose(client):
    grow(0, 1)
    for address in addresses():
        if address.endswith("/") and address not in {"/how/", "/api/", *NEVER_KEPT}:
            as_json = f"{address[:-1]}.json" if address != "/" else "/index.json"
            assert client.get(as_json).headers["Content-Type"] == "application/json", address


def test_a_list_of_more_than_ten_thousand_is_whole_and_never_in_memory(client):
    Person.objects.bulk_create(Person(name=f"Ada Lind {number}") for number in range(10_500))
    numbers, most = set(), 0

    for line in client.get("/persons.jsonl"):
        numbers.add(json.loads(line)["id"])
        if len(numbers) % 2_100 == 0:
            gc.collect()
            most = max(most, sum(isinstance(found, Person) for found in gc.get_objects()))

    assert len(numbers) == 10_500
    assert 0 < most <= 2 * lists.PIECE + 1  # the piece that is sent, and the one that is read

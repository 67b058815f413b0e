"""The number of queries that a page or a form for programs takes does not depend on how many rows there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsarchive.views import lists
from tests.public.addresses import addresses, filtered, in_form
from tests.public.archive import grow

pytestmark = pytest.mark.django_db


def count_queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200, address
    return len(queries)


def test_every_public_address_takes_as_many_queries_for_three_times_the_rows(client, monkeypatch):
    monkeypatch.setattr(
        lists, "COUNTING_SECONDS", 60
    )  # what is counted does not depend on the machine's speed
    grow(0, 4)
    pages = filtered()
    every = [*addresses(), *pages, *(in_form(page, "jsonl") for page in pages)]
    for address in addresses():
        b"".join(client.get(address))  # what is loaded once, as templates are, is not counted

    few = {address: count_queries(client, address) for address in every}
    grow(4, 12)
    many = {address: count_queries(client, address) for address in every}

    assert len(every) > 100
    assert {
        address: (few[address], many[address]) for address in every if few[address] != many[address]
    } == {}
    if connection.vendor == "sqlite":  # elsewhere each time box takes statements of its own
        assert max(few.values()) <= 40, max(few, key=lambda address: few[address])

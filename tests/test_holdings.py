from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsarchive import holdings
from tests.factories import make_article, make_cited_claim, make_person, reject

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    for number, outlet in enumerate(("Rare", "Often", "Often", "Often")):
        make_article(outlet=outlet, published=date(2024, 1 + number // 2, 5))
    ada = make_person()
    reject(make_cited_claim(ada, "birth_date", "1990"))
    for year in ("1991", "1992"):
        make_cited_claim(ada, "birth_date", year, article=make_article(published=date(2010, 1, 1)))


def test_the_archive_is_told_in_numbers(rows):
    found = holdings.holdings()

    assert found.months == [(date(2024, 1, 1), 2), (date(2024, 2, 1), 2), (date(2024, 3, 1), 1)]
    assert [(part.label, part.number, part.share) for part in found.outlets] == [
        ("Often", 3, 1),
        ("Rare", 1, 0.3333),
    ]
    assert [(part.label, part.number, part.address) for part in found.review] == [
        ("unreviewed", 2, "/claims/?status=unreviewed"),
        ("rejected", 1, ""),
    ]


def test_it_is_counted_once_for_many_readers(rows):
    first = holdings.holdings()
    make_article(outlet="Often")

    with CaptureQueriesContext(connection) as queries:
        assert holdings.holdings() == first
    assert len(queries) == 0


def test_what_takes_too_long_is_counted_over_the_newest(rows, monkeypatch):
    monkeypatch.setattr(holdings, "COUNTING_SECONDS", -1)
    monkeypatch.setattr(holdings, "NEWEST", 2)

    found = holdings.holdings()

    assert (found.months, found.newest_claims, found.newest_articles) == ([], 2, 2)
    assert [(part.label, part.number) for part in found.outlets] == [("Often", 2)]
    assert sum(part.number for part in found.review) == 2


def test_an_empty_archive_has_nothing_to_tell():
    assert holdings.holdings() == holdings.Holdings([], [], [])

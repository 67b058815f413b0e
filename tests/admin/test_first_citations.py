from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive.admin import first_citations as module
from newsarchive.admin.first_citations import first_citations
from newsarchive.models import Citation, Disagreement
from newsarchive.vocabulary import DisagreementStatus, Predicate
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_work,
)

pytestmark = pytest.mark.django_db

DAYS = [date(2024, 1, 9), date(2024, 1, 2), date(2024, 1, 5), date(2024, 1, 2), date(2024, 1, 7)]


@pytest.fixture
def many(monkeypatch):
    """So that a claim of a few articles counts as one of very many, whose articles are read two by two."""
    monkeypatch.setattr(module, "MANY", 0)
    monkeypatch.setattr("newsarchive.admin.disagreement_sheet.MANY", 0)
    monkeypatch.setattr(module, "_BATCH", 2)


@pytest.fixture
def claim():
    """A claim that articles of several days make, among others that name the work and make none."""
    work = make_work("Paper Boats")
    claim = make_claim(work, Predicate.RELEASE_DATE, "2020-05-01", article_count=len(DAYS))
    for day in DAYS:
        article = make_article("Paper Boats came out on May 1, 2020.", published=day)
        make_appearance(article, work)
        make_citation(claim, article, "came out on May 1, 2020")
        make_appearance(make_article("Paper Boats sails on.", published=day), work)
    return claim


def days_of(ids):
    by_pk = Citation.objects.select_related("article").in_bulk(ids)
    return [by_pk[pk].article.published for pk in ids]


@pytest.mark.parametrize("count", range(1, len(DAYS) + 2))
def test_the_first_are_those_of_the_earliest_days_however_they_are_found(claim, count, many):
    walked = first_citations(claim, Citation.objects.all(), count)

    assert days_of(walked) == sorted(DAYS)[:count]


def test_a_walk_along_the_articles_finds_what_putting_all_in_order_finds(claim, monkeypatch):
    ordered = first_citations(claim, Citation.objects.all(), 3)
    monkeypatch.setattr(module, "MANY", 0)

    with CaptureQueriesContext(connection) as captured:
        assert first_citations(claim, Citation.objects.all(), 3) == ordered
    assert any("newsarchive_appearance" in query["sql"] for query in captured)


def test_what_no_article_of_the_subject_says_is_found_all_the_same(claim, many):
    alone = make_article("It came out on May 1, 2020.", published=date(2023, 1, 1))
    make_citation(claim, alone, "came out on May 1, 2020")

    assert len(first_citations(claim, Citation.objects.all(), len(DAYS) + 1)) == len(DAYS) + 1


def test_only_the_rows_that_are_asked_for_count(claim, many):
    early = Citation.objects.filter(article__published=date(2024, 1, 2))

    assert days_of(first_citations(claim, Citation.objects.exclude(pk__in=early), 2)) == [
        date(2024, 1, 5),
        date(2024, 1, 7),
    ]


def test_the_page_of_a_claim_shows_the_first_of_the_current_articles_first(desk, claim, many, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.claim.SHOWN_CITATIONS", 4)
    old, *_ = sorted(claim.citations.all(), key=lambda one: (one.article.published, one.pk))
    type(old.article).objects.filter(pk=old.article_id).update(is_current=False)

    page = desk.get(reverse("admin:newsarchive_claim_change", args=[claim.pk]))

    shown = [one["row"].article.published for one in page.context["citations"]]
    assert shown == sorted(DAYS)[1:]


def test_the_sheet_of_a_disagreement_is_the_same_however_many_articles_there_are(desk, claim, monkeypatch):
    other = make_claim(claim.subject, Predicate.RELEASE_DATE, "2020-06-02", article_count=1)
    make_citation(other, make_article("It came out on June 2, 2020.", published=DAYS[0]), "June 2, 2020")
    make_disagreement(claim, other, status=DisagreementStatus.OPEN)
    monkeypatch.setattr("newsarchive.admin.disagreement_sheet.SHOWN_CITATIONS", 2)

    def columns():
        address = reverse("admin:newsarchive_disagreement_change", args=[Disagreement.objects.get().pk])
        return desk.get(address).context["sheet"].columns

    plain = columns()
    monkeypatch.setattr("newsarchive.admin.disagreement_sheet.MANY", 0)
    monkeypatch.setattr(module, "MANY", 0)
    assert [one.published for one in plain] == [DAYS[1], DAYS[3], DAYS[0]]
    assert columns() == plain

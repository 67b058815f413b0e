from datetime import date

import pytest

from newsarchive import months
from newsarchive.models import Appearance, Article
from newsarchive.months import count_by_month
from tests.factories import make_appearance, make_article, make_person

pytestmark = pytest.mark.django_db

MAY, JUNE, YEARS_BEFORE = date(2024, 5, 31), date(2024, 6, 1), date(1968, 11, 4)


def test_months_that_have_any_are_counted_the_earliest_first():
    for day in (JUNE, MAY, YEARS_BEFORE, MAY.replace(day=1)):
        make_article(published=day)

    assert count_by_month(Article.objects.all(), "published") == [
        (date(1968, 11, 1), 1),
        (date(2024, 5, 1), 2),
        (date(2024, 6, 1), 1),
    ]


def test_what_is_counted_may_stand_in_several_rows():
    article = make_article(published=MAY)
    for name in ("Ada", "Ben"):
        make_appearance(article, make_person(name))

    assert count_by_month(Appearance.objects.all(), "published", "article") == [(date(2024, 5, 1), 1)]


def test_of_many_months_the_newest_are_kept(monkeypatch):
    monkeypatch.setattr(months, "MONTHS_SHOWN", 1)
    for day in (YEARS_BEFORE, JUNE):
        make_article(published=day)

    assert count_by_month(Article.objects.all(), "published") == [(date(2024, 6, 1), 1)]

import base64
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsarchive import paging
from newsarchive.models import Article, Claim, Disagreement, Person
from newsarchive.paging import (
    LATEST_SAID_FIRST,
    MOST_COVERED_FIRST,
    NEWEST_FIRST,
    OPEN_FIRST,
    Count,
    count,
    page_of,
)
from tests.factories import make_article, make_claim, make_disagreement, make_person

pytestmark = pytest.mark.django_db


def numbers(rows):
    """Return as which of their table the rows were made, from 1 on, as far as none was deleted."""
    return [row.pk - first_pk(type(row)) + 1 for row in rows]


def first_pk(model):
    return model.objects.earliest("pk").pk


def walk(queryset, order, size, *, forward=True, token=""):
    """Return as which the rows of each page were made, from the page of the token on."""
    pages = []
    while True:
        page = page_of(queryset, order, token, size)
        pages.append(numbers(page.rows))
        token = page.next if forward else page.previous
        if not token:
            return pages


def last_token(queryset, order, size):
    token = ""
    while following := page_of(queryset, order, token, size).next:
        token = following
    return token


def test_all_rows_are_met_once_though_their_dates_are_equal():
    for number in range(7):
        make_article(published=date(2024, 1, 1 + number // 4))

    assert walk(Article.objects.all(), NEWEST_FIRST, 3) == [[7, 6, 5], [4, 3, 2], [1]]


def test_going_back_meets_the_same_pages():
    for _ in range(7):
        make_article()
    articles = Article.objects.all()
    token = last_token(articles, NEWEST_FIRST, 3)

    assert walk(articles, NEWEST_FIRST, 3, forward=False, token=token) == [[1], [4, 3, 2], [7, 6, 5]]


def test_the_first_page_has_no_previous_one_and_the_last_no_next():
    for _ in range(3):
        make_article()

    page = page_of(Article.objects.all(), NEWEST_FIRST, size=3)

    assert (page.previous, page.next) == ("", "")


def test_a_row_that_comes_in_moves_no_other():
    for _ in range(4):
        make_article(published=date(2024, 1, 1))
    token = page_of(Article.objects.all(), NEWEST_FIRST, size=2).next

    make_article(published=date(2024, 2, 1))

    assert numbers(page_of(Article.objects.all(), NEWEST_FIRST, token, 2).rows) == [2, 1]


def test_going_back_to_a_first_page_that_has_grown_shows_it_whole():
    for _ in range(4):
        make_article()
    second = page_of(
        Article.objects.all(), NEWEST_FIRST, page_of(Article.objects.all(), NEWEST_FIRST, size=2).next, 2
    )
    Article.objects.latest("pk").delete()

    page = page_of(Article.objects.all(), NEWEST_FIRST, second.previous, 2)

    assert numbers(page.rows) == [3, 2]
    assert page.previous == ""


def test_a_page_whose_rows_have_gone_is_the_first():
    for _ in range(3):
        make_article()
    token = page_of(Article.objects.all(), NEWEST_FIRST, size=2).next
    Article.objects.earliest("pk").delete()
    left = list(Article.objects.order_by("-pk"))

    assert page_of(Article.objects.all(), NEWEST_FIRST, token, 2).rows == left


def test_open_disagreements_come_first_then_the_most_cited():
    for number in range(6):
        make_disagreement(
            make_claim(make_person(f"P{number}"), "birth_date", "1990"),
            status="settled" if number % 2 else "open",
            article_count=number // 3,
        )

    assert walk(Disagreement.objects.all(), OPEN_FIRST, 2) == [[5, 3], [1, 6], [4, 2]]
    token = last_token(Disagreement.objects.all(), OPEN_FIRST, 2)
    assert walk(Disagreement.objects.all(), OPEN_FIRST, 2, forward=False, token=token) == [
        [4, 2],
        [1, 6],
        [5, 3],
    ]


def encoded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "é",
        "=",
        "A" * 9_999,
        encoded([False, ["2024-01-01", 10**40]]),
        encoded([False, ["2024-13-01", 1]]),
        encoded([False, [1, 1]]),
        encoded([False, ["2024-01-01", True]]),
        encoded([False, ["2024-01-01"]]),
        encoded([False, None]),
        encoded({"a": 1, "b": 2}),
        encoded([1, 2, 3]),
        encoded("[" * 5_000),
    ],
)
def test_a_bad_token_gives_the_first_page(token):
    make_article()

    assert numbers(page_of(Article.objects.all(), NEWEST_FIRST, token).rows) == [1]


def test_the_token_of_another_list_gives_the_first_page():
    for _ in range(3):
        make_article()
    token = page_of(Article.objects.all(), NEWEST_FIRST, size=1).next
    make_person()

    assert numbers(page_of(Person.objects.all(), MOST_COVERED_FIRST, token).rows) == [1]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("rows", "order", "key"),
    [
        (Article.objects.all(), NEWEST_FIRST, [date(2024, 1, 1), 5]),
        (Person.objects.all(), MOST_COVERED_FIRST, [1, 5]),
        (Disagreement.objects.all(), OPEN_FIRST, ["open", 1, 5]),
    ],
)
def test_a_page_at_any_depth_is_a_range_of_the_index_without_sorting(rows, order, key):
    conditions = order.beyond(key)

    plans = [order.apply(rows.filter(condition)).explain() for condition in conditions]

    assert all(" USING INDEX " in plan or " USING COVERING INDEX " in plan for plan in plans), plans
    assert "=? AND" in plans[0]
    assert "TEMP B-TREE" not in "".join(plans)


def test_counts_stop_at_their_limit(monkeypatch):
    monkeypatch.setattr(paging, "COUNT_LIMIT", 2)
    make_article()
    make_article()
    assert count(Article.objects.newest_first()) == Count(2)

    make_article()
    assert count(Article.objects.newest_first()) == Count(2, is_more=True)


class AnyToken(TestCase):
    """Whatever stands in an address, a list answers."""

    @given(st.text(max_size=40))
    def test_no_token_is_an_error(self, token):
        page_of(Article.objects.all(), NEWEST_FIRST, token)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_rows_without_a_date_come_last_both_ways(size):
    ada = make_person()
    for number, day in enumerate([None, 1, 2, None, 2, None]):
        make_claim(ada, "statement", f"{number}", last_published=day and date(2024, 1, day))
    rows = Claim.objects.all()
    expected = [5, 3, 2, 6, 4, 1]

    forward = walk(rows, LATEST_SAID_FIRST, size)
    back = walk(rows, LATEST_SAID_FIRST, size, forward=False, token=last_token(rows, LATEST_SAID_FIRST, size))

    assert [number for page in forward for number in page] == expected
    assert [number for page in back[::-1] for number in page] == expected

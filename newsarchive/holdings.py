"""What the archive holds, in a few numbers for its front page: articles by month, claims by review, articles by outlet.

They are counted once in SECONDS_KEPT for all readers of a process, each within its time; where an archive is too large
for that, over its newest rows alone. Nothing is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.core.cache import cache
from django.db import models
from django.urls import reverse

from newsarchive.models import Article, Claim, Outlet
from newsarchive.months import count_by_month
from newsarchive.time_box import TimeBox
from newsarchive.vocabulary import ReviewStatus

SECONDS_KEPT = 60
COUNTING_SECONDS = 0.4  # for each of the three
NEWEST = 20_000
MONTHS = 24
OUTLETS = 6

_KEY = "newsarchive.holdings"
_LOCK = Lock()


@dataclass(frozen=True)
class Part:
    """One part of a whole: address: where its rows are listed; share: of the greatest part, from 0 to 1."""

    label: str
    number: int
    address: str
    share: float


@dataclass(frozen=True)
class Holdings:
    """months: first days with the number of articles. newest_claims, newest_articles: over how many of the newest rows
    the review, or the outlets, were counted; 0 for all."""

    months: list[tuple[date, int]]
    review: list[Part]
    outlets: list[Part]
    newest_claims: int = 0
    newest_articles: int = 0


def holdings() -> Holdings:
    """Return the numbers, at most SECONDS_KEPT old."""
    found: Holdings | None = cache.get(_KEY)
    if found is None:
        with _LOCK:
            found = cache.get(_KEY)
            if found is None:
                found = _counted()
                cache.set(_KEY, found, SECONDS_KEPT)
    return found


def _counted() -> Holdings:
    claims = Claim.objects.filter(article_count__gt=0)
    review, newest_claims = _grouped(claims, "status")
    outlets, newest_articles = _grouped(Article.objects.current().filter(outlet__isnull=False), "outlet")
    outlets = outlets[:OUTLETS]
    names = Outlet.objects.in_bulk([pk for pk, _ in outlets])
    numbers = dict(review)
    states = [(status, numbers.get(status.value, 0)) for status in ReviewStatus]
    return Holdings(
        _months(),
        _parts([(status.label, number, _listed(status)) for status, number in states if number]),
        _parts(
            [(names[pk].name, number, f"{reverse('article-list')}?outlet={pk}") for pk, number in outlets]
        ),
        newest_claims,
        newest_articles,
    )


def _listed(status: ReviewStatus) -> str:
    """Return the list's address; "" for what is not listed."""
    return "" if status == ReviewStatus.REJECTED else f"{reverse('claim-list')}?status={status}"


def _grouped(rows: models.QuerySet, column: str) -> tuple[list[tuple[str, int]], int]:
    """Return how many rows have each value of the column, most first, and over how many of the newest it was counted."""

    def count(counted: models.QuerySet) -> list[tuple[str, int]]:
        return list(
            counted.order_by()
            .values_list(column)
            .annotate(number=models.Count("pk"))
            .order_by("-number", column)
        )

    all_counted = TimeBox(COUNTING_SECONDS).ask(lambda: count(rows))
    if all_counted is not None:
        return all_counted, 0
    newest = rows.model._default_manager.filter(pk__in=rows.order_by("-pk").values("pk")[:NEWEST])
    return count(newest), NEWEST


def _months() -> list[tuple[date, int]]:
    dated = Article.objects.current().filter(published__isnull=False)
    newest = dated.order_by("-sort_date", "-id").values_list("sort_date", flat=True).first()
    if newest is None:
        return []
    months_before = newest.year * 12 + newest.month - MONTHS
    since = date(max(1, months_before // 12), months_before % 12 + 1, 1)
    months = Article.objects.current().filter(sort_date__gte=since)
    return TimeBox(COUNTING_SECONDS).ask(lambda: count_by_month(months, "sort_date")) or []


def _parts(counted: Sequence[tuple[str, int, str]]) -> list[Part]:
    most = max((number for _, number, _ in counted), default=1)
    return [Part(label, number, address, round(number / most, 4)) for label, number, address in counted]

"""What the archive has for a query: a page of rows of each list that it fits, counted as far as that is quickly done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.db import models
from django.urls import reverse

from newsarchive import paging
from newsarchive.filters import ArchiveFilter
from newsarchive.narrowing import LISTS, Narrowing
from newsarchive.paging import PAGE_SIZE, Count, Page
from newsarchive.query import Query
from newsarchive.time_box import TimeBox
from newsarchive.views.articles import best_page, mark_words
from newsarchive.views.catalogue import CATALOGUE

SHOWN = {"articles": 10, "persons": 5, "works": 5, "claims": 5, "disagreements": 3}  # of all lists together
COUNTED = 1_000  # rows of a list; nobody reads the difference
RELEVANCE = "relevance"

# However common the words and whatever the operators: no answer takes longer than this, all together.
LOOKING_SECONDS = 3.0
COUNTING_SECONDS = 0.8


@dataclass
class Answer:
    """The rows of one list that answer a query.

    fits: whether all operators say something of these rows. count: None where it took too long. is_slow: looking took
    too long. list_address: the list's own page with the same filters. alone: the search that shows these rows alone.
    """

    name: str
    fits: bool = True
    page: Page[Any] = field(default_factory=lambda: Page([]))
    count: Count | None = None
    is_slow: bool = False
    list_address: str = ""
    alone: str = ""

    @property
    def rows(self) -> Sequence[Any]:
        return self.page.rows


# What is called so and what is said of it comes before all that has the words somewhere.
ORDER = ("persons", "works", "claims", "disagreements", "articles")


def answer(
    query: Query, narrowing: Narrowing, *, chosen: str = "", order: str = "", token: str = ""
) -> dict[str, Answer]:
    """Return the answers by list. chosen: the list that is shown by itself, a page at a time, the others only counted."""
    looking, counting = TimeBox(LOOKING_SECONDS), TimeBox(COUNTING_SECONDS)
    answers = {}
    for name in LISTS:
        address = reverse(f"{name.removesuffix('s')}-list") + narrowing.address(name, query.words)
        found = Answer(name, fits=name in narrowing.filters, list_address=address)
        answers[name] = found
        if not found.fits:
            found.count = Count(0)
            continue
        if chosen in ("", name):
            page = looking.ask(partial(_page, name, query, narrowing, order, token, is_whole=chosen == name))
            found.page, found.is_slow = page or Page([]), page is None
    for name, found in answers.items():
        if found.fits:
            looked_in_vain = chosen in ("", name) and not token and not found.rows and not found.is_slow
            found.count = Count(0) if looked_in_vain else _count(name, query, narrowing, counting)
    return answers


def count_without(query: Query, narrowing: Narrowing, box: TimeBox) -> Count | None:
    """Return how many articles answer a query; None for what takes too long or asks for no articles."""
    return _count("articles", query, narrowing, box) if "articles" in narrowing.filters else None


def _page(
    name: str, query: Query, narrowing: Narrowing, order: str, token: str, *, is_whole: bool
) -> Page[Any]:
    size = PAGE_SIZE if is_whole else SHOWN[name]
    if name == "articles" and order == RELEVANCE and query.plain_words:
        _, rows = _selection(name, query, narrowing, is_counting=True, with_words=False)
        page = best_page(rows, query.words, size)
    else:
        filterset, rows = _selection(name, query, narrowing)
        page = paging.page_of(rows, filterset.page_order, token if is_whole else "", size)
    if name == "articles":
        mark_words(page.rows, query.words)
    return page


def _count(name: str, query: Query, narrowing: Narrowing, box: TimeBox) -> Count | None:
    """Return how many rows there are; None where that takes too long."""
    return box.ask(lambda: _capped(_selection(name, query, narrowing, is_counting=True)[1]))


def _capped(rows: models.QuerySet[Any]) -> Count:
    number = rows.order_by()[: COUNTED + 1].count()
    return Count(min(number, COUNTED), is_more=number > COUNTED)


def _selection(
    name: str, query: Query, narrowing: Narrowing, *, is_counting: bool = False, with_words: bool = True
) -> tuple[ArchiveFilter, models.QuerySet[Any]]:
    """Return the rows of a list that answer a query, and the filters that chose them."""
    view = CATALOGUE[name]
    filterset: ArchiveFilter = view.filterset_class(queryset=view.queryset.all())
    filterset.is_counting = is_counting
    rows: models.QuerySet[Any] = filterset.queryset
    for filter_name, value in narrowing.filters[name]:
        rows = filterset.filters[filter_name].filter(rows, value)
    if with_words and query.words:
        rows = filterset.filters["q"].filter(rows, query.words)
    return filterset, rows


def all_empty(answers: dict[str, Answer]) -> bool:
    """Tell whether nothing was found: where there was no time to look or to count, something may be."""
    return all(found.count is not None and not found.count.number for found in answers.values())


def without_entities(found: Answer, shown: set[Any]) -> Answer:
    """Return the answer without the rows that are shown already."""
    rows = [row for row in found.rows if row not in shown]
    return replace(found, page=replace(found.page, rows=rows))

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from newsarchive import search
from newsarchive.filters.archive import ArchiveFilter
from newsarchive.filters.fields import DayFilter, EntityFilter, OrderFilter, OutletFilter, QueryFilter
from newsarchive.models import Appearance, Article, Person, Work
from newsarchive.paging import NEWEST_FIRST, OLDEST_FIRST, Order

APPEARANCES_NEWEST_FIRST = Order(
    ("appearance__sort_date", "appearance__article_id"), NEWEST_FIRST.attributes, NEWEST_FIRST.types
)


class ArticleFilter(ArchiveFilter):
    q = QueryFilter(label="Words in headline or text", method="filter_words")
    outlet = OutletFilter()
    published_after = DayFilter(label="Published from", method="filter_published_after")
    published_before = DayFilter(label="Published until", method="filter_published_before")
    person = EntityFilter(Person, method="filter_person")
    work = EntityFilter(Work, method="filter_work")
    order = OrderFilter("newest first", [("oldest", "oldest first"), ("relevance", "best match first")])

    class Meta:
        model = Article
        fields = ["q", "outlet", "published_after", "published_before", "person", "work", "order"]

    orders = {"": NEWEST_FIRST, "oldest": OLDEST_FIRST}
    facets = {"outlet": "outlet"}

    # filters change the way that rows are walked along
    is_walking_appearances = False

    @property
    def page_order(self) -> Order:
        if self.is_walking_appearances:
            return replace(APPEARANCES_NEWEST_FIRST, is_ascending=super().page_order.is_ascending)
        return super().page_order

    @property
    def is_by_relevance(self) -> bool:
        return self.cleaned.get("order") == "relevance" and bool(search.terms(self.query))

    def filter_words(
        self, queryset: models.QuerySet[Article], name: str, value: str
    ) -> models.QuerySet[Article]:
        return search.search_articles(queryset, value, in_order=not self.is_counting)

    # The list's own date is compared: it is the date of publication wherever there is one.
    def filter_published_after(
        self, queryset: models.QuerySet[Article], name: str, value: date
    ) -> models.QuerySet[Article]:
        return queryset.filter(sort_date__gte=value, published__isnull=False)

    def filter_published_before(
        self, queryset: models.QuerySet[Article], name: str, value: date
    ) -> models.QuerySet[Article]:
        return queryset.filter(sort_date__lte=value, published__isnull=False)

    def filter_person(
        self, queryset: models.QuerySet[Article], name: str, value: Person
    ) -> models.QuerySet[Article]:
        person = value.survivor()
        return self._filter_appearances(queryset, person.article_count, person=person)

    def filter_work(
        self, queryset: models.QuerySet[Article], name: str, value: Work
    ) -> models.QuerySet[Article]:
        work = value.survivor()
        return self._filter_appearances(queryset, work.article_count, work=work)

    def _filter_appearances(
        self, queryset: models.QuerySet[Article], article_count: int, **entity: Any
    ) -> models.QuerySet[Article]:
        """Keep the articles in which a person or work appears, in the way that costs the database least.

        Few are looked up and sorted. Many are met in the order of the appearances, which is that of the list: one walk
        along an index, as long as the page.
        """
        wanted = entity | self._days()
        appearances = Appearance.objects.filter(**wanted)
        if self.is_counting or self.is_walking_appearances or article_count <= search.FEW:
            return queryset.filter(pk__in=appearances.values("article"))
        self.is_walking_appearances = True
        condition = models.Q(**{f"appearances__{name}": value for name, value in wanted.items()})
        return (
            queryset.alias(appearance=models.FilteredRelation("appearances", condition=condition))
            .filter(appearance__isnull=False)
            .distinct()
        )

    def _days(self) -> dict[str, Any]:
        """Return from when and until when articles are wanted, as appearances tell it: the walk begins and ends there."""
        bounds = {"published_after": "sort_date__gte", "published_before": "sort_date__lte"}
        days = {
            bounds[name]: day
            for name, day in self.cleaned.items()
            if name in bounds and name != self.left_out
        }
        return {bound: day for bound, day in days.items() if day}

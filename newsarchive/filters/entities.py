from typing import Any

from django.db import models

from newsarchive import search
from newsarchive.filters.archive import ArchiveFilter
from newsarchive.filters.fields import ChoiceFilter, DisputedFilter, EntityFilter, OrderFilter, QueryFilter
from newsarchive.models import Claim, Person, Work
from newsarchive.paging import MOST_COVERED_FIRST, NEW_FIRST, Order
from newsarchive.vocabulary import PersonKind, WorkKind


def _order_filter(by_name: str) -> OrderFilter:
    return OrderFilter("most covered first", [("name", by_name), ("new", "new in the archive first")])


def _orders(key: str) -> dict[str, Order]:
    """key: the column that names are sorted by."""
    return {"": MOST_COVERED_FIRST, "name": Order(("id",), ("pk",), (int,), first=key), "new": NEW_FIRST}


class _NamedFilter(ArchiveFilter):
    """What lists of persons and lists of works have in common."""

    facets = {"kind": "kind", "disputed": ""}

    def filter_linked(
        self, queryset: models.QuerySet[Any], name: str, value: Person | Work
    ) -> models.QuerySet[Any]:
        """Keep those that a claim joins with a person or work: those that have a part in it, or in which it has one."""
        entity, standing = value.survivor(), Claim.objects.standing()
        own = queryset.model._meta.model_name
        return queryset.filter(
            models.Q(pk__in=standing.filter(**{f"subject_{name}": entity}).values(f"object_{own}"))
            | models.Q(pk__in=standing.filter(**{f"object_{name}": entity}).values(f"subject_{own}"))
        )


class PersonFilter(_NamedFilter):
    q = QueryFilter(label="Name", method="filter_names")
    kind = ChoiceFilter(choices=PersonKind, label="Kind", empty_label="any kind")
    disputed = DisputedFilter("subject_person")
    work = EntityFilter(Work, method="filter_linked")
    order = _order_filter("by name")

    class Meta:
        model = Person
        fields = ["q", "kind", "disputed", "work", "order"]

    orders = _orders("name_key")

    def filter_names(
        self, queryset: models.QuerySet[Person], name: str, value: str
    ) -> models.QuerySet[Person]:
        return search.search_persons(queryset, value)


class WorkFilter(_NamedFilter):
    q = QueryFilter(label="Title", method="filter_titles")
    kind = ChoiceFilter(choices=WorkKind, label="Kind", empty_label="any kind")
    disputed = DisputedFilter("subject_work")
    person = EntityFilter(Person, method="filter_linked")
    order = _order_filter("by title")

    class Meta:
        model = Work
        fields = ["q", "kind", "disputed", "person", "order"]

    orders = _orders("title_key")

    def filter_titles(self, queryset: models.QuerySet[Work], name: str, value: str) -> models.QuerySet[Work]:
        return search.search_works(queryset, value)

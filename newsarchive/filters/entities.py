import django_filters
from django.db import models

from newsarchive import search
from newsarchive.filters.archive import ArchiveFilter
from newsarchive.filters.fields import DisputedFilter, EntityFilter, OrderFilter, QueryFilter
from newsarchive.models import Claim, Person, Work
from newsarchive.paging import MOST_COVERED_FIRST, NEW_FIRST, Order
from newsarchive.vocabulary import PersonKind, WorkKind

_FIRST, _OTHERS = "most covered first", [("name", "by name"), ("new", "new in the archive first")]


class PersonFilter(ArchiveFilter):
    q = QueryFilter(label="Name", method="filter_names")
    kind = django_filters.ChoiceFilter(choices=PersonKind, label="Kind", empty_label="any kind")
    disputed = DisputedFilter("subject_person")
    work = EntityFilter(Work, method="filter_work")
    order = OrderFilter(_FIRST, _OTHERS)

    class Meta:
        model = Person
        fields = ["q", "kind", "disputed", "work", "order"]

    orders = {
        "": MOST_COVERED_FIRST,
        "name": Order(("id",), ("pk",), (int,), first="name_key"),
        "new": NEW_FIRST,
    }
    facets = {"kind": "kind", "disputed": ""}

    def filter_names(
        self, queryset: models.QuerySet[Person], name: str, value: str
    ) -> models.QuerySet[Person]:
        return search.search_persons(queryset, value)

    def filter_work(
        self, queryset: models.QuerySet[Person], name: str, value: Work
    ) -> models.QuerySet[Person]:
        """Keep those who are said to have a part in the work."""
        work, standing = value.survivor(), Claim.objects.standing()
        return queryset.filter(
            models.Q(pk__in=standing.filter(subject_work=work).values("object_person"))
            | models.Q(pk__in=standing.filter(object_work=work).values("subject_person"))
        )


class WorkFilter(ArchiveFilter):
    q = QueryFilter(label="Title", method="filter_titles")
    kind = django_filters.ChoiceFilter(choices=WorkKind, label="Kind", empty_label="any kind")
    disputed = DisputedFilter("subject_work")
    person = EntityFilter(Person, method="filter_person")
    order = OrderFilter(_FIRST, [("name", "by title"), _OTHERS[1]])

    class Meta:
        model = Work
        fields = ["q", "kind", "disputed", "person", "order"]

    orders = {
        "": MOST_COVERED_FIRST,
        "name": Order(("id",), ("pk",), (int,), first="title_key"),
        "new": NEW_FIRST,
    }
    facets = {"kind": "kind", "disputed": ""}

    def filter_titles(self, queryset: models.QuerySet[Work], name: str, value: str) -> models.QuerySet[Work]:
        return search.search_works(queryset, value)

    def filter_person(
        self, queryset: models.QuerySet[Work], name: str, value: Person
    ) -> models.QuerySet[Work]:
        """Keep those in which the person is said to have a part."""
        person, standing = value.survivor(), Claim.objects.standing()
        return queryset.filter(
            models.Q(pk__in=standing.filter(object_person=person).values("subject_work"))
            | models.Q(pk__in=standing.filter(subject_person=person).values("object_work"))
        )

from datetime import date
from typing import Any

from django.db import models

from newsarchive import search
from newsarchive.filters.archive import ArchiveFilter
from newsarchive.filters.fields import (
    ChoiceFilter,
    DayFilter,
    DisputedFilter,
    EntityFilter,
    OrderFilter,
    OutletFilter,
    QueryFilter,
)
from newsarchive.models import Article, Citation, Claim, Disagreement, Outlet, Person, Work
from newsarchive.paging import LATEST_SAID_FIRST, MOST_COVERED_FIRST, NEW_FIRST, OPEN_FIRST
from newsarchive.vocabulary import DisagreementStatus, Modality, Predicate, ReviewStatus

# What is not listed is not to be chosen: rejected claims, disagreements that are none any more.
STATES = [ReviewStatus.UNREVIEWED, ReviewStatus.ACCEPTED]
DISPUTES = [DisagreementStatus.OPEN, DisagreementStatus.EXPLAINED, DisagreementStatus.SETTLED]
ORIGINS = ("2", "3", "5", "10")

# How many articles of an outlet, or citations, are few or many: see ClaimFilter._cited_by.
_FEW_ARTICLES, _MANY_ARTICLES = 2_000, 20_000
_FEW_CITATIONS, _MANY_CITATIONS = 10_000, 100_000


class ClaimFilter(ArchiveFilter):
    q = QueryFilter(label="Words in name or value", method="filter_words")
    predicate = ChoiceFilter(choices=Predicate, label="Property", empty_label="any property")
    status = ChoiceFilter(
        choices=[(status.value, status.label) for status in STATES],
        label="Review",
        empty_label="any",
    )
    modality = ChoiceFilter(
        choices=Modality, label="Said as", empty_label="any manner", method="filter_modality"
    )
    disputed = DisputedFilter()
    origins = ChoiceFilter(
        choices=[(least, f"{least} or more") for least in ORIGINS],
        label="Independent origins",
        empty_label="any number",
        field_name="origin_count",
        lookup_expr="gte",
    )
    outlet = OutletFilter(method="filter_outlet")
    said_after = DayFilter(label="Said from", field_name="last_published", lookup_expr="gte")
    said_before = DayFilter(label="Said until", method="filter_said_before")
    person = EntityFilter(Person, method="filter_entity")
    work = EntityFilter(Work, method="filter_entity")
    order = OrderFilter(
        "most cited first", [("said", "last said first"), ("new", "new in the archive first")]
    )

    class Meta:
        model = Claim
        fields = [
            "q",
            "predicate",
            "status",
            "modality",
            "disputed",
            "origins",
            "outlet",
            "said_after",
            "said_before",
            "person",
            "work",
            "order",
        ]

    orders = {"": MOST_COVERED_FIRST, "said": LATEST_SAID_FIRST, "new": NEW_FIRST}
    facets = {
        "predicate": "predicate",
        "status": "status",
        "disputed": "",
        "origins": "",
        "modality": "modality",
        "outlet": "article__outlet",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._numbers: dict[str, int] = {}

    def count_choice(self, name: str, rows: models.QuerySet[Any]) -> dict[str, int]:
        if name == "origins":
            sums = {
                f"least_{least}": models.Count("pk", filter=models.Q(origin_count__gte=int(least)))
                for least in ORIGINS
            }
            return {key.removeprefix("least_"): number for key, number in rows.aggregate(**sums).items()}
        if name in ("modality", "outlet"):
            counted = (
                Citation.objects.standing()
                .filter(claim__in=rows.values("pk"))
                .order_by()
                .values_list(self.facets[name])
                .annotate(rows=models.Count("claim", distinct=True))
            )
            return {str(value): number for value, number in counted}
        return super().count_choice(name, rows)

    def filter_words(self, queryset: models.QuerySet[Claim], name: str, value: str) -> models.QuerySet[Claim]:
        return search.search_claims(queryset, value)

    def filter_modality(
        self, queryset: models.QuerySet[Claim], name: str, value: str
    ) -> models.QuerySet[Claim]:
        if value == Modality.ASSERTED:
            # nearly all of them: the next claim is one
            asserted = Citation.objects.standing().filter(claim=models.OuterRef("pk"), modality=value)
            return queryset.filter(models.Exists(asserted))
        # in the words of the index of those that are not
        modal = models.Q(modality=value) & ~models.Q(modality=Modality.ASSERTED)
        number = self._number(Citation.objects.filter(modal), _MANY_CITATIONS)
        return self._cited_by(
            queryset, modal, is_few=number <= _FEW_CITATIONS, is_many=number > _MANY_CITATIONS
        )

    def filter_outlet(
        self, queryset: models.QuerySet[Claim], name: str, value: Outlet
    ) -> models.QuerySet[Claim]:
        number = self._number(Article.objects.filter(outlet=value), _MANY_ARTICLES)
        return self._cited_by(
            queryset,
            models.Q(article__outlet=value),
            is_few=number <= _FEW_ARTICLES,
            is_many=number > _MANY_ARTICLES,
        )

    def _number(self, rows: models.QuerySet[Any], most: int) -> int:
        """Count the rows, but none beyond one more than most; once for all that one page asks."""
        asked = str(rows.query)
        if asked not in self._numbers:
            self._numbers[asked] = rows.order_by()[: most + 1].count()
        return self._numbers[asked]

    def _cited_by(
        self, queryset: models.QuerySet[Claim], wanted: models.Q, *, is_few: bool, is_many: bool
    ) -> models.QuerySet[Claim]:
        """Keep claims with a wanted citation. is_few, is_many: how many of those there are.

        The first page of claims with one of many such citations is soon found by looking at claim after claim; all claims
        of few, or all that are to be counted, are found by going through the citations.
        """
        citations = Citation.objects.standing().filter(wanted)
        if is_few or (self.is_counting and not is_many):
            return queryset.filter(pk__in=citations.order_by().values("claim"))
        return queryset.filter(models.Exists(citations.filter(claim=models.OuterRef("pk"))))

    def filter_said_before(
        self, queryset: models.QuerySet[Claim], name: str, value: date
    ) -> models.QuerySet[Claim]:
        return queryset.filter(first_published__lte=value)

    def filter_entity(
        self, queryset: models.QuerySet[Claim], name: str, value: Person | Work
    ) -> models.QuerySet[Claim]:
        """Keep claims about the person or work, and those whose value it is."""
        entity = value.survivor()
        return queryset.filter(
            models.Q(**{f"subject_{name}": entity}) | models.Q(**{f"object_{name}": entity})
        )


class DisagreementFilter(ArchiveFilter):
    q = QueryFilter(label="Words in name or title", method="filter_words")
    status = ChoiceFilter(
        choices=[(status.value, status.label.partition(":")[0]) for status in DISPUTES],
        label="State",
        empty_label="any state",
    )
    predicate = ChoiceFilter(
        choices=[(predicate.value, predicate.label) for predicate in Predicate if predicate.single_valued],
        label="Property",
        empty_label="any property",
    )
    person = EntityFilter(Person, method="filter_entity")
    work = EntityFilter(Work, method="filter_entity")
    order = OrderFilter("open ones first", [("covered", "most covered first"), ("new", "newest first")])

    class Meta:
        model = Disagreement
        fields = ["q", "status", "predicate", "person", "work", "order"]

    orders = {"": OPEN_FIRST, "covered": MOST_COVERED_FIRST, "new": NEW_FIRST}
    facets = {"status": "status", "predicate": "predicate"}

    def filter_words(
        self, queryset: models.QuerySet[Disagreement], name: str, value: str
    ) -> models.QuerySet[Disagreement]:
        if not search.terms(value):
            return queryset
        persons = search.search_persons(Person.objects.all(), value).values("pk")
        works = search.search_works(Work.objects.all(), value).values("pk")
        return queryset.filter(models.Q(subject_person__in=persons) | models.Q(subject_work__in=works))

    def filter_entity(
        self, queryset: models.QuerySet[Disagreement], name: str, value: Person | Work
    ) -> models.QuerySet[Disagreement]:
        return queryset.filter(**{f"subject_{name}": value.survivor()})

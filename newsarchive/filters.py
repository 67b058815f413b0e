"""What readers can narrow the lists by. A bad value is told beside its field; all the others still count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.http import QueryDict

from newsarchive import search
from newsarchive.models import Appearance, Article, Citation, Claim, Disagreement, Outlet, Person, Work
from newsarchive.paging import NEWEST_FIRST, Order
from newsarchive.vocabulary import (
    DisagreementStatus,
    Modality,
    PersonKind,
    Predicate,
    ReviewStatus,
    WorkKind,
)
from newsarchive.wording import date_in_words

QUERY_LENGTH = 500
APPEARANCES_NEWEST_FIRST = Order(
    ("appearance__sort_date", "appearance__article_id"), NEWEST_FIRST.attributes, NEWEST_FIRST.types
)


@dataclass(frozen=True)
class Chip:
    """A filter that counts. without: the address's query without it, beginning with "?"."""

    label: str
    value: str
    without: str


class QueryField(forms.CharField):
    """Words to search for. NUL parts words as any other character that is no letter does."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})

    def to_python(self, value: object) -> str:
        return str(super().to_python(value) or "").replace("\0", " ")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # Without maxlength: a browser would cut a pasted text silently, and the message says more.
        return {}


class QueryFilter(django_filters.Filter):
    field_class = QueryField

    def __init__(self, **options: Any) -> None:
        messages = {"max_length": f"Please search for at most {QUERY_LENGTH} characters."}
        super().__init__(**{"max_length": QUERY_LENGTH, "error_messages": messages, **options})


class DayFilter(django_filters.DateFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class EntityFilter(django_filters.ModelChoiceFilter):
    """One person or work, chosen by a link: a list to choose from would have no end."""

    def __init__(self, model: type[Person] | type[Work], **options: Any) -> None:
        label = str(model._meta.verbose_name)
        super().__init__(
            queryset=model._default_manager.select_related("merged_into"),
            label=label.capitalize(),
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": f"The archive has no {label} of this number."},
            **options,
        )


class ArchiveFilter(django_filters.FilterSet):
    @property
    def query(self) -> str:
        """What is searched for; "" if nothing is."""
        return str(self.cleaned.get("q") or "")

    @property
    def cleaned(self) -> dict[str, Any]:
        """The values that can be used, by the names of their filters."""
        if not self.is_bound:
            return {}
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    def to_count(self) -> models.QuerySet[Any]:
        """Return the rows of qs, in the form that is counted at the least cost."""
        rows: models.QuerySet[Any] = self.qs
        return rows

    def chips(self) -> list[Chip]:
        """Return the filters that count, in the order of the form."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for name, value in self.cleaned.items():
            if value in (None, "") or (name == "q" and not search.terms(value)):
                continue
            field = self.form.fields[name]
            yield Chip(str(field.label), _shown(field, value), self._without(name))

    def _without(self, name: str) -> str:
        """Return the address's query without one filter, and without the page, which is of this list only."""
        rest = QueryDict(mutable=True)
        for key, value in self.data.items():
            if key not in (name, "page") and value:
                rest[key] = value
        return f"?{rest.urlencode()}"


class ArticleFilter(ArchiveFilter):
    q = QueryFilter(label="Words in headline or text", method="filter_words")
    outlet = django_filters.ModelChoiceFilter(
        queryset=Outlet.objects.all(), label="Outlet", empty_label="any outlet"
    )
    published_after = DayFilter(label="Published from", method="filter_published_after")
    published_before = DayFilter(label="Published until", method="filter_published_before")
    person = EntityFilter(Person, method="filter_person")
    work = EntityFilter(Work, method="filter_work")
    order = django_filters.ChoiceFilter(
        label="Order",
        choices=[("relevance", "best match first")],
        empty_label="newest first",
        method="leave_order",
    )

    class Meta:
        model = Article
        fields = ["q", "outlet", "published_after", "published_before", "person", "work", "order"]

    # how the rows are to be ordered for paging: filters change it
    page_order = NEWEST_FIRST
    is_counting = False

    def to_count(self) -> models.QuerySet[Article]:
        """Return the rows without regard to their order, which other forms of the query are made for."""
        if not self.is_bound:
            return super().to_count()
        self.is_counting = True
        try:
            rows: models.QuerySet[Article] = self.filter_queryset(self.queryset.all())
        finally:
            self.is_counting = False
        return rows

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
        self, queryset: models.QuerySet[Article], article_count: int, **entity: Person | Work
    ) -> models.QuerySet[Article]:
        """Keep the articles in which a person or work appears, in the way that costs the database least.

        Few are looked up and sorted. Many are met in the order of the appearances, which is that of the list: one walk
        along an index, as long as the page.
        """
        appearances = Appearance.objects.filter(**entity)
        is_joined = self.page_order is APPEARANCES_NEWEST_FIRST
        if self.is_counting or is_joined or article_count <= search.FEW:
            return queryset.filter(pk__in=appearances.values("article"))
        self.page_order = APPEARANCES_NEWEST_FIRST
        condition = models.Q(**{f"appearances__{name}": value for name, value in entity.items()})
        return (
            queryset.alias(appearance=models.FilteredRelation("appearances", condition=condition))
            .filter(appearance__isnull=False)
            .distinct()
        )

    def leave_order(
        self, queryset: models.QuerySet[Article], name: str, value: str
    ) -> models.QuerySet[Article]:
        return queryset


class PersonFilter(ArchiveFilter):
    q = QueryFilter(label="Name", method="filter_names")
    kind = django_filters.ChoiceFilter(choices=PersonKind, label="Kind", empty_label="any kind")

    class Meta:
        model = Person
        fields = ["q", "kind"]

    def filter_names(
        self, queryset: models.QuerySet[Person], name: str, value: str
    ) -> models.QuerySet[Person]:
        return search.search_persons(queryset, value)


class WorkFilter(ArchiveFilter):
    q = QueryFilter(label="Title", method="filter_titles")
    kind = django_filters.ChoiceFilter(choices=WorkKind, label="Kind", empty_label="any kind")

    class Meta:
        model = Work
        fields = ["q", "kind"]

    def filter_titles(self, queryset: models.QuerySet[Work], name: str, value: str) -> models.QuerySet[Work]:
        return search.search_works(queryset, value)


class ClaimFilter(ArchiveFilter):
    q = QueryFilter(label="Words in name or value", method="filter_words")
    predicate = django_filters.ChoiceFilter(choices=Predicate, label="Property", empty_label="any property")
    status = django_filters.ChoiceFilter(
        choices=[choice for choice in ReviewStatus.choices if choice[0] != ReviewStatus.REJECTED],
        label="Review",
        empty_label="reviewed or not",
    )
    modality = django_filters.ChoiceFilter(
        choices=Modality, label="Said as", empty_label="in any manner", method="filter_modality"
    )
    disputed = django_filters.ChoiceFilter(
        choices=[("yes", "disputed now")],
        label="Agreement",
        empty_label="disputed or not",
        method="filter_disputed",
    )
    person = EntityFilter(Person, method="filter_entity")
    work = EntityFilter(Work, method="filter_entity")

    class Meta:
        model = Claim
        fields = ["q", "predicate", "status", "modality", "disputed", "person", "work"]

    def filter_words(self, queryset: models.QuerySet[Claim], name: str, value: str) -> models.QuerySet[Claim]:
        return search.search_claims(queryset, value)

    def filter_modality(
        self, queryset: models.QuerySet[Claim], name: str, value: str
    ) -> models.QuerySet[Claim]:
        citations = Citation.objects.standing().filter(claim=models.OuterRef("pk"), modality=value)
        return queryset.filter(models.Exists(citations))

    def filter_disputed(
        self, queryset: models.QuerySet[Claim], name: str, value: str
    ) -> models.QuerySet[Claim]:
        return queryset.filter(disagreement__status=DisagreementStatus.OPEN)

    def filter_entity(
        self, queryset: models.QuerySet[Claim], name: str, value: Person | Work
    ) -> models.QuerySet[Claim]:
        """Keep claims about the person or work, and those whose value it is."""
        entity = value.survivor()
        return queryset.filter(
            models.Q(**{f"subject_{name}": entity}) | models.Q(**{f"object_{name}": entity})
        )


class DisagreementFilter(ArchiveFilter):
    status = django_filters.ChoiceFilter(
        choices=[
            (status.value, status.label.partition(":")[0])
            for status in (DisagreementStatus.OPEN, DisagreementStatus.EXPLAINED, DisagreementStatus.SETTLED)
        ],
        label="State",
        empty_label="any state",
    )
    predicate = django_filters.ChoiceFilter(
        choices=[(predicate.value, predicate.label) for predicate in Predicate if predicate.single_valued],
        label="Property",
        empty_label="any property",
    )

    class Meta:
        model = Disagreement
        fields = ["status", "predicate"]


def _shown(field: forms.Field, value: Any) -> str:
    """Return a filter's value as the form names it."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return date_in_words(value) if isinstance(field, forms.DateField) else str(value)
    labels = {str(choice): str(label) for choice, label in field.widget.choices}
    return labels.get(str(value), str(value))

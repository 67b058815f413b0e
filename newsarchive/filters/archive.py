"""What all filters have in common: values that can be used, chips to remove them by, counts beside the choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.http import QueryDict

from newsarchive import search
from newsarchive.filters.fields import OUTLETS_SHOWN
from newsarchive.models import Outlet
from newsarchive.paging import Order
from newsarchive.time_box import TimeBox
from newsarchive.wording import date_in_words

# By the names of filters: how many rows each choice leaves (one that is missing leaves none), or None.
ChoiceCounts = dict[str, dict[str, int] | None]


@dataclass(frozen=True)
class Chip:
    """A filter that counts. without: the address's query without it, beginning with "?"."""

    label: str
    value: str
    without: str
    name: str = ""


class ArchiveFilter(django_filters.FilterSet):
    """facets: the filters whose choices are counted, with the column that holds the choice ("": each is tried)."""

    orders: dict[str, Order]
    facets: dict[str, str] = {}

    # whether rows are only counted, so that their order does not matter, and the filter that is as if it were not set
    is_counting = False
    left_out = ""

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

    @property
    def page_order(self) -> Order:
        """How the rows are to be ordered for paging."""
        return self.orders.get(str(self.cleaned.get("order") or ""), self.orders[""])

    @property
    def order_words(self) -> str:
        """The order that the rows have, as the form names it."""
        chosen = str(self.cleaned.get("order") or "")
        labels = _labels(self.form.fields["order"])
        return labels[chosen if chosen in self.orders else ""]

    @property
    def address(self) -> str:
        """The query of the one address of this state: the filters that count; "" for none."""
        counting = QueryDict(mutable=True)
        for name, value in self.cleaned.items():
            if value not in (None, "") and name in self.data:
                counting[name] = self.data[name]
        return f"?{counting.urlencode()}" if counting else ""

    def selection(self, without: str = "") -> models.QuerySet[Any]:
        """Return the rows in no order, in the form that is counted at the least cost, as if the filter named were not set."""
        rows: models.QuerySet[Any] = self.queryset.order_by()
        self.is_counting, self.left_out = True, without
        try:
            for name, value in self.cleaned.items():
                if name != without:
                    rows = self.filters[name].filter(rows, value)
        finally:
            self.is_counting, self.left_out = False, ""
        return rows

    def chips(self) -> list[Chip]:
        """Return the filters that count, in the order of the form."""
        return list(self._chips())

    def choice_counts(self, box: TimeBox) -> ChoiceCounts:
        """Return how many rows each choice would leave, the other filters as they are; None once the time is over."""
        return {name: box.ask(partial(self._counts, name)) for name in self.facets}

    def write_counts(self, counts: ChoiceCounts) -> None:
        """Write beside each choice how many rows it would leave, where that is known."""
        for name, known in counts.items():
            field = self.form.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                choices = [("", str(field.empty_label)), *_outlets(known, self.cleaned.get(name))]
            else:
                choices = list(field.widget.choices)
            field.widget.choices = [
                (
                    value,
                    label if known is None or value == "" else f"{label} ({known.get(str(value), 0):,})",
                )
                for value, label in choices
            ]

    def _counts(self, name: str) -> dict[str, int]:
        return self.count_choice(name, self.selection(without=name))

    def count_choice(self, name: str, rows: models.QuerySet[Any]) -> dict[str, int]:
        """Return how many of the rows each choice of a filter leaves; a choice that is missing leaves none."""
        column = self.facets[name]
        if column:
            counted = rows.values_list(column).annotate(rows=models.Count("pk", distinct="__" in column))
            return {str(value): number for value, number in counted}
        choices = [str(value) for value, _ in self.form.fields[name].widget.choices if value]
        return {value: self.filters[name].filter(rows, value).count() for value in choices}

    def _chips(self) -> Iterator[Chip]:
        for name, value in self.cleaned.items():
            if value in (None, "") or (name == "q" and not search.terms(value)):
                continue
            field = self.form.fields[name]
            yield Chip(str(field.label), _shown(field, value), self._without(name), name)

    def _without(self, name: str) -> str:
        """Return the address's query without one filter, and without the page, which is of this list only."""
        rest = QueryDict(mutable=True)
        for key, value in self.data.items():
            if key not in (name, "page") and value:
                rest[key] = value
        return f"?{rest.urlencode()}"


def _outlets(counts: dict[str, int] | None, chosen: Outlet | None) -> list[tuple[str, str]]:
    """Return the outlets to choose from, by name: at most OUTLETS_SHOWN, those with the most rows before others."""
    most = sorted(counts or {}, key=lambda pk: -(counts or {})[pk])
    first = [pk for pk in most if pk != "None"][:OUTLETS_SHOWN]
    if chosen is not None:
        first.append(str(chosen.pk))
    names = Outlet.objects.values_list("pk", "name")
    outlets = list(names.filter(pk__in=first))
    outlets += names.exclude(pk__in=first)[: max(0, OUTLETS_SHOWN - len(outlets))]
    return [(str(pk), name) for pk, name in sorted(outlets, key=itemgetter(1))]


def _labels(field: Any) -> dict[str, str]:
    """Return what the form calls the choices of a field, without their counts."""
    return {str(value): str(label) for value, label in field.choices}


def _shown(field: forms.Field, value: Any) -> str:
    """Return a filter's value as the form names it."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return date_in_words(value) if isinstance(field, forms.DateField) else str(value)
    labels = _labels(field)
    return labels.get(str(value), str(value))

"""Single filters: words, days, outlets, persons and works, orders."""

from typing import Any

import django_filters
from django import forms
from django.db import models

from newsarchive.models import Disagreement, Outlet, Person, Work
from newsarchive.vocabulary import DisagreementStatus

QUERY_LENGTH = 500
OUTLETS_SHOWN = 100  # to choose from; any other is reached by its number in the address


class Select(forms.Select):
    """Django's own, whose options are written in one loop: it fills a template for each one."""

    template_name = "newsarchive/_select.html"


class ChoiceFilter(django_filters.ChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": Select, **options})


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


class OutletFilter(django_filters.ModelChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=Outlet.objects.all(), label="Outlet", empty_label="any outlet", widget=Select, **options
        )


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


class DisputedFilter(ChoiceFilter):
    """Keep what sources disagree about now. column: that of the disagreement's subject; "" for claims."""

    def __init__(self, column: str = "", **options: Any) -> None:
        self.column = column
        super().__init__(choices=[("yes", "disputed now")], label="Agreement", empty_label="any", **options)

    def filter(self, qs: models.QuerySet[Any], value: str) -> models.QuerySet[Any]:
        if not value:
            return qs
        if not self.column:
            return qs.filter(disagreement__status=DisagreementStatus.OPEN)
        return qs.filter(
            models.Exists(Disagreement.objects.open().filter(**{self.column: models.OuterRef("pk")}))
        )


class OrderFilter(ChoiceFilter):
    """Leave the rows alone: their order is that of the pages."""

    def __init__(self, first: str, others: list[tuple[str, str]]) -> None:
        super().__init__(label="Order", choices=others, empty_label=first)

    def filter(self, qs: models.QuerySet[Any], value: str) -> models.QuerySet[Any]:
        return qs

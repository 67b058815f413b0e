"""What the admins of all models share: cheap lists, true history, and no deleting of what evidence stands on."""

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

# Counting all rows that a filter leaves is what makes a long list slow; nobody pages through this many.
COUNT_CAP = 10_000


class CappedPaginator(Paginator):
    """Counts no further than COUNT_CAP; rows behind that are found by filters and search."""

    @cached_property
    def count(self) -> int:
        return min(self._counted, COUNT_CAP)

    @property
    def is_capped(self) -> bool:
        return self._counted > COUNT_CAP

    @cached_property
    def _counted(self) -> int:
        assert isinstance(self.object_list, QuerySet)  # as admins page nothing else
        return self.object_list.order_by()[: COUNT_CAP + 1].count()


class ArchiveAdmin(admin.ModelAdmin):
    """A model's admin. decided_fields: those whose changes curation writes to the history itself."""

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = CappedPaginator
    # Nothing is sorted by a column that no index serves.
    sortable_by: ClassVar[list[str]] = []
    decided_fields: ClassVar[list[str]] = []

    def is_deletable(self, obj: Any) -> bool:
        """Whether nothing stands on the row: neither evidence nor decisions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return obj is not None and super().has_delete_permission(request, obj) and self.is_deletable(obj)

    def construct_change_message(
        self, request: HttpRequest, form: forms.Form, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Give the history old and new values, where Django's own message names the fields alone."""
        message: list[dict[str, Any]] = [{"added": {}}] if add else []
        changes = [] if add else described_changes(form, leaving_out=self.decided_fields)
        if changes:
            message.append({"changed": {"fields": changes}})
        for formset in formsets or []:
            for row in formset.forms:
                if row.has_changed():
                    message.append(_described_row(formset, row))
        return message

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """Leave out empty entries: a form saved as it was, or whose changes curation has logged."""
        return super().log_change(request, obj, message) if message else None


class ReadOnlyAdmin(ArchiveAdmin):
    """For rows that only ingest makes and changes."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def editor(request: HttpRequest) -> User:
    """Return who is at work: the admin lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user


def _described_row(formset: Any, form: forms.ModelForm) -> dict[str, Any]:
    name = {"name": str(form.instance._meta.verbose_name), "object": str(form.instance)}
    if form in formset.extra_forms:
        return {"added": name}
    if form in formset.deleted_forms:
        return {"deleted": name}
    return {"changed": {**name, "fields": described_changes(form)}}


def described_changes(form: forms.BaseForm, *, leaving_out: list[str] | None = None) -> list[str]:
    """Return "field: “old” → “new”" for every field that the form changed."""
    lines = []
    for name in form.changed_data:
        if name not in (leaving_out or []):
            field = form.fields[name]
            old = _shown(field, form.get_initial_for_field(field, name))
            lines.append(
                f"{(field.label or name).lower()}: {old} → {_shown(field, form.cleaned_data.get(name))}"
            )
    return lines


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None and isinstance(value, int):
        value = field.queryset.filter(pk=value).first()
    return "nothing" if value is None or value == "" else f"“{value}”"

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsarchive.models import ExternalId


class _ExternalIdForm(forms.ModelForm):
    """An address may be pasted instead of the id in it, and is longer."""

    value = forms.CharField(max_length=200, label="Id", help_text="The id, or the address of its page.")

    class Meta:
        model = ExternalId
        fields = ["scheme", "value"]


class ExternalIdInline(admin.TabularInline):
    """Ids in other collections, each with a link."""

    model = ExternalId
    form = _ExternalIdForm
    fields = ["scheme", "value", "link", "made_by"]
    readonly_fields = ["link", "made_by"]
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not before there is somebody to have ids."""
        return obj is not None and super().has_add_permission(request, obj)

    @admin.display(description="page")
    def link(self, row: Any) -> str | SafeString:
        if row.pk is None:
            return "–"
        return format_html('<a href="{}" rel="noreferrer">{}</a>', row.url, row)

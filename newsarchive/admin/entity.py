"""What the admins of persons and works share: aliases apart by who made them, and where a merged row went."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from newsarchive import curation, roles
from newsarchive.admin import filters
from newsarchive.admin.identity import MERGE_CAP
from newsarchive.admin.lookup import change_list_url, change_url
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.models import Appearance, Claim, ExternalId, Person, Work
from newsarchive.vocabulary import Origin


class EditorAliasInline(admin.TabularInline):
    """Aliases that editors made: the machine leaves them alone."""

    readonly_fields = ["made_by"]
    extra = 0
    verbose_name_plural = "aliases made by editors"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(origin=Origin.EDITOR).select_related("made_by")


class MachineAliasInline(admin.TabularInline):
    """Aliases that articles use: the machine renews them."""

    extra = 0
    verbose_name_plural = "aliases read by machine"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(origin=Origin.MACHINE)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class EntityAdmin(ArchiveAdmin):
    """stands_on: the relations whose rows keep a person or work from being deleted."""

    stands_on: list[str] = []

    list_filter = ["kind", filters.IsMerged, "curated"]
    list_select_related = ["merged_into"]
    sortable_by = ["article_count"]
    ordering = ["-article_count", "-id"]

    readonly_fields = ["curated", "merged", "seen", "created"]

    actions = ["merge_selected"]

    @admin.action(description="Merge …", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Lead to the page that shows what follows before it merges."""
        ids = [("id", pk) for pk in queryset.order_by("pk").values_list("pk", flat=True)[: MERGE_CAP + 1]]
        return HttpResponseRedirect(f"{reverse(f'merge-{self.opts.model_name}')}?{urlencode(ids)}")

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return roles.may(request.user, "merge")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the row; one that was merged leads to where it is shown, for ever."""
        row = self.get_object(request, unquote(object_id))
        if row is not None and row.merged_into is not None and request.method == "GET":
            return HttpResponseRedirect(change_url(row.survivor()))
        return super().change_view(request, object_id, form_url, extra_context)

    def is_deletable(self, obj: Person | Work) -> bool:
        return obj.merged_into_id is None and not any(
            getattr(obj, relation).exists() for relation in self.stands_on
        )

    def save_formset(self, request: HttpRequest, form: forms.ModelForm, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            if isinstance(row, ExternalId):
                curation.keep_external_id(row, by=editor(request))
            else:
                curation.keep_alias(row, by=editor(request))
        for alias in formset.deleted_objects:
            alias.delete()

    @admin.display(description="merged into")
    def merged(self, entity: Person | Work) -> str | SafeString:
        if entity.merged_into is None:
            return "stands for itself"
        return format_html('<a href="{}">{}</a>', change_url(entity.merged_into), entity.merged_into)

    @admin.display(description="seen in")
    def seen(self, entity: Person | Work) -> str | SafeString:
        if entity._state.adding:
            return "nothing yet"
        column = "person" if isinstance(entity, Person) else "work"
        lists: list[tuple[type[Model], str, str]] = [
            (Appearance, f"{column}__id__exact", f"articles ({entity.article_count})"),
            (Claim, f"subject_{column}__id__exact", f"claims ({entity.claim_count})"),
            (Claim, f"object_{column}__id__exact", "claims about others that name it"),
        ]
        links = [(change_list_url(model, **{key: entity.pk}), label) for model, key, label in lists]
        links.append((reverse(f"identity-{column}", args=[entity.pk]), "merges and splitting"))
        links.append((reverse(f"link-{column}", args=[entity.pk]), "link it to another person or work"))
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

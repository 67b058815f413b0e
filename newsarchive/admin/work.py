from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from newsarchive import curation
from newsarchive.admin.entity import EditorAliasInline, EntityAdmin, MachineAliasInline
from newsarchive.admin.external_ids import ExternalIdInline
from newsarchive.admin.options import editor
from newsarchive.models import Work, WorkAlias
from newsarchive.search import search_works


class EditorWorkAliasInline(EditorAliasInline):
    model = WorkAlias
    fields = ["title", "kind", "language", "made_by"]


class MachineWorkAliasInline(MachineAliasInline):
    model = WorkAlias
    fields = ["title", "kind", "language"]


@admin.register(Work)
class WorkAdmin(EntityAdmin):
    stands_on = [
        "appearances",
        "claims",
        "claims_about",
        "disagreements",
        "merged",
        "judgements_as_a",
        "judgements_as_b",
        "external_ids",
        "notes",
    ]

    list_display = ["title", "kind", "article_count", "claim_count", "curated", "merged_into"]
    search_fields = ["title"]
    search_help_text = "Words of the title or of an alias."

    fieldsets = [
        (None, {"fields": [("title", "kind"), "curated", "merged"]}),
        ("In the archive", {"fields": ["seen", "created"]}),
    ]
    inlines = [EditorWorkAliasInline, MachineWorkAliasInline, ExternalIdInline]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Work], search_term: str
    ) -> tuple[QuerySet[Work], bool]:
        if "field_name" in request.GET:  # chosen by typing the beginning of a title
            return search_works(queryset.filter(merged_into=None), search_term, prefix=True), False
        return search_works(queryset, search_term), False

    def save_model(self, request: HttpRequest, obj: Work, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.curated = True
            obj.save()
        elif form.changed_data:
            curation.name_work(obj, title=obj.title, kind=obj.kind, by=editor(request))

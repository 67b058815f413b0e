from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from newsarchive import curation
from newsarchive.admin.entity import EditorAliasInline, EntityAdmin, MachineAliasInline
from newsarchive.admin.external_ids import ExternalIdInline
from newsarchive.admin.options import editor
from newsarchive.models import Person, PersonAlias
from newsarchive.search import search_persons


class EditorPersonAliasInline(EditorAliasInline):
    model = PersonAlias
    fields = ["name", "kind", "language", "made_by"]


class MachinePersonAliasInline(MachineAliasInline):
    model = PersonAlias
    fields = ["name", "kind", "language"]


@admin.register(Person)
class PersonAdmin(EntityAdmin):
    stands_on = [
        "appearances",
        "claims",
        "claims_about",
        "spoken_citations",
        "disagreements",
        "merged",
        "judgements_as_a",
        "judgements_as_b",
        "external_ids",
        "notes",
    ]

    list_display = ["name", "kind", "article_count", "claim_count", "curated", "merged_into"]
    search_fields = ["name"]
    search_help_text = "Words of the name or of an alias."

    fieldsets = [
        (None, {"fields": [("name", "kind"), "curated", "merged"]}),
        ("In the archive", {"fields": ["seen", "created"]}),
    ]
    inlines = [EditorPersonAliasInline, MachinePersonAliasInline, ExternalIdInline]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        if "field_name" in request.GET:  # chosen by typing the beginning of a name
            return search_persons(queryset.filter(merged_into=None), search_term, prefix=True), False
        return search_persons(queryset, search_term), False

    def save_model(self, request: HttpRequest, obj: Person, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.curated = True
            obj.save()
        elif form.changed_data:
            curation.name_person(obj, name=obj.name, kind=obj.kind, by=editor(request))

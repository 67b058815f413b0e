from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsarchive import curation
from newsarchive.admin import filters
from newsarchive.admin.entity_field import details
from newsarchive.admin.lookup import change_url, named
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.curation.identity import check_apart, pair_of
from newsarchive.models import Judgement, Person, Work
from newsarchive.vocabulary import Verdict


@admin.register(Judgement)
class JudgementAdmin(ArchiveAdmin):
    """Verdicts on likely duplicates; "the same" is a merge, and is not said by filling in a form."""

    list_display = ["pair", "kind", "verdict", "score", "reason", "judged_by", "changed"]
    list_filter = ["verdict", filters.HasAnswer]
    search_fields = ["reason"]
    search_help_text = "Names of persons and titles of works."
    ordering = ["verdict", F("score").desc(nulls_last=True), "-id"]

    readonly_fields = ["first", "second", "score", "origin", "judged_by", "created", "changed"]
    autocomplete_fields = ["person_a", "person_b", "work_a", "work_b"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Judgement]:
        return (
            super()
            .get_queryset(request)
            .select_related("person_a", "person_b", "work_a", "work_b", "judged_by")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Judgement], search_term: str
    ) -> tuple[QuerySet[Judgement], bool]:
        if search_term.strip():
            persons, works = ["person_a", "person_b"], ["work_a", "work_b"]
            queryset = queryset.filter(named(search_term, persons=persons, works=works))
        return queryset, False

    def get_fieldsets(self, request: HttpRequest, obj: Judgement | None = None) -> Any:
        judged = ("Judgement", {"fields": ["verdict", "reason"]})
        if obj is None:
            return [
                ("Two persons or two works", {"fields": [("person_a", "person_b"), ("work_a", "work_b")]}),
                judged,
            ]
        record = ["score", "origin", "judged_by", "created", "changed"]
        return [
            ("Two that may be one", {"fields": [("first", "second")]}),
            judged,
            ("Record", {"fields": record}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Judgement | None = None) -> Any:
        is_merge = obj is not None and obj.verdict == Verdict.SAME
        return [*self.readonly_fields, *(["verdict"] if is_merge else [])]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "verdict":
            kwargs["choices"] = [
                (verdict.value, verdict.label) for verdict in (Verdict.UNSURE, Verdict.DIFFERENT)
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """Refuse to hold two apart that are merged."""
        form = super().get_form(request, obj, change, **kwargs)

        class ApartForm(form):  # type: ignore[valid-type, misc]  # made by Django
            def _post_clean(self) -> None:
                super()._post_clean()
                if not self.errors and self.cleaned_data.get("verdict") == Verdict.DIFFERENT:
                    try:
                        check_apart(*pair_of(self.instance))
                    except ValidationError as refused:
                        self.add_error(None, refused)

        return ApartForm

    def save_model(self, request: HttpRequest, obj: Judgement, form: forms.ModelForm, change: bool) -> None:
        judged = curation.judge(obj, verdict=obj.verdict, reason=obj.reason, by=editor(request))
        obj.pk = judged.pk

    @admin.display(description="pair")
    def pair(self, judgement: Judgement) -> str:
        return f"{judgement.person_a or judgement.work_a} / {judgement.person_b or judgement.work_b}"

    @admin.display(description="of")
    def kind(self, judgement: Judgement) -> str:
        return "persons" if judgement.person_a_id else "works"

    @admin.display(description="one")
    def first(self, judgement: Judgement) -> SafeString:
        return described(judgement.person_a or judgement.work_a)

    @admin.display(description="the other")
    def second(self, judgement: Judgement) -> SafeString:
        return described(judgement.person_b or judgement.work_b)


def described(entity: Person | Work | None) -> SafeString:
    """Return a link to a person or work with what tells it from another of the same name."""
    if entity is None:
        return format_html("{}", "nothing")
    return format_html('<a href="{}">{}</a> ({})', change_url(entity), entity, details(entity))

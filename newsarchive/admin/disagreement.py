from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from newsarchive import curation
from newsarchive.admin.evidence import quote_in_sentence, with_context
from newsarchive.admin.lookup import change_url, named
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.vocabulary import ReviewStatus

# The first articles that make a claim tell what it is worth; the claim's own page has the rest.
SHOWN_CITATIONS = 25


@dataclass
class Side:
    """One of the values that contradict each other, with its evidence by date; more: articles not shown."""

    claim: Claim
    evidence: list[tuple[Citation, SafeString]] = field(default_factory=list)
    more: int = 0


class SettleForm(forms.Form):
    preferred = forms.ModelChoiceField(
        Claim.objects.none(), error_messages={"required": "Choose the claim to be preferred."}
    )
    reason = forms.CharField(
        max_length=500, error_messages={"required": "Say why this one is to be preferred."}
    )


@admin.register(Disagreement)
class DisagreementAdmin(ArchiveAdmin):
    list_display = [
        "subject_name",
        "predicate",
        "values",
        "value_count",
        "article_count",
        "status",
        "settled_by",
    ]
    list_filter = ["status", "predicate"]
    search_fields = ["reason"]
    search_help_text = "Names of persons and titles of works."
    sortable_by = ["article_count"]
    ordering = ["-article_count", "-id"]

    readonly_fields = [
        "subject_link",
        "predicate",
        "status",
        "preferred_link",
        "reason",
        "settled_by",
        "settled_at",
        "created",
    ]
    fields: ClassVar[list[Any]] = [*readonly_fields]
    change_form_template = "admin/newsarchive/disagreement/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Disagreements are found by comparing claims."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Disagreement]:
        claims = (
            Claim.objects.for_list().exclude(status=ReviewStatus.REJECTED).order_by("-article_count", "id")
        )
        related = ["subject_person", "subject_work", "preferred", "settled_by"]
        return (
            super()
            .get_queryset(request)
            .select_related(*related)
            .prefetch_related(Prefetch("claims", claims))
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Disagreement], search_term: str
    ) -> tuple[QuerySet[Disagreement], bool]:
        if search_term.strip():
            about = named(search_term, persons=["subject_person"], works=["subject_work"])
            queryset = queryset.filter(about)
        return queryset, False

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "newsarchive_disagreement"
        return [
            path("<path:object_id>/settle/", view(self.settle_view), name=f"{name}_settle"),
            path("<path:object_id>/reopen/", view(self.reopen_view), name=f"{name}_reopen"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        disagreement: Disagreement | None = context.get("original")
        if disagreement is not None:
            context["sides"] = sides(disagreement.claims.all())
            context["may_settle"] = self.has_change_permission(request, disagreement)
            context["show_save"] = context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_POST)
    def settle_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        disagreement = self._changeable(request, object_id)
        form = SettleForm(request.POST)
        form.fields["preferred"].queryset = disagreement.claims.all()  # type: ignore[attr-defined]
        try:
            if not form.is_valid():
                raise ValidationError([error for errors in form.errors.values() for error in errors])
            curation.settle(disagreement, by=editor(request), **form.cleaned_data)
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
        else:
            preferred = form.cleaned_data["preferred"]
            self.message_user(request, f"Settled: {preferred.shown_value} is preferred.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(disagreement))

    @method_decorator(require_POST)
    def reopen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        disagreement = curation.reopen(self._changeable(request, object_id), by=editor(request))
        self.message_user(request, f"The disagreement is {disagreement.status} again.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(disagreement))

    def _changeable(self, request: HttpRequest, object_id: str) -> Disagreement:
        disagreement: Disagreement | None = self.get_object(request, unquote(object_id))
        if disagreement is None:
            raise Http404
        if not self.has_change_permission(request, disagreement):
            raise PermissionDenied
        return disagreement

    @admin.display(description="subject")
    def subject_name(self, disagreement: Disagreement) -> str:
        return str(disagreement.subject)

    @admin.display(description="values")
    def values(self, disagreement: Disagreement) -> str:
        return " / ".join(claim.qualified_value[:60] for claim in disagreement.claims.all())

    @admin.display(description="subject")
    def subject_link(self, disagreement: Disagreement) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(disagreement.subject), disagreement.subject)

    @admin.display(description="preferred")
    def preferred_link(self, disagreement: Disagreement) -> str | SafeString:
        claim = disagreement.preferred
        return format_html('<a href="{}">{}</a>', change_url(claim), claim.shown_value) if claim else "none"


def sides(claims: Iterable[Claim]) -> list[Side]:
    """Return the claims with their evidence, most cited first, in a fixed number of queries."""
    found = [Side(claim) for claim in claims]
    by_date = ["article__sort_date", "article", "start", "id"]
    place = Window(RowNumber(), partition_by="claim", order_by=by_date)
    cited = Citation.objects.standing().filter(claim__in=[side.claim.pk for side in found])
    shown = cited.annotate(place=place).filter(place__lte=SHOWN_CITATIONS).select_related("speaker")
    by_claim: dict[int, list[Citation]] = defaultdict(list)
    for citation in with_context(shown).order_by(*by_date):
        by_claim[citation.claim_id].append(citation)
    for side in found:
        side.evidence = [(row, quote_in_sentence(row)) for row in by_claim[side.claim.pk]]
        side.more = side.claim.article_count - len({row.article_id for row, _ in side.evidence})
    return found

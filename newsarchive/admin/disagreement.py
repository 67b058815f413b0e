from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from newsarchive import curation, roles
from newsarchive.admin import filters
from newsarchive.admin.disagreement_sheet import REASONS, sheet_of
from newsarchive.admin.lookup import change_url, named
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.curation.versions import check_unchanged, version_of
from newsarchive.models import Claim, Disagreement
from newsarchive.vocabulary import ReviewStatus

BOTH = "both"


class SettleForm(forms.Form):
    """preferred: the claim, or BOTH where each is right for what its qualifier says; holds_for: of claim pk, as
    holds_for_<pk>."""

    preferred = forms.CharField(error_messages={"required": "Choose the claim to be preferred."})
    reason = forms.CharField(
        max_length=500, error_messages={"required": "Say why this one is to be preferred."}
    )
    version = forms.CharField(required=False)

    def __init__(self, data: Any, claims: list[Claim]) -> None:
        super().__init__(data)
        self.claims = {str(claim.pk): claim for claim in claims}
        for pk in self.claims:
            self.fields[f"holds_for_{pk}"] = forms.CharField(required=False, max_length=80)

    def clean_preferred(self) -> str:
        chosen: str = self.cleaned_data["preferred"]
        if chosen != BOTH and chosen not in self.claims:
            raise ValidationError("Choose one of the claims that disagree, and none that was rejected.")
        return chosen

    @property
    def chosen(self) -> Claim | None:
        """The claim that is preferred; None where several are right."""
        return self.claims.get(self.cleaned_data["preferred"])

    @property
    def qualifiers(self) -> dict[int, str]:
        return {claim.pk: self.cleaned_data[f"holds_for_{pk}"] for pk, claim in self.claims.items()}


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
    list_filter = ["status", filters.IsReopened, "predicate"]
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
            Claim.objects.for_list()
            .select_related("decided_by")
            .exclude(status=ReviewStatus.REJECTED)
            .order_by(F("origin_count").desc(), "-article_count", "id")
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
            context["sheet"] = sheet_of(disagreement, disagreement.claims.all())
            context["sheet_version"] = version_of(disagreement)
            context["may_settle"] = self.may_settle(request, disagreement)
            context["reasons"] = REASONS
            context["next_open"] = self._next_open(disagreement)
            context["show_save"] = context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def may_settle(self, request: HttpRequest, disagreement: Disagreement) -> bool:
        return roles.may(request.user, "settle") and self.has_change_permission(request, disagreement)

    def _next_open(self, disagreement: Disagreement) -> Disagreement | None:
        """Return the open one that comes behind this in the queue, or else the first of the queue."""
        queue = Disagreement.objects.open().select_related("subject_person", "subject_work")
        queue = queue.exclude(pk=disagreement.pk).order_by("-article_count", "-pk")
        behind = queue.filter(article_count__lte=disagreement.article_count).exclude(
            article_count=disagreement.article_count, pk__gt=disagreement.pk
        )
        return behind.first() or queue.first()

    @method_decorator(require_POST)
    def settle_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        disagreement = self._changeable(request, object_id)
        form = SettleForm(request.POST, list(disagreement.claims.all()))
        try:
            if not form.is_valid():
                raise ValidationError([error for errors in form.errors.values() for error in errors])
            said = self._settle(request, disagreement, form)
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
        else:
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(change_url(disagreement))

    def _settle(self, request: HttpRequest, disagreement: Disagreement, form: SettleForm) -> str:
        """Settle, if nobody has done so since the page was made; return what was done, in words."""
        by, reason = editor(request), form.cleaned_data["reason"]
        with transaction.atomic():
            Disagreement.objects.select_for_update().get(pk=disagreement.pk)
            present = self.get_queryset(request).get(pk=disagreement.pk)
            check_unchanged(present, form.cleaned_data["version"])
            if form.chosen is None:
                curation.separate(present, qualifiers=form.qualifiers, by=by, reason=reason)
                return "Settled: each value is right for what it holds for."
            curation.settle(present, preferred=form.chosen, by=by, reason=reason)
            return f"Settled: {form.chosen.shown_value} is preferred."

    @method_decorator(require_POST)
    def reopen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        disagreement = self._changeable(request, object_id)
        try:
            with transaction.atomic():
                present = self.get_queryset(request).select_for_update(of=("self",)).get(pk=disagreement.pk)
                check_unchanged(present, request.POST.get("version", ""))
                present = curation.reopen(present, by=editor(request))
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
        else:
            self.message_user(request, f"The disagreement is {present.status} again.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(disagreement))

    def _changeable(self, request: HttpRequest, object_id: str) -> Disagreement:
        disagreement: Disagreement | None = self.get_object(request, unquote(object_id))
        if disagreement is None:
            raise Http404
        if not self.may_settle(request, disagreement):
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

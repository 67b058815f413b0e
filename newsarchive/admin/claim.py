from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from newsarchive import curation
from newsarchive.admin import filters
from newsarchive.admin.claim_forms import CitationForm, ClaimForm, CorrectionForm, NewClaimForm
from newsarchive.admin.decisions import DecidedAdmin
from newsarchive.admin.evidence import quote_in_sentence, with_context
from newsarchive.admin.first_citations import BY_DATE, first_citations
from newsarchive.admin.lookup import change_url, named, quoting
from newsarchive.admin.options import editor
from newsarchive.curation.versions import check_unchanged
from newsarchive.models import Citation, Claim
from newsarchive.models.claim import CitationQuerySet
from newsarchive.roles import may
from newsarchive.values import DateValue
from newsarchive.vocabulary import Origin, Rank, ReviewStatus
from newsarchive.wording import date_in_words

# A claim that hundreds of articles make shows the first of them, and links to the list of all.
SHOWN_CITATIONS = 20
STATED_LENGTH = 200

# What a claim is told in words by.
STATEMENT = [
    "subject_person__name",
    "subject_work__title",
    "negated",
    "predicate",
    "object_person__name",
    "object_work__title",
    "value",
    "qualifier",
]


class NewCitationInline(admin.StackedInline):
    """Adds citations; those that are there stand above the form, with their sentences."""

    model = Citation
    form = CitationForm
    fields = [("article", "start"), "quote", "value", ("modality", "speaker")]
    autocomplete_fields = ["article", "speaker"]
    extra = 1
    verbose_name = "new citation"
    verbose_name_plural = "new citations: words of articles that say so"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        return super().get_queryset(request).none()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)


@admin.register(Claim)
class ClaimAdmin(DecidedAdmin):
    list_display = ["stated", "state", "dispute", "articles", "origins", "newest"]
    list_columns = [
        *STATEMENT,
        "status",
        "rank",
        "disagreement__status",
        "article_count",
        "origin_count",
        "last_published",
    ]
    list_filter = [
        filters.Review,
        filters.IsDisputed,
        filters.HasReadings,
        filters.HasSource,
        filters.QuoteGone,
        "negated",
        ("rank", filters.BesideNormal),
        ("origin", filters.BesideCommonest),
        "predicate",
    ]
    search_fields = ["value"]
    search_help_text = "Names of persons and titles of works that claims are about."
    sortable_by = ["articles", "newest"]
    ordering = ["-article_count", "-id"]

    form = ClaimForm
    readonly_fields = ["statement", "decided_by", "decided_at", "origin", "dispute", "created"]
    autocomplete_fields = ["subject_person", "subject_work", "object_person", "object_work"]
    inlines = [NewCitationInline]
    change_form_template = "admin/newsarchive/claim/change_form.html"

    actions = [*DecidedAdmin.actions, "keep_selected"]
    decide = {
        "accept": curation.accept_claims,
        "reject": curation.reject_claims,
        "reset": lambda claims, *, by, reason: curation.reset_claims(claims, by=by),
        "keep": curation.keep_claims,
    }

    @admin.action(description="Keep although the quote is gone …", permissions=["change"])
    def keep_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        concerned: QuerySet[Claim] = queryset.quote_gone()  # type: ignore[attr-defined]  # of ClaimQuerySet
        return self._decide_selected(request, concerned, "keep")

    def is_deletable(self, obj: Claim) -> bool:
        """A claim that an editor made, and that no source and no disagreement stands on."""
        return obj.origin == Origin.EDITOR and not (
            obj.citations.exists() or obj.disagreement_id or obj.preferred_in.exists() or obj.notes.exists()
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return (
            super()
            .get_queryset(request)
            .select_related(
                "subject_person", "subject_work", "object_person", "object_work", "disagreement", "decided_by"
            )
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        if search_term.strip():
            persons, works = ["subject_person", "object_person"], ["subject_work", "object_work"]
            is_typed = "field_name" in request.GET
            queryset = queryset.filter(named(search_term, persons=persons, works=works, prefix=is_typed))
        return queryset, False

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        decision = ["status", "rank", "reason"]
        title = "Decision, for all its sources"
        if obj is None:
            what: list[Any] = [
                ("subject_person", "subject_work"),
                "predicate",
                "negated",
                "value",
                "bound",
                "qualifier",
                ("object_person", "object_work"),
            ]
            return [("What is claimed", {"fields": what}), (title, {"fields": decision})]
        rest = ["statement", "dispute", "origin", "created"]
        return [
            (title, {"fields": [*decision, ("decided_by", "decided_at")]}),
            ("What is claimed", {"fields": rest, "classes": ["collapse"]}),
        ]

    def get_form(
        self, request: HttpRequest, obj: Claim | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(request, obj, change, **kwargs, form=ClaimForm if change else NewClaimForm)

    def save_model(self, request: HttpRequest, obj: Claim, form: forms.ModelForm, change: bool) -> None:
        if change:
            decision = {name: form.cleaned_data[name] for name in form.changed_data}
            if decision:
                curation.decide_claims(
                    [obj], by=editor(request), **{**decision, "reason": form.cleaned_data["reason"]}
                )
        else:
            curation.add_claim(obj, by=editor(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        citations = {(row.article_id, row.start, row.end): row for row in formset.save(commit=False)}
        for citation in citations.values():
            curation.cite(citation, by=editor(request))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        claim: Claim | None = context.get("original")
        if claim is not None:
            context["citations"] = shown(_first(claim))
            context["citation_count"] = claim.citations.count()
            context["readings"] = readings(claim)
            context["may_decide"] = self.has_change_permission(request, claim)
            context["may_decide_citations"] = may(request.user, "decide on citations")
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.read_view)
        return [path("<path:object_id>/read/", view, name="newsarchive_claim_read"), *super().get_urls()]

    @method_decorator(require_POST)
    def read_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Choose one of two readings of a date, and go to the claim that it makes."""
        claim: Claim | None = self.get_object(request, unquote(object_id))
        if claim is None:
            raise Http404
        if not self.has_change_permission(request, claim):
            raise PermissionDenied
        try:
            check_unchanged(claim, request.POST.get("version", ""))
            chosen = curation.choose_reading(claim, request.POST.get("reading", ""), by=editor(request))
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
            return HttpResponseRedirect(change_url(claim))
        self.message_user(request, f"Read as {date_in_words(chosen.date)}.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(chosen))

    @admin.display(description="claim")
    def stated(self, claim: Claim) -> str:
        words = str(claim)
        return words if len(words) <= STATED_LENGTH else Truncator(words).chars(STATED_LENGTH)

    @admin.display(description="decision")
    def state(self, claim: Claim) -> str:
        rank = "" if claim.rank == Rank.NORMAL else f", {Rank(claim.rank).label}"
        return f"{ReviewStatus(claim.status).label}{rank}"

    @admin.display(description="articles", ordering="article_count")
    def articles(self, claim: Claim) -> int:
        return claim.article_count

    @admin.display(description="origins")
    def origins(self, claim: Claim) -> int:
        return claim.origin_count

    @admin.display(description="newest", ordering="last_published")
    def newest(self, claim: Claim) -> str:
        return claim.last_published.isoformat() if claim.last_published else ""

    @admin.display(description="disagreement")
    def dispute(self, claim: Claim) -> str | SafeString:
        if claim.disagreement is None:
            return ""
        return format_html('<a href="{}">{}</a>', change_url(claim.disagreement), claim.disagreement.status)

    @admin.display(description="statement")
    def statement(self, claim: Claim) -> SafeString:
        entities = [claim.subject, *([claim.object] if claim.object else [])]
        links = [format_html('<a href="{}">{}</a>', change_url(entity), entity) for entity in entities]
        value = links[1] if claim.object else claim.value
        if claim.qualifier:
            value = format_html("{} ({})", value, claim.qualifier)
        negation = "not " if claim.negated else ""
        return format_html("{} · {}{} · {}", links[0], negation, claim.get_predicate_display(), value)


@admin.register(Citation)
class CitationAdmin(DecidedAdmin):
    list_display = [
        "quote_start",
        "claim_stated",
        "article_and_outlet",
        "modality",
        "speaker",
        "status",
        "has_value_in_quote",
        "read_by",
        "certainty",
    ]
    list_columns = [
        "quote",
        "start",
        "end",
        "value_start",
        "value_end",
        *(f"claim__{column}" for column in STATEMENT),
        "article__headline",
        "article__opening",
        "article__source",
        "article__outlet__name",
        "modality",
        "speaker__name",
        "status",
        "rule",
        "confidence",
    ]
    list_filter = [
        filters.ValueInQuote,
        ("status", filters.BesideCommonest),
        ("modality", filters.BesideCommonest),
        ("origin", filters.BesideCommonest),
    ]
    search_fields = ["quote"]
    search_help_text = "Words of the quote."
    ordering = ["-id"]

    readonly_fields = [
        "claim_link",
        "article_link",
        "offsets",
        "has_value_in_quote",
        "origin",
        "read_by",
        "trigger_words",
        "certainty",
        "decided_by",
        "decided_at",
    ]
    autocomplete_fields = ["claim", "article", "speaker"]
    change_form_template = "admin/newsarchive/citation/change_form.html"

    decide = {
        "accept": curation.accept_citations,
        "reject": curation.reject_citations,
        "reset": lambda citations, *, by, reason: curation.reset_citations(citations, by=by),
    }
    predicate = "claim__predicate"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        citations = super().get_queryset(request)
        assert isinstance(citations, CitationQuerySet)  # as of their manager
        beside = citations.with_claims().select_related("speaker", "decided_by", "article__outlet")
        return beside.defer("article__text", "article__layout")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Citation], search_term: str
    ) -> tuple[QuerySet[Citation], bool]:
        return (queryset.filter(quoting(search_term)) if search_term.strip() else queryset), False

    def get_fieldsets(self, request: HttpRequest, obj: Citation | None = None) -> Any:
        said = ("How the source says it", {"fields": [("modality", "speaker")]})
        if obj is None:
            return [
                ("Words of an article", {"fields": ["claim", "article", "quote", "start", "value"]}),
                said,
            ]
        decision = {"fields": ["status", "reason", ("decided_by", "decided_at")]}
        evidence = ["claim_link", "article_link", "offsets", "has_value_in_quote"]
        reading = ["origin", "read_by", "trigger_words", "certainty"]
        return [
            ("Decision, for this source alone", decision),
            said,
            ("Evidence", {"fields": [*evidence, *reading]}),
        ]

    def get_form(
        self, request: HttpRequest, obj: Citation | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = CorrectionForm if change else CitationForm
        return super().get_form(request, obj, change, **kwargs, form=form)

    def save_model(self, request: HttpRequest, obj: Citation, form: forms.ModelForm, change: bool) -> None:
        if not change:
            curation.cite(obj, by=editor(request))
            return
        given = form.cleaned_data
        if {"modality", "speaker"} & set(form.changed_data):
            curation.correct_citation(
                obj, modality=given["modality"], speaker=given["speaker"], by=editor(request)
            )
        if {"status", "reason"} & set(form.changed_data):
            curation.decide_citations(
                [obj], by=editor(request), status=given["status"], reason=given["reason"]
            )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        citation: Citation | None = context.get("original")
        if citation is not None:
            context["citations"] = shown(citation.claim.citations.filter(pk=citation.pk))
            context["may_decide"] = self.has_change_permission(request, citation)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="quote")
    def quote_start(self, citation: Citation) -> str:
        return Truncator(citation.quote).words(18)

    @admin.display(description="claim")
    def claim_stated(self, citation: Citation) -> str:
        return str(citation.claim)

    @admin.display(description="article")
    def article_and_outlet(self, citation: Citation) -> str:
        return ", ".join(map(str, filter(None, [citation.article, citation.article.outlet])))

    @admin.display(description="value in quote", boolean=True)
    def has_value_in_quote(self, citation: Citation) -> bool:
        return citation.value_in_quote

    @admin.display(description="claim")
    def claim_link(self, citation: Citation) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(citation.claim), citation.claim)

    @admin.display(description="article")
    def article_link(self, citation: Citation) -> SafeString:
        url = change_url(citation.article)
        return format_html('<a href="{}#citation-{}">{}</a>', url, citation.pk, citation.article)

    @admin.display(description="read by", ordering="rule")
    def read_by(self, citation: Citation) -> str:
        return citation.rule or "an editor"

    @admin.display(description="trigger")
    def trigger_words(self, citation: Citation) -> str:
        return f"“{citation.trigger}”" if citation.trigger else ""

    @admin.display(description="confidence", ordering="confidence")
    def certainty(self, citation: Citation) -> str:
        return "" if citation.confidence is None else f"{citation.confidence:.0%}"

    @admin.display(description="characters")
    def offsets(self, citation: Citation) -> str:
        return f"{citation.start} to {citation.end}"


def _first(claim: Claim) -> QuerySet[Citation]:
    """Return the citations that the claim's page shows: the first in current articles, then those in replaced ones."""
    present = Citation.objects.filter(article__is_current=True)
    ids = first_citations(claim, present, SHOWN_CITATIONS)
    rest = SHOWN_CITATIONS - len(ids)
    if rest:
        ids += first_citations(claim, Citation.objects.filter(article__is_current=False), rest)
    return Citation.objects.filter(pk__in=ids).order_by("-article__is_current", *BY_DATE)


def readings(claim: Claim) -> list[tuple[str, str]]:
    """Return what a date may mean of which an editor has to choose one, each with its words; [] if nothing is to be chosen."""
    if claim.is_decided or not claim.date:
        return []
    value = DateValue(claim.date)
    return [(iso, date_in_words(iso)) for iso in value.readings] if value.is_ambiguous else []


def shown(citations: QuerySet[Citation]) -> list[dict[str, Any]]:
    """Return the citations as their templates show them, each with its quote in its sentence."""
    rows = with_context(citations.select_related("speaker", "decided_by"))
    return [{"row": citation, "sentence": quote_in_sentence(citation)} for citation in rows]

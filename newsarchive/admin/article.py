from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from newsarchive import curation
from newsarchive.admin import filters
from newsarchive.admin.lookup import LINE_BREAK, change_list_url, change_url
from newsarchive.admin.options import ArchiveAdmin, CappedPaginator, ReadOnlyAdmin, editor
from newsarchive.copies import copies_of
from newsarchive.differences import compare
from newsarchive.marking import CitedSpan, NamedSpan, mark_up, named_spans
from newsarchive.models import Article, Citation, Claim, Mention, Original, Outlet
from newsarchive.presence import note_presence
from newsarchive.roles import may, require
from newsarchive.search import PREFIX_LENGTH, search_articles
from newsarchive.wording import language_in_words


@dataclass(frozen=True)
class ReviewedSpan(CitedSpan):
    """A cited span, with what was decided of its claim or, where that is rejected, of the citation."""

    status: str = ""


@dataclass(frozen=True)
class ReviewedClaim:
    """A claim as one article makes it; number: its place on the page, from 1."""

    number: int
    claim: Claim
    citations: list[Citation]

    @property
    def other_articles(self) -> int:
        return max(self.claim.article_count - 1, 0)


@admin.register(Outlet)
class OutletAdmin(ArchiveAdmin):
    list_display = ["name", "articles", "date_order"]
    search_fields = ["name"]
    sortable_by = ["name"]
    ordering = ["name"]

    fields = ["name", "date_order", "created", "articles"]
    readonly_fields = ["created", "articles"]

    def save_model(self, request: HttpRequest, obj: Outlet, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.save()
            return
        if "name" in form.changed_data:
            obj.save(update_fields=["name"])
        if "date_order" in form.changed_data:
            curation.set_date_order(obj, form.cleaned_data["date_order"], by=editor(request))

    def is_deletable(self, obj: Outlet) -> bool:
        return not (obj.articles.exists() or obj.notes.exists())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        articles = Article.objects.filter(outlet=OuterRef("pk")).order_by().values("outlet")
        counted = Subquery(articles.annotate(count=Count("pk")).values("count"))
        outlets: QuerySet[Outlet] = super().get_queryset(request)
        return outlets.annotate(articles_counted=Coalesce(counted, 0))

    @admin.display(description="articles")
    def articles(self, outlet: Outlet) -> SafeString | str:
        if outlet._state.adding:
            return ""
        url = change_list_url(Article, outlet__id__exact=outlet.pk)
        return format_html('<a href="{}">{}</a>', url, outlet.articles_counted)  # type: ignore[attr-defined]


@admin.register(Original)
class OriginalAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "digest", "suffix", "size"]
    search_fields = ["digest__startswith"]
    search_help_text = "The beginning of the SHA-256."
    ordering = ["-id"]

    fields = ["digest", "suffix", "size", "articles"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Original], search_term: str
    ) -> tuple[QuerySet[Original], bool]:
        """Find by a range of the index, which a pattern would not use: no digit follows "f"."""
        beginning = search_term.strip().lower()
        if beginning:
            queryset = queryset.filter(digest__gte=beginning, digest__lt=f"{beginning}g")
        return queryset, False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Original]:
        originals: QuerySet[Original] = super().get_queryset(request)
        return originals.defer("compressed").annotate(bytes_kept=Length("compressed"))

    @admin.display(description="bytes kept")
    def size(self, original: Original) -> int:
        return int(original.bytes_kept)  # type: ignore[attr-defined]  # by get_queryset()

    @admin.display(description="articles")
    def articles(self, original: Original) -> SafeString:
        rows = Article.objects.for_list().filter(original=original).order_by("-id")[:20]
        return format_html_join(LINE_BREAK, '<a href="{}">{}</a>', ((change_url(row), row) for row in rows))


@admin.register(Article)
class ArticleAdmin(ArchiveAdmin):
    list_display = ["__str__", "outlet", "date", "written_in", "claim_count", "is_latest"]
    list_filter = [
        filters.HasDate,
        filters.InEnglish,
        filters.IsCurrent,
        filters.IsWithdrawn,
        ("sort_date", filters.WhenPublished),
    ]
    list_select_related = ["outlet"]
    search_fields = ["headline"]
    search_help_text = "Words of the text and the headline; “words in quotes” follow each other."
    sortable_by = ["date"]
    ordering = ["-sort_date", "-id"]

    fieldsets = [
        (
            "What it says of itself",
            {"fields": ["headline", "byline", ("published", "published_from"), "outlet"]},
        ),
        ("More", {"fields": ["dateline", "language", "url"], "classes": ["collapse"]}),
        (
            "Where it comes from",
            {
                "fields": [
                    "source",
                    "location",
                    "original_link",
                    "digest",
                    "versions",
                    "copies",
                    "extractor_version",
                    "created",
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    readonly_fields = [
        "published_from",
        "source",
        "location",
        "original_link",
        "digest",
        "versions",
        "copies",
        "extractor_version",
        "created",
    ]
    autocomplete_fields = ["outlet"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    change_form_template = "admin/newsarchive/article/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come by ingest: their spans belong to a text that was read once."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("text", "layout")

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """Return an article with all that its page shows of single rows beside it, in one query."""
        beside = ["outlet", "original", "fingerprint", "withdrawal__made_by", "replaces", "replaced_by"]
        unread = ["original__compressed", "replaces__layout", "replaced_by__text", "replaced_by__layout"]
        try:
            return Article.objects.select_related(*beside).defer(*unread).get(pk=object_id)
        except (Article.DoesNotExist, ValueError):  # an id that is no number
            return None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        if "field_name" in request.GET and search_term.strip():  # chosen by typing the beginning of a word
            words = search_term.split()
            if len(words) > 1 and len(words[-1]) < PREFIX_LENGTH and words[-1].isascii():
                # a word just begun would match nothing yet: the words before it tell enough
                words.pop()
            search_term = f"{' '.join(words)}*"
        # All that match are counted sooner than they are put in order.
        request.counted = search_articles(queryset, search_term, in_order=False)  # type: ignore[attr-defined]
        return search_articles(queryset, search_term), False

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> CappedPaginator:
        paginator = super().get_paginator(request, *args, **kwargs)
        assert isinstance(paginator, CappedPaginator)  # as all lists have it
        paginator.counted = getattr(request, "counted", None)
        return paginator

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm, change: bool) -> None:
        edited = [name for name in form.changed_data if name != "published"]
        if edited:
            obj.save(update_fields=edited)
        if "published" in form.changed_data:
            curation.set_published(obj, form.cleaned_data["published"], by=editor(request))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article: Article | None = context.get("original")
        if article is not None:
            claims = reviewed_claims(article)
            context["paragraphs"] = paragraphs(article, claims)
            context["claims"] = claims
            context["withdrawal"] = getattr(article, "withdrawal", None)
            context["may_withdraw"] = may(request.user, "withdraw articles")
            earlier = article.replaces
            context["changed"] = compare(earlier.text, article.text) if earlier else None
            context["gone_claims"] = gone_claims(earlier) if earlier else []
            context["later"] = getattr(article, "replaced_by", None)
            context["newer"], context["older"] = neighbours(article)
            context["others_here"] = note_presence(article, editor(request))
            context["may_decide_claims"] = may(request.user, "decide on claims")
            context["may_decide_citations"] = may(request.user, "decide on citations")
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        name = "newsarchive_article_withdraw"
        return [path("<path:object_id>/withdraw/", view, name=name), *super().get_urls()]

    @method_decorator(require_POST)
    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Mark an article as withdrawn by its outlet, or as standing, and go back to its page."""
        article: Article | None = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        require(request.user, "withdraw articles")
        reason = request.POST.get("reason", "")
        try:
            if request.POST.get("decision") == "reinstate":
                curation.reinstate(article, by=editor(request), reason=reason)
                self.message_user(request, "The article stands: its claims count again.", messages.SUCCESS)
            else:
                curation.withdraw(article, by=editor(request), reason=reason)
                self.message_user(
                    request, "Marked as withdrawn: its claims count no longer.", messages.SUCCESS
                )
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
        return HttpResponseRedirect(change_url(article))

    @admin.display(description="published", ordering="sort_date")
    def date(self, article: Article) -> str | SafeString:
        if article.published:
            return article.published.isoformat()
        return format_html('<span class="quiet">no date (came {})</span>', article.sort_date.isoformat())

    @admin.display(description="language")
    def written_in(self, article: Article) -> str:
        return language_in_words(article.language)

    @admin.display(description="latest text", boolean=True)
    def is_latest(self, article: Article) -> bool:
        return article.is_current

    @admin.display(description="original")
    def original_link(self, article: Article) -> str | SafeString:
        if article.original is None:
            return "not kept"
        return format_html('<a href="{}">{}</a>', change_url(article.original), article.original)

    @admin.display(description="with the same text, or nearly")
    def copies(self, article: Article) -> str | SafeString:
        rows = [(change_url(one.article), one.article, one.kind, one.likeness) for one in copies_of(article)]
        lines = [(url, row, kind.value, f"{likeness:.0%}") for url, row, kind, likeness in rows]
        return format_html_join(LINE_BREAK, '<a href="{}">{}</a>: {} ({})', lines) or "none"

    @admin.display(description="versions")
    def versions(self, article: Article) -> str | SafeString:
        linked = {"replaces": article.replaces, "replaced by": getattr(article, "replaced_by", None)}
        rows = [(how, change_url(row), row) for how, row in linked.items() if row is not None]
        return format_html_join(LINE_BREAK, '{} <a href="{}">{}</a>', rows) or "the only one"


def gone_claims(earlier: Article) -> list[Claim]:
    """Return the claims of an earlier text that the latest one does not make any more, in the order of the text."""
    gone = earlier.citations.filter(gone_quote__isnull=False).order_by("start")
    return list(dict.fromkeys(one.claim for one in gone.with_claims().select_related("claim__disagreement")))


def reviewed_claims(article: Article) -> list[ReviewedClaim]:
    """Return the claims that the article makes, in the order of its text."""
    citations = article.citations.with_claims().select_related(
        "claim__disagreement", "claim__decided_by", "speaker", "gone_quote"
    )
    by_claim: dict[int, list[Citation]] = {}
    for citation in citations.order_by("start", "end", "id"):
        by_claim.setdefault(citation.claim_id, []).append(citation)
    return [
        ReviewedClaim(number, cited[0].claim, cited)
        for number, cited in enumerate(by_claim.values(), start=1)
    ]


def spans_of_names(article: Article) -> list[NamedSpan]:
    """Return the article's mentions in text order, each linked to the person's or work's page in the admin."""
    return named_spans(
        Mention.objects.of_article(article),
        lambda entity: (change_url(entity), f"{entity} ({entity.get_kind_display()})"),
    )


def paragraphs(article: Article, claims: list[ReviewedClaim]) -> Any:
    """Return the article's paragraphs, with the claims' citations marked and its mentions linked to the admin."""
    cited = [
        ReviewedSpan(
            citation.start,
            citation.end,
            citation.pk,
            shown.number,
            str(shown.claim),
            "rejected" if "rejected" in {citation.status, shown.claim.status} else shown.claim.status,
        )
        for shown in claims
        for citation in shown.citations
    ]
    return mark_up(article.text, article.layout, spans_of_names(article), cited)


def neighbours(article: Article) -> tuple[Article | None, Article | None]:
    """Return the next newer and the next older article, of the latest texts in order of their dates."""
    current = Article.objects.for_list().current()
    day = article.sort_date
    same_day = Q(sort_date=day)
    # The day itself is said apart, as the database begins there, and not at the oldest or newest of all.
    newer = current.filter(Q(sort_date__gt=day) | same_day & Q(id__gt=article.pk), sort_date__gte=day)
    older = current.filter(Q(sort_date__lt=day) | same_day & Q(id__lt=article.pk), sort_date__lte=day)
    newest_first = [newer.order_by("sort_date", "id"), older.order_by("-sort_date", "-id")]
    found = current.filter(pk__in=[Subquery(rows.values("pk")[:1]) for rows in newest_first])
    beside = {(row.sort_date, row.pk) > (day, article.pk): row for row in found}
    return beside.get(True), beside.get(False)

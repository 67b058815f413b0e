from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsarchive.admin import filters
from newsarchive.admin.lookup import LINE_BREAK, change_list_url, change_url
from newsarchive.admin.options import ReadOnlyAdmin
from newsarchive.admin.run_picture import HEIGHT, WIDTH, picture_of
from newsarchive.desk import CountedUp, shown_count
from newsarchive.models import IngestItem, IngestRun
from newsarchive.vocabulary import Outcome

# Of so many inputs, the newest, any part of the path is searched, of older ones its beginning alone.
SEARCHED_THROUGH = 10_000

# A run may have a million items: its page shows those that failed first, and links to lists of the rest.
SHOWN_FAILURES = 20


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "started", "finished", "what", *Outcome.values]
    search_fields = ["extractor_version"]
    search_help_text = "The extractor's version."
    ordering = ["-id"]
    list_per_page = 20

    fields = ["started", "finished", "what", "extractor_version", "outcomes", "progress", "failures"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestRun]:
        counts = {f"{outcome}_items": _count_of(outcome) for outcome in Outcome.values}
        runs: QuerySet[IngestRun] = super().get_queryset(request)
        return runs.annotate(**counts)

    @admin.display(description="what it read")
    def what(self, run: IngestRun) -> str:
        return ", ".join(map(str, run.paths))

    @admin.display(description="new")
    def new(self, run: IngestRun) -> SafeString:
        return _linked_count(run, Outcome.NEW)

    @admin.display(description="unchanged")
    def unchanged(self, run: IngestRun) -> SafeString:
        return _linked_count(run, Outcome.UNCHANGED)

    @admin.display(description="replaced")
    def replaced(self, run: IngestRun) -> SafeString:
        return _linked_count(run, Outcome.REPLACED)

    @admin.display(description="failed")
    def failed(self, run: IngestRun) -> SafeString:
        return _linked_count(run, Outcome.FAILED)

    @admin.display(description="outcomes")
    def outcomes(self, run: IngestRun) -> SafeString:
        rows = ((outcome.label, _linked_count(run, outcome)) for outcome in Outcome)
        return format_html_join(" · ", "{}: {}", rows)

    @admin.display(description="inputs over time")
    def progress(self, run: IngestRun) -> str | SafeString:
        picture = picture_of(run)
        if picture is None:
            return "too little to be shown"
        context = {"picture": picture, "width": WIDTH, "height": HEIGHT}
        return render_to_string("admin/newsarchive/run_picture.html", context)

    @admin.display(description="inputs that failed")
    def failures(self, run: IngestRun) -> str | SafeString:
        items = run.items.filter(outcome=Outcome.FAILED).order_by("id")[:SHOWN_FAILURES]
        rows = ((change_url(item), item.source, item.reason) for item in items)
        return format_html_join(LINE_BREAK, '<a href="{}">{}</a>: {}', rows) or "none"


@admin.register(IngestItem)
class IngestItemAdmin(ReadOnlyAdmin):
    list_display = ["source", "outcome", "short_reason", "article", "run", "created"]
    list_filter = [filters.IsFailing, "outcome"]
    search_fields = ["source", "location"]
    search_help_text = (
        f"The beginning of the input's path; of the newest {SEARCHED_THROUGH:,} inputs any part of it."
    )
    ordering = ["-id"]

    fields = [
        "source",
        "location",
        "outcome",
        "reason",
        "article_link",
        "run",
        "digest",
        "extractor_version",
        "created",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestItem]:
        # Runs are looked up apart: joined to the few of them, SQLite would begin there, and put all items in order.
        queryset = super().get_queryset(request).select_related("article").prefetch_related("run")
        return queryset.defer("article__text", "article__layout")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[IngestItem], search_term: str
    ) -> tuple[QuerySet[IngestItem], bool]:
        """Find what begins so by ranges of indexes, and what has it anywhere among the newest."""
        words = search_term.strip()
        if not words:
            return queryset, False
        newest = IngestItem.objects.order_by("-id").values_list("id", flat=True).first() or 0
        anywhere = Q(source__icontains=words) | Q(location__icontains=words)
        recent = IngestItem.objects.filter(anywhere, id__gt=newest - SEARCHED_THROUGH)
        found = Q(pk__in=recent.order_by().values("pk"))
        for column in ("source", "location"):
            beginning = {f"{column}__gte": words, f"{column}__lt": f"{words}\U0010ffff"}
            found |= Q(pk__in=IngestItem.objects.filter(**beginning).order_by().values("pk"))
        return queryset.filter(found), False

    @admin.display(description="reason")
    def short_reason(self, item: IngestItem) -> str:
        return item.reason[:200]

    @admin.display(description="article")
    def article_link(self, item: IngestItem) -> str | SafeString:
        if item.article is None:
            return "none"
        return format_html('<a href="{}">{}</a>', change_url(item.article), item.article)


def _count_of(outcome: str) -> CountedUp:
    """Return how many inputs came out so; the list that the count leads to has them all."""
    return CountedUp(IngestItem.objects.filter(run=OuterRef("pk"), outcome=outcome))


def _linked_count(run: IngestRun, outcome: Outcome) -> SafeString:
    count = getattr(run, f"{outcome}_items")
    if not count:
        return format_html('<span class="quiet">{}</span>', 0)
    url = change_list_url(IngestItem, run__id__exact=run.pk, outcome__exact=outcome.value)
    return format_html('<a href="{}">{}</a>', url, shown_count(count))

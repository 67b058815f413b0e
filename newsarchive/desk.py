"""The admin as a whole: its front page shows, beside the list of models, the queues of what waits for an editor.

Not in the package admin, whose modules register with this site and so need it first.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import pluralize
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from newsarchive.models import Article, Citation, Claim, Disagreement, IngestItem, Judgement, Person, Work

# Counting further would take longer than an editor's work on the queue is worth.
COUNT_CAP = 1_000


@dataclass(frozen=True)
class Queue:
    """Rows that wait for an editor; query: the changelist's parameters that show them, and no others."""

    label: str
    rows: QuerySet
    query: dict[str, str]

    @property
    def url(self) -> str:
        options = self.rows.model._meta
        return (
            f"{reverse(f'admin:{options.app_label}_{options.model_name}_changelist')}?{urlencode(self.query)}"
        )

    @property
    def count(self) -> str:
        """How many wait: counted up to COUNT_CAP."""
        count = self.rows.order_by()[: COUNT_CAP + 1].count()
        return f"{COUNT_CAP:,}+" if count > COUNT_CAP else str(count)


def queues() -> list[Queue]:
    """Return the queues, in the order in which an editor works through them."""
    return [
        Queue("Claims to review", Claim.objects.to_review(), {"review": "waiting"}),
        Queue(
            "Dates with two readings", Claim.objects.ambiguous(), {"date": "ambiguous", "review": "waiting"}
        ),
        Queue("Open disagreements", Disagreement.objects.open(), {"status__exact": "open"}),
        Queue("Duplicates to judge", Judgement.objects.to_judge(), {"verdict__exact": "unsure"}),
        Queue(
            "Values not in their quotes",
            Citation.objects.value_outside_quote().filter(status="unreviewed"),
            {"value": "outside", "status__exact": "unreviewed"},
        ),
        Queue(
            "Articles without a date", Article.objects.current().undated(), {"dated": "no", "current": "yes"}
        ),
        Queue("Inputs that still fail", IngestItem.objects.still_failing(), {"failing": "still"}),
    ]


class Completion(AutocompleteJsonView):
    """What is offered to somebody who types a name: each with what tells it from others of the same name."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        match obj:
            case Person() | Work():
                details = [
                    obj.get_kind_display(),
                    f"in {obj.article_count} article{pluralize(obj.article_count)}",
                ]
            case Article():
                details = [str(obj.published or "no date"), obj.source]
            case _:
                return result
        return {**result, "text": f"{result['text']} ({', '.join(details)})"}


class ArchiveAdminSite(admin.AdminSite):
    site_header = "newsarchive"
    site_title = "newsarchive"
    index_title = "The curator's desk"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        visible = [queue for queue in queues() if self._may_view(request, queue)]
        rows = [{"label": queue.label, "url": queue.url, "count": queue.count} for queue in visible]
        return super().index(request, {"queues": rows, **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        response = Completion.as_view(admin_site=self)(request)
        assert isinstance(response, HttpResponse)  # as the view answers in JSON
        return response

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the archive's models before those of accounts."""
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: app["app_label"] != "newsarchive")

    def _may_view(self, request: HttpRequest, queue: Queue) -> bool:
        return self.get_model_admin(queue.rows.model).has_view_permission(request)

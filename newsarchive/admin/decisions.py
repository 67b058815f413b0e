"""Accept, reject or withdraw: as actions on a list and as buttons on a page, for claims and citations alike."""

import hashlib
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from newsarchive.admin.lookup import change_url, way_back
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.curation.versions import check_unchanged
from newsarchive.vocabulary import Predicate, ReviewStatus

# One action is one transaction: longer ones would keep ingest and other editors waiting.
ACTION_CAP = 10_000
SHOWN_ROWS = 20

DECISIONS = {
    "accept": "accepted",
    "reject": "rejected",
    "reset": "set back to unreviewed",
    "keep": "kept although the quote is gone",
}


def digest_of(rows: QuerySet) -> str:
    """Return a mark of the rows that a page shows, and of what is decided on them, to tell whether the same ones, as they
    were shown, are acted on."""
    digest = hashlib.blake2b(digest_size=8)
    for row in rows.order_by("pk").values_list("pk", "status", "reason", "decided_at").iterator():
        digest.update(repr(row).encode())
    return digest.hexdigest()


def counted(rows: QuerySet, predicate: str) -> list[tuple[str, str]]:
    """Return how many of the rows there are of each kind and status, most first; predicate: the column that tells it."""
    groups = rows.order_by().values_list(predicate, "status").annotate(Count("pk")).order_by("-pk__count")
    return [
        (f"{Predicate(kind).label}, {ReviewStatus(status).label.lower()}", f"{count:,}")
        for kind, status, count in groups
    ]


class DecisionForm(forms.Form):
    """decision: what to do; reason: why (needed for rejecting); version: what the page showed of the row."""

    decision = forms.ChoiceField(choices=[(name, name) for name in DECISIONS])
    reason = forms.CharField(max_length=500, required=False)
    version = forms.CharField(required=False)


class DecidedAdmin(ArchiveAdmin):
    """decide: what curation does for each decision that there is here, called as decide[name](rows, by=…, reason=…)."""

    decide: dict[str, Callable[..., list[Any]]]
    predicate: ClassVar[str] = "predicate"
    actions = ["accept_selected", "reject_selected", "reset_selected"]

    @admin.action(description="Accept …", permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._decide_selected(request, queryset, "accept")

    @admin.action(description="Reject …", permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._decide_selected(request, queryset, "reject")

    @admin.action(description="Withdraw the decision …", permissions=["change"])
    def reset_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._decide_selected(request, queryset, "reset")

    def _decide_selected(
        self, request: HttpRequest, queryset: QuerySet, decision: str
    ) -> HttpResponse | None:
        """Show how many and which rows are meant, and act when the page comes back confirmed."""
        count = queryset.count()
        if not count:
            self.message_user(request, "None of the chosen ones is concerned.", messages.WARNING)
            return None
        if count > ACTION_CAP:
            text = f"{count:,} are too many for one step: choose at most {ACTION_CAP:,}."
            self.message_user(request, text, messages.ERROR)
            return None
        error = ""
        if "confirmed" in request.POST:
            try:
                with transaction.atomic():
                    if request.POST.get("seen") != digest_of(queryset):
                        raise ValidationError(
                            "Other rows match by now than were shown, or they were decided on meanwhile: look again. "
                            "Nothing was done."
                        )
                    self._decide(request, list(queryset), decision, request.POST.get("reason", ""))
                return None
            except ValidationError as invalid:
                error = " ".join(invalid.messages)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{decision.capitalize()}: are you sure?",
            "opts": self.opts,
            "media": self.media,
            "rows": queryset[:SHOWN_ROWS],
            "count": count,
            "seen": digest_of(queryset),
            "counted": counted(queryset, self.predicate) if count > SHOWN_ROWS else [],
            "shown_count": f"{count:,}",
            "more": f"{count - SHOWN_ROWS:,}" if count > SHOWN_ROWS else "",
            "decision": decision,
            "action": f"{decision}_selected",
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "select_across": request.POST.get("select_across", "0"),
            "reason": request.POST.get("reason", ""),
            "error": error,
        }
        return TemplateResponse(request, "admin/newsarchive/decide_selected.html", context)

    def _decide(self, request: HttpRequest, rows: list[Any], decision: str, reason: str) -> None:
        changed = self.decide[decision](rows, by=editor(request), reason=reason)
        noun = self.opts.verbose_name if len(changed) == 1 else self.opts.verbose_name_plural
        text = f"{len(changed):,} {noun} {DECISIONS[decision]}."
        unchanged = len(rows) - len(changed)
        if unchanged:
            text = f"{text} {unchanged:,} already so."
        self.message_user(request, text, messages.SUCCESS)

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        return [
            path("<path:object_id>/decide/", self.admin_site.admin_view(self.decide_view), name=name),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Decide on one row, by a button beside it, and go back to the page that has the button."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        if not form.is_valid() or form.cleaned_data["decision"] not in self.decide:
            raise Http404
        try:
            check_unchanged(row, form.cleaned_data["version"])
            self._decide(request, [row], form.cleaned_data["decision"], form.cleaned_data["reason"])
        except ValidationError as invalid:
            self.message_user(request, " ".join(invalid.messages), messages.ERROR)
        return HttpResponseRedirect(way_back(request, change_url(row)))

"""The admin as a whole: its front page shows, beside the list of models, the queues of what waits for an editor.

Not in the package admin, whose modules register with this site and so need it first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import IntegerField, Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from newsarchive.curation.duplicates import all_questions
from newsarchive.guide import GUIDED, Guide, guide_of
from newsarchive.models import (
    Act,
    Article,
    Citation,
    Claim,
    Disagreement,
    IngestItem,
    Person,
    Visit,
    Work,
)
from newsarchive.recording import act
from newsarchive.roles import may
from newsarchive.saved_filters import ShownFilter, shown_filters
from newsarchive.throttling import ThrottledLoginForm
from newsarchive.wording import count_in_words

# Counting further would take longer than an editor's work on the queue is worth.
COUNT_CAP = 1_000

# Whoever comes back later than that is told what others did meanwhile.
SITTING = timedelta(hours=1)
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Queue:
    """Rows that wait for an editor; query: the changelist's parameters that show them, and no others.

    page: the name of the page that shows them instead of a changelist, if they have one.
    """

    label: str
    rows: QuerySet
    query: dict[str, str] = field(default_factory=dict)
    page: str = ""

    @property
    def url(self) -> str:
        if self.page:
            return reverse(self.page)
        options = self.rows.model._meta
        return (
            f"{reverse(f'admin:{options.app_label}_{options.model_name}_changelist')}?{urlencode(self.query)}"
        )


def counts_of(queues: Sequence[Queue]) -> list[str]:
    """Return how many rows wait in each queue, counted up to COUNT_CAP, in one query."""
    if not queues:
        return []
    columns: list[str] = []
    values: list[Any] = []
    for place, queue in enumerate(queues):
        rows = queue.rows.order_by().values("pk")[: COUNT_CAP + 1]
        statement, parameters = rows.query.sql_with_params()
        columns.append(f"(SELECT COUNT(*) FROM ({statement}) AS queue_{place})")
        values += parameters
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}", values)
        counted = cursor.fetchone()
    return [shown_count(count) for count in counted]


def shown_count(count: int) -> str:
    """Return a number that was counted no further than COUNT_CAP: "12", "1,000+"."""
    return f"{COUNT_CAP:,}+" if count > COUNT_CAP else str(count)


def queues() -> list[Queue]:
    """Return the queues, in the order in which an editor works through them."""
    return [
        Queue("Claims to review", Claim.objects.to_review(), {"review": "waiting"}),
        Queue(
            "Dates with two readings", Claim.objects.ambiguous(), {"date": "ambiguous", "review": "waiting"}
        ),
        Queue(
            "Disagreements opened again by a new source",
            Disagreement.objects.reopened(),
            {"settled": "before"},
        ),
        Queue("Decided claims whose quote is gone", Claim.objects.quote_gone(), {"quote": "gone"}),
        Queue(
            "Open disagreements",
            Disagreement.objects.open().filter(settled_at=None),
            {"settled": "never", "status__exact": "open"},
        ),
        Queue("Duplicates to judge", all_questions(), {}, page="duplicates"),
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


@dataclass(frozen=True)
class ChangedSince:
    """What others did since somebody was here last. since: when that was, None at the first visit; count: in words."""

    since: datetime | None
    count: str
    url: str


class CountedUp(Subquery):
    """How many rows there are, counted up to COUNT_CAP."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet) -> None:
        super().__init__(rows.order_by().values("pk")[: COUNT_CAP + 1])


def _visits() -> QuerySet[Any]:
    """Return the visits with the newest act of all, and the number of others' acts since the sitting before."""
    since = Act.objects.filter(pk__gt=OuterRef("known_act")).exclude(by=OuterRef("pk"))
    newest = Act.objects.order_by("-pk").values("pk")[:1]
    return Visit.objects.annotate(newest=Subquery(newest), by_others=CountedUp(since))


def changed_since_last_visit(user: Any) -> ChangedSince | None:
    """Note that the user is at the desk, and return what others did since the sitting before; None for nobody.

    A sitting ends when the desk was not looked at for SITTING.
    """
    if not isinstance(user, User) or not user.is_authenticated:
        return None
    visit = _visits().filter(pk=user.pk).first()
    now = timezone.now()
    if visit is None:
        Visit.objects.bulk_create([Visit(user_id=user.pk)], ignore_conflicts=True)
        visit = _visits().get(pk=user.pk)
        newest = visit.newest or 0
        Visit.objects.filter(pk=user.pk).update(known_act=newest, last_act=newest, guided_since=newest)
        visit = _visits().get(pk=user.pk)
    elif now - visit.seen > SITTING:
        sitting = {"known_act": visit.last_act, "known_at": visit.seen}
        Visit.objects.filter(pk=user.pk).update(seen=now, last_act=visit.newest or 0, **sitting)
        visit = _visits().get(pk=user.pk)
    elif now - visit.seen > NOTED_EVERY or visit.last_act != (visit.newest or 0):
        Visit.objects.filter(pk=user.pk).update(seen=now, last_act=visit.newest or 0)
    count = visit.by_others or 0
    url = reverse("admin:newsarchive_act_changelist")
    return ChangedSince(
        visit.known_at,
        shown_count(count),
        f"{url}?{urlencode({'after': visit.known_act})}",
    )


def as_one_act(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make whatever a request to the view changes one act of whoever sent it, in one transaction."""

    @wraps(view)
    def acting_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if request.method != "POST" or not isinstance(user, User) or not user.is_active:
            return view(request, *args, **kwargs)
        with act(user):
            return view(request, *args, **kwargs)

    return acting_view


class Completion(AutocompleteJsonView):
    """What is offered to somebody who types a name: each with what tells it from others of the same name."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        match obj:
            case Person() | Work():
                details = [
                    obj.get_kind_display(),
                    f"in {count_in_words(obj.article_count, 'article')}",
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
    login_form = ThrottledLoginForm

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        extra_context = {"changed": changed_since_last_visit(request.user), **(extra_context or {})}
        visible = [queue for queue in queues() if self._may_view(request, queue)]
        saved = self._saved_filters(request)
        counted = [Queue(one.saved.name, one.rows) for one in saved if one.rows is not None]
        counts = iter(counts_of([*visible, *counted]))
        rows = [{"label": queue.label, "url": queue.url, "count": next(counts)} for queue in visible]
        own = [
            {"label": one.saved.name, "url": one.url, "count": "" if one.rows is None else next(counts)}
            for one in saved
        ]
        shown = {"queues": rows, "saved": own, "shown_guide": self._guide(request)}
        return super().index(request, {**shown, **(extra_context or {})})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Make all that a request to a page of the admin changes one act of the history."""
        return super().admin_view(as_one_act(view), cacheable)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        response = Completion.as_view(admin_site=self)(request)
        assert isinstance(response, HttpResponse)  # as the view answers in JSON
        return response

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the archive's models before those of accounts."""
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: app["app_label"] != "newsarchive")

    def _guide(self, request: HttpRequest) -> Guide | None:
        """Return the guide if it is shown to the editor, and note that in the session for the other pages."""
        shown = guide_of(request.user) if isinstance(request.user, User) else None
        if bool(shown) != bool(request.session.get(GUIDED)):
            request.session[GUIDED] = bool(shown)
        return shown

    def _saved_filters(self, request: HttpRequest) -> list[ShownFilter]:
        user = request.user
        if not isinstance(user, User) or not may(user, "keep filters"):
            return []
        return shown_filters(request, user, self)

    def _may_view(self, request: HttpRequest, queue: Queue) -> bool:
        return self.get_model_admin(queue.rows.model).has_view_permission(request)

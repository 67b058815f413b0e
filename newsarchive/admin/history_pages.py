"""Pages of the history: of one object, of one act, and what was changed, by editor and by day."""

from datetime import date
from typing import Any

from auditlog.models import LogEntry
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from newsarchive import curation
from newsarchive.admin.lookup import way_back
from newsarchive.history import ToldAct, acts_of, tell, with_undone
from newsarchive.models import Act
from newsarchive.paging import Order, page_of
from newsarchive.recording import current
from newsarchive.roles import may_undo
from newsarchive.wording import count_in_words

NEWEST_ACT_FIRST = Order(("id",), ("pk",), (int,))
# Of an act's rows, and of an object's entries.
PAGE_SIZE = 50
# Editors to choose from, in order of their names.
SHOWN_EDITORS = 100


def act_tag(act: Act | None = None) -> str:
    """Return the tag that gives a message its Undo button: for an act, or else for what this request is doing."""
    recorder = current()
    if act is not None:
        return f"act-{act.cid}"
    return f"act-{recorder.cid}" if recorder is not None else ""


def object_history(
    request: HttpRequest, site: AdminSite, row: Model, extra_context: dict[str, Any] | None = None
) -> HttpResponse:
    """Show what became of one row, newest first."""
    entries = LogEntry.objects.get_for_object(row).select_related("actor")
    page = page_of(entries, NEWEST_ACT_FIRST, request.GET.get("page", ""), PAGE_SIZE)
    told = tell(page.rows)
    acts_of(told)
    context = {
        **site.each_context(request),
        "title": f"History: {row}",
        "opts": row._meta,
        "object": row,
        "entries": told,
        "undoable": _undoable(request, [entry.act for entry in told if entry.act]),
        "page": page,
        **(extra_context or {}),
    }
    return TemplateResponse(request, "admin/newsarchive/history/object.html", context)


def changes_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show what was changed, newest first: by one editor (?by=), on one day (?day=), after an act (?after=)."""
    acts = Act.objects.for_list()
    chosen = {name: request.GET[name] for name in ("by", "day", "after") if request.GET.get(name)}
    title = "What was changed"
    editor = None
    if chosen.get("by", "").isdecimal():
        editor = get_user_model().objects.filter(pk=int(chosen["by"][:18])).first()
        acts = acts.filter(by=editor) if editor else acts.none()
        title = f"{title} by {editor}"
    if day := _day(chosen.get("day", "")):
        acts = acts.filter(day=day)
        title = f"{title} on {day:%d %B %Y}"
    if chosen.get("after", "").isdecimal():
        acts = acts.filter(pk__gt=int(chosen["after"][:18])).exclude(by=request.user.pk)
        title = "What others changed since your last visit"
    page = page_of(acts, NEWEST_ACT_FIRST, request.GET.get("page", ""), PAGE_SIZE)
    told = with_undone(page.rows)
    editors = get_user_model().objects.filter(is_staff=True).order_by("username")[:SHOWN_EDITORS]
    context = {
        **site.each_context(request),
        "title": title,
        "opts": Act._meta,
        "acts": told,
        "undoable": _undoable(request, told),
        "page": page,
        "editors": editors,
        "chosen": chosen,
        "editor": editor,
    }
    return TemplateResponse(request, "admin/newsarchive/history/changes.html", context)


def act_view(
    request: HttpRequest, site: AdminSite, act: Act, plan: curation.Plan | None = None
) -> HttpResponse:
    """Show an act with all its rows; plan: what stands in the way of undoing it, where that was tried."""
    entries = LogEntry.objects.filter(cid=str(act.cid))
    page = page_of(entries, NEWEST_ACT_FIRST, request.GET.get("page", ""), PAGE_SIZE)
    told = with_undone([act])
    context = {
        **site.each_context(request),
        "title": str(act),
        "opts": Act._meta,
        "one": told[0],
        "entries": tell(page.rows),
        "undoable": _undoable(request, told),
        "page": page,
        "plan": plan,
        "next": way_back(request, _act_url(act)),
    }
    template = "admin/newsarchive/history/act.html"
    return TemplateResponse(request, template, context, status=409 if plan else 200)


@require_POST
def undo_view(request: HttpRequest, site: AdminSite, cid: str) -> HttpResponse:
    """Undo an act, or (partly=1) what of it can be undone, and go back; or show what stands in the way."""
    act = act_of(cid)
    user = request.user
    if not isinstance(user, User) or not may_undo(user, act):
        raise PermissionDenied
    try:
        undone = curation.undo(act, by=user, partly=request.POST.get("partly") == "1")
    except curation.CannotUndo as refused:
        return act_view(request, site, act, refused.plan)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return HttpResponseRedirect(_act_url(act))
    rows = count_in_words(undone.row_count, "row")
    messages.success(request, f"Undone: {act}. {rows} set back.", extra_tags=act_tag(undone))
    return HttpResponseRedirect(way_back(request, _act_url(act)))


def _act_url(act: Act) -> str:
    return reverse("admin:newsarchive_act_change", args=[act.cid])


def _undoable(request: HttpRequest, acts: list[ToldAct]) -> set[int]:
    """Return the ids of the acts that stand and that whoever asks may undo."""
    user = request.user
    if not isinstance(user, User):
        return set()
    return {one.act.pk for one in acts if one.undone_by is None and may_undo(user, one.act)}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def act_of(cid: str) -> Act:
    """Return the act of a correlation id. Raises Http404 if there is none."""
    try:
        return Act.objects.for_list().get(cid=cid)
    except (Act.DoesNotExist, ValidationError):
        raise Http404 from None

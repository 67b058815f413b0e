"""Pages on who is who: merge several into one, undo that, split appearances off, dismiss names."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsarchive import roles
from newsarchive.admin.duplicates import duplicates_view
from newsarchive.admin.foreseen import (
    SHOWN_ROWS,
    ShownList,
    SplitForm,
    after_split,
    mark_of_split,
    shown_lists,
    with_words_around,
)
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.lookup import change_list_url, change_url
from newsarchive.admin.options import editor
from newsarchive.admin.splits import check_seen, identity_url, split_done, split_mentions_view
from newsarchive.curation import dismissal, identity, undo_identity  # noqa: F401 - undo_identity registers itself
from newsarchive.curation.foresight import SplitForesight, foresee_split
from newsarchive.curation.merge_foresight import Foresight, foresee_merge
from newsarchive.models import Appearance, DismissedName, Mention, Merge, Person, Work
from newsarchive.vocabulary import PersonKind, SubjectType, WorkKind
from newsarchive.wording import count_in_words

# One merge is one transaction, and its preview is one too.
MERGE_CAP = 50
SHOWN_APPEARANCES = 100
# Of the text around a mention that is shown, in characters on each side.
AROUND = 60


class MergeForm(forms.Form):
    """kept: whose name and address stay; kind: "" for the kind that it has."""

    reason = forms.CharField(max_length=500, label="Why they are the same")
    kind = forms.ChoiceField(required=False, label="Kind from then on")

    def __init__(self, *args: Any, model: type[Person] | type[Work], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        kinds = PersonKind.choices if model is Person else WorkKind.choices
        self.fields["kind"].choices = [("", "as it is"), *kinds]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def merge_view(request: HttpRequest, model: type[Person] | type[Work]) -> HttpResponse:
    """Show what merging the chosen would lead to, and merge them when the page comes back confirmed."""
    roles.require(request.user, "merge")
    parameters = request.POST if request.method == "POST" else request.GET
    ids = [int(pk) for pk in parameters.getlist("id") if pk.isdecimal()][: MERGE_CAP + 1]
    if len(ids) > MERGE_CAP:
        messages.error(request, f"These are too many for one merge: choose at most {MERGE_CAP}.")
        return HttpResponseRedirect(change_list_url(model))
    rows = model._default_manager.filter(pk__in=ids).order_by("-article_count", "pk")
    entities: list[Person | Work] = [*rows]
    if len(entities) < 2:
        messages.error(request, "Choose two or more to merge.")
        return HttpResponseRedirect(change_list_url(model))
    chosen = parameters.get("kept", "")
    kept = next((one for one in entities if str(one.pk) == chosen), entities[0])
    written = {name: parameters.get(name, "") for name in ("reason", "kind")}
    form = MergeForm(request.POST if "merge" in request.POST else None, model=model, initial=written)
    if form.is_valid():
        given = form.cleaned_data
        try:
            identity.merge(
                entities, kept=kept, by=editor(request), reason=given["reason"], kind=given["kind"]
            )
        except ValidationError as invalid:
            form.add_error(None, invalid)
        else:
            messages.success(request, f"{len(entities)} merged into “{kept}”.", extra_tags=act_tag())
            is_queue = "queue" in parameters
            return HttpResponseRedirect(reverse("duplicates") if is_queue else identity_url(kept))
    seen, problem = None, ""
    try:
        seen = foresee_merge(entities, kept=kept)
    except ValidationError as invalid:
        problem = " ".join(invalid.messages)
    context = {
        **admin.site.each_context(request),
        "title": f"Merge {len(entities)} {model._meta.verbose_name_plural}",
        "opts": model._meta,
        "entities": entities,
        "from_queue": "queue" in parameters,
        "kept": kept,
        "choose": urlencode(
            {"id": [one.pk for one in entities], **({"queue": "yes"} if "queue" in parameters else {})},
            doseq=True,
        ),
        "form": form,
        "problem": problem,
        "lists": after_merge(seen),
    }
    return TemplateResponse(request, "admin/newsarchive/merge.html", context)


def after_merge(seen: Foresight | None) -> list[ShownList]:
    """Return what follows from a merge, under labels; nothing where nothing was foreseen."""
    if seen is None:
        return []
    return shown_lists(
        [
            ("Names it gains", seen.names),
            ("Claims that move to it", seen.moved),
            ("Claims that become one with another", seen.joined),
            ("Disagreements made", seen.made),
            ("Disagreements ended", seen.ended),
            ("Addresses that lead to it", seen.redirected),
        ]
    )


@require_POST
def undo_merge_view(request: HttpRequest, pk: int) -> HttpResponse:
    roles.require(request.user, "merge")
    merge = get_object_or_404(Merge.objects.select_related("person", "work"), pk=pk)
    kept = merge.kept
    identity.undo_merge(merge, by=editor(request))
    told = f"The merge into “{merge.name}” is undone: each has its own back."
    messages.success(request, told, extra_tags=act_tag())
    return HttpResponseRedirect(identity_url(kept))


@require_http_methods(["GET", "POST"])
def identity_view(request: HttpRequest, model: type[Person] | type[Work], pk: int) -> HttpResponse:
    """Show the merges that made an entity what it is, and its appearances, of which some may be split off."""
    roles.require(request.user, "see duplicates")
    entity = model._default_manager.filter(pk=pk).first()
    if entity is None:
        raise Http404
    column = "person" if model is Person else "work"
    form = SplitForm(request.POST or None, of=SubjectType(column))
    if request.method == "POST":
        roles.require(request.user, "merge")
    ids = [int(pk) for pk in request.POST.getlist("appearance") if pk.isdecimal()]
    chosen = Appearance.objects.filter(pk__in=ids, **{column: entity})
    rows = list(chosen.select_related("home_person", "home_work", "person", "work")) if ids else []
    seen: SplitForesight | None = None
    to: Person | Work | None = None
    mark = ""
    if form.is_valid():
        to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
        mark = mark_of_split(rows, to=to)
        try:
            if "split" in request.POST:
                check_seen(request, mark)
                other = identity.split(rows, to=to, by=editor(request), reason=reason)
                return split_done(request, count_in_words(len(rows), "appearance"), entity, other)
            seen = foresee_split(entity, rows, to=to, by=editor(request))
        except ValidationError as invalid:
            form.add_error(None, invalid)
    mentions = Prefetch("mentions", Mention.objects.order_by("start"))
    appearances = Appearance.objects.filter(**{column: entity}).select_related("article", f"home_{column}")
    shown = appearances.order_by("-sort_date", "-article").prefetch_related(mentions)[:SHOWN_APPEARANCES]
    context = {
        **admin.site.each_context(request),
        "title": f"Who is {entity}" if model is Person else f"Which work is {entity}",
        "opts": model._meta,
        "entity": entity,
        "entity_url": change_url(entity),
        "merges": identity.merges_of(entity),
        "appearances": [(one, _home(one, column), _around(one)) for one in shown],
        "form": form,
        "chosen": {one.pk for one in rows},
        "what": count_in_words(len(rows), "appearance"),
        "other": to,
        "seen": seen,
        "mark": mark,
        "lists": after_split(seen, entity),
        "back": change_url(entity),
        "may_merge": roles.may(request.user, "merge"),
    }
    return TemplateResponse(request, "admin/newsarchive/identity.html", context)


class DismissForm(forms.Form):
    reason = forms.CharField(max_length=500, label="Why it is none")


@require_http_methods(["GET", "POST"])
def dismiss_view(request: HttpRequest, model: type[Person] | type[Work], pk: int) -> HttpResponse:
    """Show what goes with a name, and dismiss it for good when the page comes back with a reason."""
    roles.require(request.user, "merge")
    entity = model._default_manager.filter(pk=pk).first()
    if entity is None:
        raise Http404
    form = DismissForm(request.POST or None, label_suffix="")
    if form.is_valid():
        dismissed = dismissal.dismiss(entity, by=editor(request), reason=form.cleaned_data["reason"])
        told = f"“{dismissed.name}” is dismissed: no {dismissed.type} is read by it any more."
        messages.success(request, told, extra_tags=act_tag())
        return HttpResponseRedirect(request.path)
    remembered = DismissedName.objects.select_related("made_by").filter(type=model._meta.model_name)
    context = {
        **admin.site.each_context(request),
        "title": f"{entity}: no {model._meta.verbose_name}?",
        "opts": model._meta,
        "entity": entity,
        "entity_url": change_url(entity),
        "seen": None if dismissal.is_dismissed(entity) else dismissal.foresee_dismissal(entity),
        "shown": SHOWN_ROWS,
        "form": form,
        "remembered": remembered[:SHOWN_APPEARANCES],
    }
    return TemplateResponse(request, "admin/newsarchive/dismiss.html", context)


@require_POST
def withdraw_dismissal_view(request: HttpRequest, pk: int) -> HttpResponse:
    roles.require(request.user, "merge")
    dismissed = get_object_or_404(DismissedName, pk=pk)
    model = Person if dismissed.type == "person" else Work
    dismissal.withdraw_dismissal(dismissed, by=editor(request))
    told = f"“{dismissed.name}” is a {dismissed.type}’s name again."
    messages.success(request, told, extra_tags=act_tag())
    return HttpResponseRedirect(change_list_url(model))


def _home(appearance: Appearance, column: str) -> str:
    home: Person | Work | None = getattr(appearance, f"home_{column}")
    return "" if home is None else str(home)


def _around(appearance: Appearance) -> list[tuple[str, str, str]]:
    """Return the first mentions with the text around them, and "…" where that goes on."""
    text = appearance.article.text
    mentions = list(appearance.mentions.all())[:2]
    return [with_words_around(text, one.start, one.end, AROUND) for one in mentions]


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of these pages, below /admin/identity/."""
    view = admin.site.admin_view
    return [
        path("duplicates/", view(duplicates_view), name="duplicates"),
        path("merge/person/", view(merge_view), {"model": Person}, name="merge-person"),
        path("merge/work/", view(merge_view), {"model": Work}, name="merge-work"),
        path("merge/<int:pk>/undo/", view(undo_merge_view), name="undo-merge"),
        path("dismissed/<int:pk>/withdraw/", view(withdraw_dismissal_view), name="withdraw-dismissal"),
        path("person/<int:pk>/dismiss/", view(dismiss_view), {"model": Person}, name="dismiss-person"),
        path("work/<int:pk>/dismiss/", view(dismiss_view), {"model": Work}, name="dismiss-work"),
        path("appearance/<int:pk>/", view(split_mentions_view), name="split-mentions"),
        path("person/<int:pk>/", view(identity_view), {"model": Person}, name="identity-person"),
        path("work/<int:pk>/", view(identity_view), {"model": Work}, name="identity-work"),
    ]

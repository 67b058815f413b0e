"""Save a list as it is filtered, and rename or remove what was saved: one's own alone."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_POST

from newsarchive import roles
from newsarchive.admin.options import editor
from newsarchive.models import SavedFilter
from newsarchive.saved_filters import MOST, address_of, filters_of, rename_filter, rows_of, save_filter


@require_GET
def filters_view(request: HttpRequest) -> HttpResponse:
    """Show the editor's own filters, each to be renamed and removed."""
    roles.require(request.user, "keep filters")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "Your saved filters",
        "saved": [(one, address_of(one), rows_of(one)) for one in filters_of(editor(request))],
        "most": MOST,
    }
    return TemplateResponse(request, "admin/newsarchive/saved_filters.html", context)


@require_POST
def save_view(request: HttpRequest, name: str) -> HttpResponse:
    """Save the list of a model as the form says that it is filtered, and show it again."""
    roles.require(request.user, "keep filters")
    model = _listed(name)
    query = request.POST.get("query", "")
    try:
        saved = save_filter(
            editor(request), model=model, query=query, name=request.POST.get("filter_name", "")
        )
    except ValidationError as invalid:
        messages.error(request, " ".join(invalid.messages))
        address = reverse(f"admin:newsarchive_{name}_changelist")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
    messages.success(request, f"Saved as “{saved}”: it stands on the front page, too.")
    return HttpResponseRedirect(address_of(saved))


@require_POST
def change_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or remove one of the editor's own filters."""
    roles.require(request.user, "keep filters")
    saved = get_object_or_404(SavedFilter, pk=pk, user=editor(request))
    if "remove" in request.POST:
        saved.delete()
        messages.success(request, f"“{saved}” is removed.")
    else:
        try:
            rename_filter(saved, name=request.POST.get("filter_name", ""))
        except ValidationError as invalid:
            messages.error(request, " ".join(invalid.messages))
        else:
            messages.success(request, f"It is called “{saved}” now.")
    return HttpResponseRedirect(reverse("saved-filters"))


def _listed(name: str) -> type[Model]:
    """Return the model of the archive that has a list of that name. Raises Http404 if there is none."""
    for model in admin.site._registry:
        if model._meta.app_label == "newsarchive" and model._meta.model_name == name:
            return model
    raise Http404


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of saved filters, below /admin/filters/."""
    view = admin.site.admin_view
    return [
        path("", view(filters_view), name="saved-filters"),
        path("save/<slug:name>/", view(save_view), name="save-filter"),
        path("<int:pk>/", view(change_view), name="change-filter"),
    ]

"""Lists of the desk that an editor filtered and keeps under a name; for the editor alone, and no part of the history."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from newsarchive.models import SavedFilter

# As many as fit on a front page, and are counted in one query.
MOST = 24
# Say where in a list somebody was, or how it was opened, and nothing of what it shows.
_PASSING = ("p", "all", "e", "_popup", "_to_field", "_facets", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class ShownFilter:
    """A saved filter with the rows that it shows. rows: None where they are not counted: where words are searched for,
    which have to be looked up first, or where the list knows such a filter no more."""

    saved: SavedFilter
    url: str
    rows: QuerySet | None


class _Uncounted(ChangeList):
    """A list that is not shown: its rows are neither counted nor read."""

    def get_results(self, request: HttpRequest) -> None:
        return None


def plain_query(text: str) -> str:
    """Return the part of a list's address that says what it shows, in a fixed order; "" for the whole list."""
    query = QueryDict(text, mutable=True)
    for name in _PASSING:
        query.pop(name, None)
    kept = QueryDict(mutable=True)
    for name in sorted(query):
        values = [value for value in query.getlist(name) if value.strip()]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


def save_filter(user: User, *, model: type[Model], query: str, name: str) -> SavedFilter:
    """Keep a list as it is filtered under a name.

    Raises ValidationError without a name, for one that is taken, for a list that is not filtered, or if there are MOST.
    """
    query = plain_query(query)
    if not query:
        raise ValidationError("This is the whole list: choose a filter or search first.")
    if SavedFilter.objects.filter(user=user).count() >= MOST:
        raise ValidationError(f"You have {MOST} saved filters: remove one first.")
    saved = SavedFilter(user=user, name=_checked(name), list=model._meta.model_name or "", query=query)
    saved.full_clean()
    saved.save()
    return saved


def rename_filter(saved: SavedFilter, *, name: str) -> SavedFilter:
    """Give a saved filter another name. Raises ValidationError without one, or for one that is taken."""
    saved.name = _checked(name)
    saved.full_clean()
    saved.save(update_fields=["name"])
    return saved


def filters_of(user: User) -> list[SavedFilter]:
    """Return the editor's filters in order of their names."""
    return list(SavedFilter.objects.filter(user=user).order_by("name")[:MOST])


def shown_filters(request: HttpRequest, user: User, site: AdminSite) -> list[ShownFilter]:
    """Return the editor's filters on lists that the editor may see, with their rows."""
    by_name = {model._meta.model_name: model_admin for model, model_admin in _lists(site)}
    shown = []
    for saved in filters_of(user):
        model_admin = by_name.get(saved.list)
        if model_admin is not None and model_admin.has_view_permission(request):
            shown.append(ShownFilter(saved, address_of(saved), _rows(request, model_admin, saved.query)))
    return shown


def address_of(saved: SavedFilter) -> str:
    """Return the address of the list as it was filtered."""
    return f"{reverse(f'admin:newsarchive_{saved.list}_changelist')}?{saved.query}"


def rows_of(saved: SavedFilter) -> str:
    """Return what the filter's list is of: "claims", "ingest items"."""
    return str(apps.get_model("newsarchive", saved.list)._meta.verbose_name_plural)


def _lists(site: AdminSite) -> Iterable[tuple[type[Model], ModelAdmin]]:
    return [
        (model, model_admin)
        for model, model_admin in site._registry.items()
        if model._meta.app_label == "newsarchive"
    ]


def _checked(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise ValidationError("Give it a name.")
    return words


def _rows(request: HttpRequest, model_admin: ModelAdmin, query: str) -> QuerySet | None:
    """Return the rows of a list as the query filters it, without asking the database."""
    parameters = QueryDict(query)
    if "q" in parameters:
        return None
    asking = HttpRequest()
    asking.method, asking.user, asking.GET = "GET", request.user, parameters
    columns = model_admin.get_list_display(asking)
    try:
        changes = _Uncounted(
            asking,
            model_admin.model,
            columns,
            model_admin.get_list_display_links(asking, columns),
            model_admin.get_list_filter(asking),
            model_admin.date_hierarchy,
            model_admin.get_search_fields(asking),
            model_admin.get_list_select_related(asking),
            model_admin.list_per_page,
            model_admin.list_max_show_all,
            model_admin.list_editable,
            model_admin,
            [],
            None,
        )
    except IncorrectLookupParameters:
        return None
    rows: QuerySet = changes.queryset
    return rows

"""What the admins of all models share: cheap lists, true history, and no deleting of what evidence stands on."""

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsarchive.admin.change_list import ArchiveChangeList
from newsarchive.admin.history_pages import act_tag, object_history
from newsarchive.curation.form_versions import check_version, version_token

# Counting all rows that a filter leaves is what makes a long list slow; nobody pages through this many.
COUNT_CAP = 10_000

_ACTION_CHECKBOX = (
    f'<input type="checkbox" name="{ACTION_CHECKBOX_NAME}" value="{{}}" class="action-select"'
    ' aria-label="Select this object for an action - {}">'
)


class CappedPaginator(Paginator):
    """Counts no further than COUNT_CAP; rows behind that are found by filters and search.

    counted: the same rows, found in the way that is best for counting them.
    """

    counted: QuerySet | None = None

    @cached_property
    def count(self) -> int:
        return min(self._counted, COUNT_CAP)

    @property
    def is_capped(self) -> bool:
        return self._counted > COUNT_CAP

    @cached_property
    def _counted(self) -> int:
        rows = self.object_list if self.counted is None else self.counted
        assert isinstance(rows, QuerySet)  # as admins page nothing else
        # Of the ids alone: what is looked up for each row would be looked up to be counted.
        return rows.order_by().values("pk")[: COUNT_CAP + 1].count()


class ArchiveAdmin(admin.ModelAdmin):
    """A model's admin.

    list_columns: all that the list shows of a row, by the names of columns, so that no more is fetched; [] for everything.
    """

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = CappedPaginator
    # Nothing is sorted by a column that no index serves.
    sortable_by: ClassVar[list[str]] = []
    list_columns: ClassVar[list[str]] = []

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArchiveChangeList]:
        return ArchiveChangeList

    def is_deletable(self, obj: Any) -> bool:
        """Whether nothing stands on the row: neither evidence nor decisions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return obj is not None and super().has_delete_permission(request, obj) and self.is_deletable(obj)

    def action_checkbox(self, obj: Model) -> SafeString:
        """Return the box that chooses a row of a list: Django's own, without a form and a template for each."""
        return format_html(_ACTION_CHECKBOX, obj.pk, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """Refuse a form that was made from another version of the row than stands there now."""
        form: type[forms.ModelForm] = super().get_form(request, obj, change, **kwargs)
        if not change or request.method != "POST" or obj is None:
            return form
        version = request.POST.get("version", "")

        class VersionedForm(form):  # type: ignore[valid-type, misc]  # made by Django
            def clean(self) -> Any:
                cleaned = super().clean()
                check_version(self.instance, version)
                return cleaned

        return VersionedForm

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row: Model | None = context.get("original")
        if row is not None:
            # A form that was refused has changed the row at hand, though not the one that is stored.
            is_stored = request.method == "GET"
            context["version"] = version_token(
                row if is_stored else type(row)._default_manager.get(pk=row.pk)
            )
        return super().render_change_form(request, context, *args, **kwargs)

    def message_user(
        self,
        request: HttpRequest,
        message: Any,
        level: int | str = messages.INFO,
        extra_tags: str = "",
        fail_silently: bool = False,
    ) -> None:
        """Show a message, with a button that undoes what was done."""
        tags = f"{extra_tags} {act_tag()}".strip() if level == messages.SUCCESS else extra_tags
        super().message_user(request, message, level, tags, fail_silently)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return object_history(request, self.admin_site, row, extra_context)

    # The archive's own history has all of it, with old and new values.
    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None


class ReadOnlyAdmin(ArchiveAdmin):
    """For rows that only ingest makes and changes."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def editor(request: HttpRequest) -> User:
    """Return who is at work: the admin lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user

from functools import partial
from typing import Any

from auditlog.models import LogEntry
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from newsarchive.admin.history_pages import act_of, act_view, changes_view, undo_view
from newsarchive.admin.options import ReadOnlyAdmin
from newsarchive.models import Act

# Its entries are shown act by act, with old and new values in words.
if admin.site.is_registered(LogEntry):
    admin.site.unregister(LogEntry)


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """The history: pages of their own instead of a list and a form."""

    def get_urls(self) -> list[URLPattern]:
        undo = self.admin_site.admin_view(partial(undo_view, site=self.admin_site))
        return [path("<uuid:cid>/undo/", undo, name="newsarchive_act_undo"), *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return changes_view(request, self.admin_site)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return act_view(request, self.admin_site, act_of(object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self.change_view(request, object_id)

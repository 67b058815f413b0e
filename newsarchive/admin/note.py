"""Notes: written on the page of what they are about, listed here with their authors."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from newsarchive import curation, roles
from newsarchive.admin import filters
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.lookup import change_url, way_back
from newsarchive.admin.options import ArchiveAdmin, editor
from newsarchive.models import Note
from newsarchive.models.note import ABOUT

# Authors to choose from, in order of their names.
SHOWN_AUTHORS = 100


class WhatAbout(filters.QuestionFilter):
    title = "what it is on"
    parameter_name = "on"
    answers = {kind: (f"{kind.capitalize()}s", Q(**{f"{kind}__isnull": False})) for kind in ABOUT}


class WhoWrote(admin.SimpleListFilter):
    title = "who wrote it"
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        authors = User.objects.filter(Exists(Note.objects.filter(by=OuterRef("pk")))).order_by("username")
        return [(str(author.pk), str(author)) for author in authors[:SHOWN_AUTHORS]]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(by=int(self.value() or 0)) if (self.value() or "").isdecimal() else queryset


class IsRemoved(admin.SimpleListFilter):
    """Leaves removed ones out unless they are asked for."""

    title = "whether it was removed"
    parameter_name = "removed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("yes", "Removed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(removed=self.value() == "yes")


@admin.register(Note)
class NoteAdmin(ArchiveAdmin):
    list_display = ["words", "on", "by", "written", "changed"]
    list_filter = [WhatAbout, WhoWrote, IsRemoved]
    # By any part of a word: notes are as many as people write, not as machines read.
    search_fields = ["text"]
    search_help_text = "Words of the note."
    ordering = ["-id"]

    fields = ["text", "on", ("by", "written"), ("changed", "removed")]
    readonly_fields = ["on", "by", "written", "changed", "removed"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Notes are written where what they are on is shown."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Note | None = None) -> bool:
        if obj is None:
            return roles.may(request.user, "write notes")
        return not obj.removed and roles.may_change_note(request.user, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Note]:
        notes: QuerySet[Note] = super().get_queryset(request).for_list()  # type: ignore[attr-defined]  # of NoteQuerySet
        return notes

    def save_model(self, request: HttpRequest, obj: Note, form: forms.ModelForm, change: bool) -> None:
        if form.changed_data:
            curation.change_note(obj, text=form.cleaned_data["text"], by=editor(request))

    @admin.display(description="note")
    def words(self, note: Note) -> str:
        return Truncator(" ".join(note.text.split())).chars(200)

    @admin.display(description="on")
    def on(self, note: Note) -> SafeString:
        return format_html('{} <a href="{}">{}</a>', note.kind, change_url(note.about), note.about)


@require_POST
def write_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Write a note on a row, by the form on its page, and go back there."""
    roles.require(request.user, "write notes")
    model = ABOUT[kind]
    row: Model = get_object_or_404(model._default_manager.all(), pk=pk)
    if not request.user.has_perm(f"newsarchive.view_{kind}"):
        raise PermissionDenied
    try:
        curation.write_note(row, text=request.POST.get("text", ""), by=editor(request))
    except ValidationError as invalid:
        messages.error(request, " ".join(invalid.messages))
    else:
        messages.success(request, f"Noted on {row}.", extra_tags=act_tag())
    return HttpResponseRedirect(f"{way_back(request, change_url(row))}#notes")


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a note, and go back to the page that shows it."""
    note = get_object_or_404(Note.objects.standing().for_list(), pk=pk)
    if not roles.may_change_note(request.user, note):
        raise PermissionDenied
    curation.remove_note(note, by=editor(request))
    messages.success(request, f"The note “{note}” is removed.", extra_tags=act_tag())
    return HttpResponseRedirect(f"{way_back(request, change_url(note.about))}#notes")


def urlpatterns() -> list[URLPattern]:
    """Return the addresses that notes are sent to, below /admin/notes/."""
    view = admin.site.admin_view
    return [
        *(
            path(f"{kind}/<int:pk>/write/", view(write_view), {"kind": kind}, name=f"note-on-{kind}")
            for kind in ABOUT
        ),
        path("<int:pk>/remove/", view(remove_view), name="note-remove"),
    ]

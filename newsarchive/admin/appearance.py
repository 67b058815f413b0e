from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsarchive.admin.lookup import change_url, named
from newsarchive.admin.options import ArchiveAdmin, ReadOnlyAdmin
from newsarchive.models import Appearance, Mention


class MentionInline(admin.TabularInline):
    model = Mention
    fields = ["surface", "start", "end"]
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Appearance)
class AppearanceAdmin(ArchiveAdmin):
    list_display = ["name", "entity", "kind_read", "article", "published", "pinned"]
    list_filter = ["pinned"]
    search_fields = ["name"]
    search_help_text = "Names of the person or titles of the work."
    ordering = ["-id"]

    fields = ["name", "entity_link", "kind_read", "other_names", "article_link", "pinned"]
    readonly_fields = ["name", "entity_link", "kind_read", "other_names", "article_link"]
    inlines = [MentionInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        queryset = super().get_queryset(request).select_related("person", "work", "article")
        return queryset.defer("article__text", "article__layout")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Appearance], search_term: str
    ) -> tuple[QuerySet[Appearance], bool]:
        if search_term.strip():
            queryset = queryset.filter(named(search_term, persons=["person"], works=["work"]))
        return queryset, False

    @admin.display(description="person or work")
    def entity(self, appearance: Appearance) -> str:
        return str(appearance.entity)

    @admin.display(description="person or work")
    def entity_link(self, appearance: Appearance) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(appearance.entity), appearance.entity)

    @admin.display(description="kind", ordering="kind")
    def kind_read(self, appearance: Appearance) -> str:
        return f"{appearance.likely_kind}, likely" if appearance.likely_kind else appearance.kind

    @admin.display(description="article")
    def article_link(self, appearance: Appearance) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(appearance.article), appearance.article)

    @admin.display(description="names in this article")
    def other_names(self, appearance: Appearance) -> str:
        return " · ".join(f"{name} ({kind})" for name, kind in appearance.names)


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ["surface", "entity", "article", "start"]
    search_fields = ["surface"]
    search_help_text = "Names of the person or titles of the work."
    ordering = ["-id"]

    fields = ["surface", "entity_link", "appearance_link", "article_link", "start", "end"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        queryset = super().get_queryset(request)
        queryset = queryset.select_related("appearance__person", "appearance__work", "article")
        return queryset.defer("article__text", "article__layout")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Mention], search_term: str
    ) -> tuple[QuerySet[Mention], bool]:
        if search_term.strip():
            persons, works = ["appearance__person"], ["appearance__work"]
            queryset = queryset.filter(named(search_term, persons=persons, works=works))
        return queryset, False

    @admin.display(description="person or work")
    def entity(self, mention: Mention) -> str:
        return str(mention.appearance.entity)

    @admin.display(description="person or work")
    def entity_link(self, mention: Mention) -> SafeString:
        entity = mention.appearance.entity
        return format_html('<a href="{}">{}</a>', change_url(entity), entity)

    @admin.display(description="appearance")
    def appearance_link(self, mention: Mention) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(mention.appearance), mention.appearance)

    @admin.display(description="article")
    def article_link(self, mention: Mention) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(mention.article), mention.article)

"""What all public lists have in common: filters, a count, a page of rows."""

from typing import Any

from django.db import models
from django_filters.views import FilterView

from newsarchive import paging
from newsarchive.models import Article
from newsarchive.paging import Order, Page


class ArchiveList(FilterView):
    template_name_suffix = "_list"
    strict = False  # a bad value narrows nothing, and is told beside its field
    page_order: Order

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_page(self.object_list)
        count = paging.count(self.filterset.to_count())
        context: dict[str, Any] = super().get_context_data(
            page=page,
            rows=page.rows,
            count=count,
            chips=self.filterset.chips(),
            is_archive_empty=not count.number and not Article.objects.exists(),
            **kwargs,
        )
        return context

    def get_page(self, queryset: models.QuerySet[Any]) -> Page[Any]:
        return paging.page_of(queryset, self.page_order, self.request.GET.get("page", ""))

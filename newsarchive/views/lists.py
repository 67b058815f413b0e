"""What all public lists have in common: filters with counts, a count, a page of rows, what to loosen when there are none."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django_filters.views import FilterView

from newsarchive import paging
from newsarchive.filters import ArchiveFilter, Chip
from newsarchive.models import Article
from newsarchive.paging import Count, Page
from newsarchive.time_box import TimeBox, TimeOverError

# Counts beside the choices are worth waiting for so long, all together; a page without them is whole too.
COUNTING_SECONDS = 0.25


@dataclass(frozen=True)
class Loosening:
    """A filter to take away, and how many rows that gives."""

    chip: Chip
    count: Count


class ArchiveList(FilterView):
    template_name_suffix = "_list"
    strict = False  # a bad value narrows nothing, and is told beside its field

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_page(self.object_list)
        count = paging.count(self.filterset.to_count())
        chips = self.filterset.chips()
        box = TimeBox(COUNTING_SECONDS)
        loosenings = [] if page.rows else _loosenings(self.filterset, chips, box)
        self.filterset.count_choices(box)
        context: dict[str, Any] = super().get_context_data(
            page=page,
            rows=page.rows,
            count=count,
            chips=chips,
            loosenings=loosenings,
            address=self.filterset.address,
            order_words=self.filterset.order_words,
            is_archive_empty=not count.number and not Article.objects.exists(),
            **kwargs,
        )
        return context

    def get_page(self, queryset: models.QuerySet[Any]) -> Page[Any]:
        return paging.page_of(queryset, self.filterset.page_order, self.request.GET.get("page", ""))


def _loosenings(filterset: ArchiveFilter, chips: list[Chip], box: TimeBox) -> list[Loosening]:
    """Return which of the filters to take away, the most fruitful first; only those that can be counted in time."""
    found = []
    for chip in chips:
        try:
            with box.open():
                count = paging.count(filterset.selection(without=chip.name))
        except TimeOverError:
            break
        if count.number:
            found.append(Loosening(chip, count))
    return sorted(found, key=lambda loosening: -loosening.count.number)

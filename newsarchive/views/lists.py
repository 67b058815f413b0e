"""What all public lists have in common: filters with counts, a count, a page of rows, what to loosen when there are none."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django_filters.views import FilterView

from newsarchive import freshness, paging
from newsarchive.filters import ArchiveFilter, Chip
from newsarchive.models import Article
from newsarchive.narrowing import as_typed
from newsarchive.paging import Count, Page
from newsarchive.representations.feed import ENTRIES, atom
from newsarchive.representations.rows import Row, RowOf
from newsarchive.representations.streams import CONTENT_TYPES, STREAMS
from newsarchive.time_box import TimeBox
from newsarchive.views.forms import site_of

# Counts beside the choices are worth waiting for so long, all together; a page without them is whole too.
COUNTING_SECONDS = 0.25

PIECE = 500  # rows of a list that is taken away are read at once


@dataclass(frozen=True)
class Loosening:
    """A filter, or a part of a query, to take away, and how many rows that gives."""

    chip: Chip
    count: Count


@dataclass(frozen=True)
class Head:
    """What is the same on all pages of a list: how many rows it has, and its form, with counts beside the choices."""

    count: Count
    form: SafeString


class ArchiveList(FilterView):
    template_name_suffix = "_list"
    strict = False  # a bad value narrows nothing, and is told beside its field
    name: str  # of the rows, as in addresses: "articles"
    row_of: tuple[RowOf]  # in a tuple, as a function of a class would become a method

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        suffix = self.kwargs.get("suffix", "")
        if not suffix:
            page: HttpResponse = super().get(request, *args, **kwargs)
            return page
        self.filterset = self.get_filterset(self.get_filterset_class())
        content = self._feed() if suffix == "atom" else self._stream(suffix)
        content.headers["Content-Type"] = CONTENT_TYPES[suffix]
        return content

    def _stream(self, suffix: str) -> HttpResponse:
        """Return the whole list, row by row, in its order; all that match where the page shows only the best."""
        site, mark = site_of(self.request), freshness.mark()
        rows: Iterator[Row] = iter(())
        if self.request.method != "HEAD":
            found = paging.walk(self.filterset.qs, self.filterset.page_order, PIECE)
            rows = (self.row_of[0](row, site) for row in found)
        response = StreamingHttpResponse(STREAMS[suffix](self.name, rows))
        if mark:
            response.headers["ETag"] = f'W/"{mark}-{suffix}"'
        if suffix != "json":
            response.headers["Content-Disposition"] = f'attachment; filename="{self.name}.{suffix}"'
        return response  # type: ignore[return-value]  # Django's stubs part what its handlers treat alike

    def _feed(self) -> HttpResponse:
        filterset, site = self.filterset, site_of(self.request)
        order = filterset.orders.get("new", filterset.orders[""])
        rows = order.apply(filterset.selection())[:ENTRIES]
        narrowed = ", ".join(f"{chip.label}: {chip.value}" for chip in filterset.chips())
        title = f"{self.name.capitalize()} · News archive" + (f" ({narrowed})" if narrowed else "")
        page = f"{site}/{self.name}/{filterset.address}"
        return HttpResponse(atom(title, page, f"{site}/{self.name}.atom{filterset.address}", rows, site))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_page(self.object_list)
        chips = self.filterset.chips()
        head = self._head()
        box = TimeBox(COUNTING_SECONDS)
        loosenings = [] if page.rows else _loosenings(self.filterset, chips, box)
        context: dict[str, Any] = super().get_context_data(
            page=page,
            rows=page.rows,
            count=head.count,
            form=head.form,
            chips=chips,
            loosenings=loosenings,
            address=self.filterset.address,
            searched=as_typed(self.filterset.cleaned),
            order_words=self.filterset.order_words,
            is_archive_empty=not head.count.number and not Article.objects.exists(),
            **kwargs,
        )
        return context

    def _head(self) -> Head:
        make = partial(_head_of, self.filterset)
        if self.filterset.form.errors:
            return make()  # the address of the list does not tell what is wrong
        return freshness.remembered(f"head of {self.name}{self.filterset.address}", make)

    def get_page(self, queryset: models.QuerySet[Any]) -> Page[Any]:
        return paging.page_of(queryset, self.filterset.page_order, self.request.GET.get("page", ""))


def _head_of(filterset: ArchiveFilter) -> Head:
    count = paging.count(filterset.selection())
    filterset.write_counts(filterset.choice_counts(TimeBox(COUNTING_SECONDS)))
    return Head(count, render_to_string("newsarchive/_form.html", {"filter": filterset}))


def _loosenings(filterset: ArchiveFilter, chips: list[Chip], box: TimeBox) -> list[Loosening]:
    """Return which of the filters to take away, the most fruitful first; only those that can be counted in time."""
    found = []
    for chip in chips:
        count = box.ask(partial(_count_without, filterset, chip))
        if count is not None and count.number:
            found.append(Loosening(chip, count))
    return sorted(found, key=lambda loosening: -loosening.count.number)


def _count_without(filterset: ArchiveFilter, chip: Chip) -> Count:
    return paging.count(filterset.selection(without=chip.name))

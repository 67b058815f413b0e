"""The rows of a list as Django's admin shows them, with what is the same for all of them found once.

Django asks for each cell anew which field or method it is of, how its values are shown and what a link keeps of the
filters: on a page of fifty rows that takes longer than all the rest of the page.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import display_for_field, display_for_value, lookup_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import DateField, Field, ForeignKey, Model, TimeField
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

# What a row has in a column, and whether that is kept on one line.
Shown = tuple[Any, bool]
Show = Callable[[Model], Shown]
Link = Callable[[Model, Any], SafeString]
# Its begin, its words and its end.
Cell = Callable[[Model], tuple[SafeString, SafeString, SafeString]]


def result_rows(cl: ChangeList) -> Iterator[SafeString]:
    """Yield the cells of each row of a list that is not edited in place."""
    cells = _cells(cl)
    for row in cl.result_list:
        yield SafeString("".join(chain.from_iterable([cell(row) for cell in cells])))


def _cells(cl: ChangeList) -> list[Cell]:
    found: list[Cell] = []
    link, is_linked_yet = _link(cl), False
    links, has_links = cl.list_display_links, cl.list_display_links is not None
    for name in map(str, cl.list_display):
        is_link = has_links and (name in links or not (links or is_linked_yet))
        tag = "th" if is_link and not is_linked_yet else "td"
        found.append(_cell(cl, name, tag, link if is_link else None))
        is_linked_yet |= is_link
    return found


def _cell(cl: ChangeList, name: str, tag: str, link: Link | None) -> Cell:
    empty = cl.model_admin.get_empty_value_display()
    show = _show(cl, name, empty, is_link=link is not None)
    names = "action-checkbox" if name == "action_checkbox" else f"field-{name}"
    begin = format_html('<{} class="{}">', tag, names)
    begin_on_one_line = format_html('<{} class="{} nowrap">', tag, names)
    end = format_html("</{}>", tag)

    def cell(row: Model) -> tuple[SafeString, SafeString, SafeString]:
        try:
            shown, is_on_one_line = show(row)
        except ObjectDoesNotExist:
            shown, is_on_one_line = empty, False
        words = link(row, shown) if link else conditional_escape(shown)
        return (begin_on_one_line if is_on_one_line else begin), words, end

    return cell


def _show(cl: ChangeList, name: str, empty: str, *, is_link: bool) -> Show:
    try:
        field = cl.lookup_opts.get_field(name)
    except FieldDoesNotExist:
        if name != "__str__" and hasattr(cl.model_admin, name):
            return _of_method(getattr(cl.model_admin, name), empty)
    else:
        # As Django does, show what is no field that somebody named as the bare value that it has.
        if isinstance(field, Field) and field.name == name and not field.auto_created:
            return _of_field(field, empty, is_link=is_link)
    return _of_attribute(cl, name, empty)


def _of_field(field: Field, empty: str, *, is_link: bool) -> Show:
    name, is_on_one_line = field.name, isinstance(field, DateField | TimeField | ForeignKey)
    if isinstance(field, ForeignKey):

        def related(row: Model) -> Shown:
            other = getattr(row, name)
            return (empty if other is None else other), True

        return related
    if field.choices:
        labels = {value: conditional_escape(label) for value, label in field.flatchoices}
        return lambda row: (labels.get(getattr(row, name), empty), is_on_one_line)

    def own(row: Model) -> Shown:
        value = getattr(row, name)
        if _is_plain(value):
            return SafeString(value), is_on_one_line
        return display_for_field(value, field, empty, avoid_link=is_link), is_on_one_line

    return own


def _of_method(method: Callable[[Model], object], empty: str) -> Show:
    empty, is_boolean = getattr(method, "empty_value_display", empty), getattr(method, "boolean", False)
    return lambda row: _of_value(method(row), empty, is_boolean=is_boolean)


def _of_attribute(cl: ChangeList, name: str, empty: str) -> Show:
    def attribute(row: Model) -> Shown:
        _, found, value = lookup_field(name, row, cl.model_admin)
        is_boolean = getattr(getattr(found, "fget", found), "boolean", False)
        return _of_value(value, getattr(found, "empty_value_display", empty), is_boolean=is_boolean)

    return attribute


def _of_value(value: object, empty: str, *, is_boolean: bool) -> Shown:
    if isinstance(value, str):
        return (value if value.strip() else empty), False
    if _is_plain(value) and not is_boolean:
        return SafeString(value), False
    return display_for_value(value, empty, is_boolean), isinstance(value, date | time)


def _is_plain(value: object) -> bool:
    """Tell whether it is a number that is written alike in all languages: asking each for its way takes long."""
    return type(value) is int and not settings.USE_THOUSAND_SEPARATOR


def _link(cl: ChangeList) -> Link:
    """Return what makes a link to a row's page of what the row shows."""
    kept: str | None = None

    def link(row: Model, shown: Any) -> SafeString:
        nonlocal kept
        try:
            url = cl.url_for_result(row)
        except NoReverseMatch:
            return conditional_escape(shown)
        if kept is None:
            # What it keeps of the filters hangs on what page it leads to, which Django finds out from the address.
            context: dict[str, Any] = {"preserved_filters": cl.preserved_filters, "opts": cl.opts}
            kept = add_preserved_filters(context, url).removeprefix(url)
        popup = SafeString()
        if cl.is_popup:
            chosen = row.serializable_value(str(cl.to_field) if cl.to_field else cl.pk_attname)
            popup = format_html(' data-popup-opener="{}"', chosen)
        return format_html('<a href="{}"{}>{}</a>', url + kept, popup, shown)

    return link

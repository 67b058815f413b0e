"""The table and the filters of a list of the admin, as Django's own tags show them, with less work for each row and choice."""

from typing import Any

from django import template
from django.contrib.admin import ListFilter
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from newsarchive.admin.result_rows import result_rows

register = template.Library()

_SELECTED = SafeString(' class="selected"')


@register.inclusion_tag("admin/newsarchive/_result_table.html")
def result_table(cl: ChangeList) -> dict[str, Any]:
    """Show the heads and the rows of a list that is not edited in place."""
    heads = list(result_headers(cl))
    sorted_count = sum(bool(head["sortable"] and head["sorted"]) for head in heads)
    return {"heads": heads, "sorted_count": sorted_count, "rows": list(result_rows(cl))}


@register.inclusion_tag("admin/newsarchive/_list_filter.html")
def list_filter(cl: ChangeList, spec: ListFilter) -> dict[str, Any]:
    """Show the choices of a filter that has no template of its own."""
    choices = (
        (_SELECTED if choice["selected"] else "", choice["query_string"], choice["display"])
        for choice in spec.choices(cl)
    )
    return {"title": spec.title, "choices": format_html_join("\n", '<li{}><a href="{}">{}</a></li>', choices)}
